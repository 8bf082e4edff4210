import { calendarDay } from '$lib/domain/time/calendar';
import { changeWishes, type KeptWishes } from '$lib/domain/today/wishes';
import { OWN, OwnDb } from '$lib/store/own-db';
import type { CommandName, Commands } from './api';
import type { Device } from './device';
import { dismissNotice } from './notices';
import type { PersonSide } from './person-side';
import { readStorage } from './storage-view';

/** Commands that need no ledger, so that a draft is back on the screen before anything large is loaded. */
type LightCommand =
	| 'loadDraft'
	| 'saveDraft'
	| 'chooseVillage'
	| 'lookedBack'
	| 'arrangeToday'
	| 'askToPersist'
	| 'dismissNotice'
	| 'noteTrouble';

type LightCommands = {
	[C in LightCommand]: (
		device: Device,
		args: Commands[C]['args']
	) => Promise<Commands[C]['answer']>;
};

/** Not needed before something is typed. */
const guard = () => import('$lib/domain/text/without-forbidden');

const commands: LightCommands = {
	async loadDraft({ person, db }, { key, of = person?.name }) {
		if (of === undefined) return db.readDraft(key);
		return inOwnDb(person, of, (own) => own.read(OWN.draft(key)));
	},
	async saveDraft({ person, db }, { key, value, of = person?.name }) {
		// What may not be held is not kept for a moment either, while somebody is still typing.
		const { withoutForbidden } = await guard();
		const kept = withoutForbidden(value);
		if (of === undefined) await db.keepDraft(key, kept);
		else await inOwnDb(person, of, (own) => own.keep(OWN.draft(key), kept));
		return null;
	},
	async chooseVillage({ person }, { village }) {
		await person?.own.keep(OWN.village, village);
		return null;
	},
	async lookedBack({ person }, { village, untilMs }) {
		await person?.own.change<number>(OWN.lookedBack(village), (seen = 0) =>
			Math.max(seen, untilMs)
		);
		return null;
	},
	async arrangeToday({ person }, { village, nowMs, change }) {
		await person?.own.change<KeptWishes>(OWN.wishes(village), (kept) =>
			changeWishes(kept, calendarDay(nowMs), change)
		);
		return null;
	},
	// Only a page may ask the browser; it has, when it sends this.
	async askToPersist(device) {
		device.storageChanged();
		return readStorage(device);
	},
	async noteTrouble({ db }, { name, where }) {
		await db.noteTrouble({ name, where, source: 'page' }, Date.now());
		return null;
	},
	async dismissNotice({ person }, { id }) {
		if (person) await dismissNotice(person.own, id);
		return null;
	}
};

/** A form may outlive its person by a moment: what they typed last is theirs, whoever is signed in by then. */
async function inOwnDb<T>(
	person: PersonSide | undefined,
	of: string,
	work: (own: OwnDb) => Promise<T>
): Promise<T> {
	if (person?.name === of) return work(person.own);
	const own = new OwnDb(of);
	try {
		return await work(own);
	} finally {
		own.close();
	}
}

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
