import type PouchDB from 'pouchdb-core';
import type { App, KnownHousehold, RefusedHere } from '../../../src/lib/commands/app';
import { isOfficer, mayRead, mayWrite } from '../../../src/lib/domain/access/access';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { stampFor, type EntryStamp } from '../../../src/lib/domain/entries/envelope';
import type { Household } from '../../../src/lib/domain/household/household';
import { parseEntryId, ulid } from '../../../src/lib/domain/ids';
import { ok, type Result } from '../../../src/lib/domain/result';
import { markReplaced } from '../../../src/lib/store/box';
import { DeviceClock } from '../../../src/lib/store/device-clock';
import type { Ledger } from '../../../src/lib/store/ledger';
import { foldSubjects, readLinked, replacedIds } from '../../../src/lib/store/fold-ledger';
import type { StorageError } from '../../../src/lib/store/storage-error';
import type { ReplicationFailure } from '../../../src/lib/sync/failures';
import type { SeededRandom } from '../../../sync-server/src/demo/random';
import type { Phone } from '../../support/sync/phone';
import { asProgramOf, cutAnywhere, never, newLife } from './cut-anywhere';
import type { RoughLink } from './rough-link';

/** The battery is empty: nothing of what was going on goes on. */
export class BatteryEmpty extends Error {}

/** The last thing a battery sees, or not even that. */
export const BATTERY_ENDS = [
	'before-the-save',
	'after-the-save',
	'before-a-village-is-called-whole'
] as const;
export type BatteryEnds = (typeof BATTERY_ENDS)[number];

/** Small enough that villages come in several pages. */
const PAGE_ROWS = 10;

export interface DeviceParts {
	phone: Phone;
	link: RoughLink;
	/** For new ids. */
	chance: SeededRandom;
	/** Told what is durable on this device, before anybody else hears of it. */
	onSaved: (device: FieldDevice, village: string, entries: readonly Entry[]) => void;
}

/**
 * A person with a device: the real commands over the real ledger, clock and sync. Missing are the screens, and the tables
 * they read, which in Node have no database; what they would say of a household is folded from the ledger.
 */
export class FieldDevice implements App {
	phone: Phone;
	readonly link: RoughLink;
	/** How wrong its clock is. */
	skewMs = 0;
	isSyncing = false;
	/** When the battery ends. */
	batteryEnds: BatteryEnds | undefined;
	/** How many steps of its databases the battery lasts for, when it does not last. */
	stepsLeft: number | undefined;
	/** Rounds with the commune so far: what was written between two of them goes in one. */
	rounds = 0;
	private readonly databases = new Map<string, PouchDB.Database>();
	private life = newLife();
	/** Given to the database, whatever became of it. */
	private readonly trying = new Set<{ village: string; entries: readonly Entry[] }>();
	private readonly interrupted = new Set<(cause: unknown) => void>();
	private readonly clock: DeviceClock;

	constructor(private readonly parts: DeviceParts) {
		this.phone = parts.phone;
		this.link = parts.link;
		this.clock = new DeviceClock(inMemory(), () => this.communeMs);
		this.use(parts.phone);
	}

	get person(): string {
		return this.phone.person;
	}

	get name(): string {
		return this.phone.device;
	}

	get isOfficer(): boolean {
		const { access } = this.phone;
		return access !== undefined && isOfficer(access.person.role);
	}

	mayWrite(village: string): boolean {
		const { access } = this.phone;
		return access?.databases.some((one) => one.name === village && mayWrite(one)) === true;
	}

	/** Those its screens show, as far as it has heard. */
	get villages(): string[] {
		return (this.phone.access?.databases ?? []).filter(mayRead).map(({ name }) => name);
	}

	/** The commune's time, as well as this device knows it. */
	get communeMs(): number {
		return this.phone.wallMs() + this.phone.serverOffsetMs;
	}

	nowMs(): number {
		return this.communeMs;
	}

	/** One round, or as much of it as the battery lasts for. */
	async sync(): Promise<Result<null, ReplicationFailure>> {
		this.isSyncing = true;
		this.rounds++;
		this.phone.inSmallPages(PAGE_ROWS);
		try {
			return await this.untilTheBatteryEnds(() => this.phone.sync());
		} finally {
			this.isSyncing = false;
			this.rounds++;
			this.link.expectNothing();
		}
	}

	/** @throws BatteryEmpty where it did not last: by then the device runs again */
	async untilTheBatteryEnds<T>(work: () => Promise<T>): Promise<T> {
		let interrupt: (cause: unknown) => void = () => undefined;
		const ended = new Promise<never>((_, reject) => (interrupt = reject));
		this.interrupted.add(interrupt);
		try {
			return await Promise.race([asProgramOf(this, work), ended]);
		} finally {
			this.interrupted.delete(interrupt);
		}
	}

	/** Ends whatever runs, at once, and starts again from what the databases hold. */
	async emptiesBattery(): Promise<void> {
		const before = this.phone;
		const { life } = this;
		life.isOver = true;
		this.stepsLeft = undefined;
		this.life = newLife();
		before.net = () => never;
		before.openLedger = () => never;
		await Promise.allSettled(life.underWay);
		const after = await before.switchedOnAgain();
		for (const village of before.complete) after.complete.add(village);
		this.use(after);
		await this.findsWhatWasSaved();
		for (const interrupt of this.interrupted) interrupt(new BatteryEmpty());
	}

