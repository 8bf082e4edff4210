import type { Entry } from '../../../src/lib/domain/entries/entry';
import { deviceId, parseEntryId } from '../../../src/lib/domain/ids';
import { SeededRandom } from '../../../sync-server/src/demo/random';
import { PASSWORD } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';
import { FieldDevice } from './field-device';
import type { Hall, Waits } from './hall';
import { declines } from './model/consents';
import { Leftovers } from './model/leftovers';
import { Rights, type FieldRole } from './model/rights';
import { SavedEntries } from './model/saved-entries';
import { planted } from './planted';
import { RoughLink } from './rough-link';
import { Tally } from './tally';

export interface Beginning {
	/** What the third of them is. */
	third: FieldRole;
	/** Where ids come from. */
	seed: number;
	/** Whose battery ends when the first village has just come. */
	diesOverFirstPull: number | null;
	/** Whose network ends at which request of the first round. */
	firstPullBreaks: { whose: number; requests: number } | null;
	waits: Waits;
}

let communes = 0;

/**
 * Two villages, three people, three devices: two volunteers of the first village, and one who knows both. With it, all
 * that the model knows of them.
 */
export class Commune {
	readonly saved = new SavedEntries();
	readonly rights: Rights;
	readonly devices: FieldDevice[] = [];
	readonly leftovers: Leftovers;
	readonly tally = new Tally();
	private words = 0;

	private constructor(
		readonly hall: Hall,
		readonly villages: readonly string[],
		private readonly code: number
	) {
		this.rights = new Rights(villages);
		this.leftovers = new Leftovers(this.rights);
	}

	static async begin(hall: Hall, { third, seed, waits }: Beginning): Promise<Commune> {
		const code = 20_000 + communes++;
		await hall.setWaits(waits);
		await hall.start();
		const villages = [`village-${code}-01`, `village-${code}-02`];
		const commune = new Commune(hall, villages, code);
		const [here = ''] = villages;
		const chance = new SeededRandom(seed);
		await commune.join(`lan-${code}`, 'volunteer', [here], chance);
		await commune.join(`hung-${code}`, 'volunteer', [here], chance);
		// An officer who was given one village has them all; a volunteer has those they were given.
		const known = third === 'volunteer' ? villages : [here];
		await hall.command('village', 'add', villages[1] ?? '');
		await commune.join(`nga-${code}`, third, known, chance);
		return commune;
	}

	private async join(
		person: string,
		role: FieldRole,
		villages: readonly string[],
		chance: SeededRandom
	): Promise<void> {
		await this.hall.command(
			...['user', 'add', person, '--role', role, '--password', PASSWORD],
			...['--villages', villages.join(',')]
		);
		this.rights.add(person, role, villages);
		const number = communes * 3 + this.devices.length;
		const link = new RoughLink(`10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`);
		const phone = new Phone(person, this.hall.server.url, '', deviceId(chance.bytes(7)));
		const onSaved = (device: FieldDevice, village: string, entries: readonly Entry[]) =>
			this.note(device, village, entries);
		const device = new FieldDevice({ phone, link, chance, onSaved });
		await device.phone.signIn(PASSWORD);
		this.devices.push(device);
	}

	device(number: number): FieldDevice {
		const device = this.devices[number % this.devices.length];
		if (!device) throw new Error('there are no devices');
		return device;
	}

	/** A text that is nowhere else, on any disk. */
	newWords(what: string): string {
		return `${what} ${planted(this.code, ++this.words)}`;
	}

	/** Whether anybody has heard of a household that does not want to be recorded. */
	hasDeclined(): boolean {
		return this.saved.all.some(({ entry }) => declines(entry));
	}

	/** Whatever the commune has erased by now is erased for the model too. To be asked after what it has, never before. */
	async hearsOfErasures(): Promise<void> {
		if (!this.hall.isOpen) return;
		for (const village of this.villages)
			for (const { id, alone } of await this.hall.hasErased(village))
				if (alone) this.saved.erasedAlone.add(id);
				else this.saved.erased.add(parseEntryId(id)?.subject ?? '');
	}

	private note(device: FieldDevice, village: string, entries: readonly Entry[]): void {
		for (const entry of entries)
			this.saved.note({
				id: entry._id,
				entry: structuredClone(entry),
				village,
				household: parseEntryId(entry._id)?.subject ?? '',
				person: device.person,
				device: device.name
			});
	}
}
