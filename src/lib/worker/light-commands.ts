import { OWN } from '$lib/store/own-db';
import type { CommandName, Commands } from './api';
import type { Device } from './device';
import { dismissNotice } from './notices';
import { readStorage } from './storage-view';

/** Commands that need no ledger, so that a draft is back on the screen before anything large is loaded. */
type LightCommand = 'loadDraft' | 'saveDraft' | 'chooseVillage' | 'askToPersist' | 'dismissNotice';

type LightCommands = {
	[C in LightCommand]: (
		device: Device,
		args: Commands[C]['args']
	) => Promise<Commands[C]['answer']>;
};

const commands: LightCommands = {
	async loadDraft({ person, db }, { key }) {
		return person ? person.own.read(OWN.draft(key)) : db.readDraft(key);
	},
	async saveDraft({ person, db }, { key, value }) {
		if (person) await person.own.keep(OWN.draft(key), value);
		else await db.keepDraft(key, value);
		return null;
	},
	async chooseVillage({ person }, { village }) {
		await person?.own.keep(OWN.village, village);
		return null;
	},
	// Only a page may ask the browser; it has, when it sends this.
	async askToPersist(device) {
		device.storageChanged();
		return readStorage(device);
	},
	async dismissNotice({ person }, { id }) {
		if (person) await dismissNotice(person.own, id);
		return null;
	}
};

/** Undefined where the command needs the ledgers. */
export async function runLightCommand<C extends CommandName>(
	device: Device,
	command: C,
	args: Commands[C]['args']
): Promise<{ answer: Commands[C]['answer'] } | undefined> {
	if (!(command in commands)) return undefined;
	const run = commands[command as LightCommand] as (
		device: Device,
		args: Commands[C]['args']
	) => Promise<Commands[C]['answer']>;
	return { answer: await run(device, args) };
}
