import { allOf } from '../../../src/lib/domain/coverage/tally';
import { COUNTING, type VillageCounts } from '../../../src/lib/domain/coverage/village-counts';
import { nextTurn } from '../next-turn';
import { countAnew, countOn, type Counted } from './count-village';
import type { CountsBackend, CountsWrite } from './counts-backend';

export interface CountsParts {
	backend: CountsBackend;
	/** For people to read; what is new and what is old, sequences say. */
	now: () => number;
	/** Hears why counts could not be written; they are right all the same. */
	report: (thrown: unknown) => void;
}

/**
 * @property counts undefined where the village could not be read
 * @property isKept false when they could not be written down, or somebody else was faster
 */
export interface CountedVillage {
	counts: VillageCounts | undefined;
	isKept: boolean;
}

/** @property before what was kept, where that was of the same sequence: any difference was a mistake */
export interface Rebuilt {
	before: VillageCounts | undefined;
	counts: VillageCounts;
}

/** Counted one after the other and written down together: one sync of the disk, and nobody waits long for his turn. */
export const VILLAGES_TOGETHER = 20;

/** The counts of villages, by the same fold as on the phones, as they are kept in the databases of their communes. */
export class Counts {
	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly parts: CountsParts) {}

	/**
	 * As they are at this moment: those that are behind are counted first, as long as there is time. Left out is a village
	 * for which there was none, and one without a database.
	 */
	async upToDate(
		villages: readonly string[],
		withinMs: number
	): Promise<Map<string, VillageCounts>> {
		const untilMs = performance.now() + withinMs;
		const told = await this.whatHolds(villages);
		const behind = villages.filter((village) => !told.has(village));
		for (let at = 0; at < behind.length && performance.now() <= untilMs; at += VILLAGES_TOGETHER)
			for (const [village, { counts }] of await this.count(
				behind.slice(at, at + VILLAGES_TOGETHER)
			))
				if (counts !== undefined) told.set(village, counts);
		return told;
	}

	/** Those of some villages that are not up to date. */
	async behind(villages: readonly string[]): Promise<string[]> {
		const counts = await this.whatHolds(villages);
		return villages.filter((village) => !counts.has(village));
	}

	/** Brings some villages up to date and writes that down. Left out is one without a database. */
	count(villages: readonly string[]): Promise<Map<string, CountedVillage>> {
		return this.oneAtATime(async () => {
			const kept = await this.parts.backend.kept(villages);
			const counted = new Map<string, CountedVillage>();
			const writes: CountsWrite[] = [];
			for (const village of villages) {
				const before = kept.get(village);
				try {
					const counts = await this.countOne(village, usable(before?.counts));
					if (counts === undefined) continue;
					counted.set(village, { counts, isKept: true });
					if (counts !== before?.counts) writes.push({ counts, over: before?.rev });
				} catch (thrown) {
					this.parts.report(thrown);
					counted.set(village, { counts: undefined, isKept: false });
				}
				await nextTurn();
			}
			for (const village of await this.keep(writes)) {
				const one = counted.get(village);
				if (one !== undefined) one.isKept = false;
			}
			return counted;
		});
	}

	/** Counts all entries of a village anew and writes that down, whatever is kept. */
	rebuild(village: string): Promise<Rebuilt | undefined> {
		return this.oneAtATime(async () => {
			const { backend } = this.parts;
			for (;;) {
				const ledger = await backend.village(village);
				if (ledger === undefined) return undefined;
				const kept = (await backend.kept([village])).get(village);
				const counts = this.dated(village, await countAnew(ledger));
				// The server beside this command has just written it: then once more.
				if ((await backend.keep([{ counts, over: kept?.rev }])).size > 0) continue;
				const isOfTheSame = kept?.counts?.seq === counts.seq;
				return { before: isOfTheSame ? kept?.counts : undefined, counts };
			}
		});
	}

	private async whatHolds(villages: readonly string[]): Promise<Map<string, VillageCounts>> {
		const { backend } = this.parts;
		// What is kept first: a sequence read after it can only be newer.
		const kept = await backend.kept(villages);
		const newest = await backend.newest(villages);
		const counts = new Map<string, VillageCounts>();
		for (const village of villages) {
			const known = usable(kept.get(village)?.counts);
			if (known !== undefined && known.seq === newest.get(village)) counts.set(village, known);
		}
		return counts;
	}

	private async countOne(
		village: string,
		known: VillageCounts | undefined
	): Promise<VillageCounts | undefined> {
		const ledger = await this.parts.backend.village(village);
		if (ledger === undefined) return undefined;
		if (known !== undefined && known.seq === (await ledger.seq())) return known;
		const counted = (known && (await countOn(ledger, known))) ?? (await countAnew(ledger));
		return counted === known ? known : this.dated(village, counted);
	}

	/**
	 * A full disk takes nothing away from whoever asks for the numbers.
	 *
	 * @returns those that were not written
	 */
	private async keep(writes: readonly CountsWrite[]): Promise<ReadonlySet<string>> {
		if (writes.length === 0) return new Set();
		try {
			return await this.parts.backend.keep(writes);
		} catch (thrown) {
			this.parts.report(thrown);
			return new Set(writes.map(({ counts }) => counts.village));
		}
	}

	private dated(village: string, { counts, anonymised, entries, seq }: Counted): VillageCounts {
		const { total, outOfScope } = allOf({ counts, anonymised });
		return {
			village,
			counts,
			anonymised,
			households: total + outOfScope,
			entries,
			seq,
			asOf: new Date(this.parts.now()).toISOString(),
			counting: COUNTING
		};
	}

	/** Ten officers who ask at once wait for one count. */
	private oneAtATime<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.last.then(work);
		this.last = mine.catch(() => undefined);
		return mine;
	}
}

/** Counted otherwise than this release counts, it is no number to go on from. */
const usable = (counts: VillageCounts | undefined): VillageCounts | undefined =>
	counts?.counting === COUNTING ? counts : undefined;
