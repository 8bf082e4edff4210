import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import type { App } from '../../src/lib/commands/app';
import { clockStart, nextReading, type DeviceTime } from '../../src/lib/domain/time/clock';
import type { Entry } from '../../src/lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '../../src/lib/domain/entries/envelope';
import type { Household } from '../../src/lib/domain/household/household';
import { ok } from '../../src/lib/domain/result';
import { foldSubjects, readLinked, replacedIds } from '../../src/lib/store/fold-ledger';
import type { Ledger } from '../../src/lib/store/ledger';
import { createLedger } from '../../src/lib/store/pouch-ledger';
import { MORNING_MS, ulidOf } from './builders';
import { asReceived } from './village-entries';

PouchDB.plugin(memory);

let opened = 0;
let ids = 20_000;

export interface Owner {
	person: string;
	device: string;
	isOfficer?: boolean;
	/** Where what they write is taken. */
	villages: readonly string[];
}

/** A device's commands over real ledgers in memory, without a browser around them. */
export class DeviceInMemory {
	readonly app: App;
	readonly #ledgers = new Map<string, Ledger>();
	#clock: DeviceTime = clockStart;
	#minute = 0;

	private constructor(private readonly owner: Owner) {
		this.app = {
			person: owner.person,
			isOfficer: owner.isOfficer ?? false,
			mayWrite: (village) => owner.villages.includes(village),
			nowMs: () => this.#nowMs(),
			household: async (id) => {
				for (const [village, ledger] of this.#ledgers) {
					const household = await read(ledger, id);
					if (household) return { village, household };
				}
				return undefined;
			},
			newStamps: async (household, count, known) => {
				const stamps: EntryStamp[] = [];
				for (let seen = known?.history[0]?.at; stamps.length < count; seen = stamps.at(-1)?.at)
					stamps.push(this.#stamp(household, seen));
				return stamps;
			},
			newStampsFor: async (households) => households.map((household) => this.#stamp(household)),
			newId: () => ulidOf(ids++),
			write: async (village, entries) => {
				const written = await this.ledger(village).appendMany(entries);
				return written.ok ? ok(null) : written;
			},
			refusedEntry: async () => undefined,
			setAside: async () => ok(null)
		};
	}

	/** @param villages what it has a ledger of */
	static async open(owner: Owner, villages: readonly string[]): Promise<DeviceInMemory> {
		const device = new DeviceInMemory(owner);
		for (const village of villages) {
			const db = new PouchDB(`device-${opened++}`, { adapter: 'memory' });
			const created = await createLedger(db, { village, ...owner });
			if (!created.ok) throw new Error('no ledger');
			device.#ledgers.set(village, created.value);
		}
		return device;
	}

	ledger(village: string): Ledger {
		const ledger = this.#ledgers.get(village);
		if (!ledger) throw new Error(`no ledger of ${village}`);
		return ledger;
	}

	async household(id: string): Promise<Household | undefined> {
		return (await this.app.household(id))?.household;
	}

	async entries(village: string): Promise<Entry[]> {
		const entries: Entry[] = [];
		await this.ledger(village).allSubjects((subject) => void entries.push(...subject.entries));
		return entries;
	}

	/** Both have what either had of the villages they share, as after a sync of both. */
	async meet(other: DeviceInMemory): Promise<void> {
		for (const village of this.#ledgers.keys()) {
			if (!other.#ledgers.has(village)) continue;
			const [mine, theirs] = [await this.entries(village), await other.entries(village)];
			await this.ledger(village).receive(theirs.map(asReceived));
			await other.ledger(village).receive(mine.map(asReceived));
		}
	}

	async dispose(): Promise<void> {
		for (const ledger of this.#ledgers.values()) await ledger.destroy();
	}

	#nowMs(): number {
		return MORNING_MS + this.#minute * 60_000;
	}

	#stamp(subject: string, seen?: string): EntryStamp {
		this.#minute++;
		const { clock, reading } = nextReading(this.#clock, this.#nowMs(), seen);
		this.#clock = clock;
		return stampFor({
			kind: 'household',
			subject,
			at: reading,
			by: this.owner.person,
			device: this.owner.device,
			deviceTime: new Date(this.#nowMs()).toISOString()
		});
	}
}

async function read(ledger: Ledger, id: string): Promise<Household | undefined> {
	const [subjects, replaced] = await Promise.all([readLinked(ledger, [id]), replacedIds(ledger)]);
	return foldSubjects(subjects, replaced).get(id);
}