	/** Nobody was told that it is saved, and it is there: from now on it counts as everything else. */
	private async findsWhatWasSaved(): Promise<void> {
		for (const { village, entries } of this.trying) {
			const rows = await (await this.phone.ledger(village)).read(entries.map(({ _id }) => _id));
			const there = new Set(rows.map(({ id }) => id));
			const kept = entries.filter(({ _id }) => there.has(_id));
			if (kept.length > 0) this.parts.onSaved(this, village, kept);
		}
		this.trying.clear();
	}

	/** Every body its database has of a village, those of earlier revisions among them. */
	async everythingIn(village: string): Promise<string[]> {
		const pouch = this.databases.get(village);
		if (!pouch) return [];
		const texts: string[] = [];
		const { results } = await pouch.changes({ since: 0, style: 'all_docs', include_docs: true });
		for (const { id, changes, doc } of results) {
			texts.push(JSON.stringify(doc));
			for (const { rev } of changes) {
				const { _revs_info = [] } = await pouch.get(id, { rev, revs_info: true });
				for (const { rev: earlier, status } of _revs_info)
					if (status === 'available')
						texts.push(JSON.stringify(await pouch.get(id, { rev: earlier })));
			}
		}
		return texts;
	}

	private endsNow(when: BatteryEnds): boolean {
		if (this.batteryEnds !== when) return false;
		this.batteryEnds = undefined;
		return true;
	}

	private dies(): Promise<never> {
		this.emptiesBattery().catch((cause: unknown) => {
			for (const interrupt of this.interrupted) interrupt(cause);
		});
		return never;
	}

	private use(phone: Phone): void {
		this.phone = phone;
		phone.net = this.link.fetch;
		phone.wallMs = () => Date.now() + this.skewMs;
		phone.silenceMs = 30_000;
		const { isWhole } = phone;
		phone.isWhole = (village) =>
			this.endsNow('before-a-village-is-called-whole') ? this.dies() : isWhole(village);
		phone.underLedgers = (pouch, village) => {
			this.databases.set(village, pouch);
			return cutAnywhere(pouch, { device: this, life: this.life, step: () => this.endsHere() });
		};
	}

	private endsHere(): boolean {
		if (this.stepsLeft === undefined || this.stepsLeft-- > 0) return false;
		void this.dies();
		return true;
	}

	async household(id: string): Promise<KnownHousehold | undefined> {
		for (const [village, ledger] of this.phone.ledgers) {
			const household = await this.read(ledger, id);
			if (household) return { village, household };
		}
		return undefined;
	}

	private async read(ledger: Ledger, id: string): Promise<Household | undefined> {
		return foldSubjects(await readLinked(ledger, [id]), await replacedIds(ledger)).get(id);
	}

	async newStamps(household: string, count: number, known?: Household): Promise<EntryStamp[]> {
		const readings = await this.clock.next(count, known?.history[0]?.at);
		return readings.map((at) => this.stamp(household, at));
	}

	async newStampsFor(households: readonly string[]): Promise<EntryStamp[]> {
		const readings = await this.clock.next(households.length);
		return households.map((household, i) => this.stamp(household, readings[i] ?? ''));
	}

	newId(): string {
		return ulid(this.communeMs, this.parts.chance.bytes(10));
	}

	async write(village: string, entries: readonly Entry[]): Promise<Result<null, StorageError>> {
		if (this.endsNow('before-the-save')) return this.dies();
		const ledger = await this.phone.ledger(village);
		const attempt = { village, entries };
		this.trying.add(attempt);
		const written = await ledger.appendMany(entries);
		this.trying.delete(attempt);
		if (!written.ok) return written;
		this.parts.onSaved(this, village, entries);
		if (this.endsNow('after-the-save')) return this.dies();
		this.phone.saves(village, entries);
		return ok(null);
	}

	async refusedEntry(id: string): Promise<RefusedHere | undefined> {
		const receipt = (await this.phone.receipts.refused()).find(({ entryId }) => entryId === id);
		if (!receipt) return undefined;
		const [row] = await (await this.phone.ledger(receipt.village)).read([id]);
		if (!row?.entry) return undefined;
		const householdId = parseEntryId(id)?.subject ?? '';
		return { village: receipt.village, householdId, entry: row.entry };
	}

	async setAside(
		village: string,
		{ entryId, replacedBy }: { entryId: string; replacedBy: string }
	): Promise<Result<null, StorageError>> {
		const marked = await markReplaced(await this.phone.ledger(village), entryId, replacedBy);
		if (marked.ok) await this.phone.receipts.markReceived(village, [entryId]);
		return marked;
	}

	private stamp(subject: string, at: string): EntryStamp {
		const deviceTime = new Date(this.phone.wallMs()).toISOString();
		const { person: by, name: device } = this;
		return stampFor({ kind: 'household', subject, at, by, device, deviceTime });
	}
}

/** What outlives a battery beside the ledgers: the clock's last reading. */
function inMemory(): ConstructorParameters<typeof DeviceClock>[0] {
	const kept = new Map<string, unknown>();
	return {
		async change<T>(key: string, next: (value: T | undefined) => T): Promise<T> {
			const value = next(kept.get(key) as T | undefined);
			kept.set(key, value);
			return value;
		}
	};
}
