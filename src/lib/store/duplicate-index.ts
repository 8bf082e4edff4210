import type { DuplicateMatch } from '../domain/duplicates/match-household';
import { KnownHouseholds } from '../domain/duplicates/known-households';
import type { HouseholdFacts } from '../domain/duplicates/read-household';
import { isFoundOutOfScope } from '../domain/household/household-filter';
import { peopleOf, type HouseholdRow } from '../domain/household/household-row';
import type { HouseholdIndex } from './household-index';

/** Some milliseconds' work on a slow phone; then whoever saves or types has their turn. */
const ROWS_PER_TURN = 50;

/**
 * The rows of all villages this person reads, by what finds duplicates. Made when somebody first asks, a little at a
 * time; it follows the lists in memory.
 */
export class DuplicateIndex {
	readonly #known = new KnownHouseholds();
	readonly #rows = new Map<string, HouseholdRow>();
	readonly #villages = new Map<string, () => void>();
	readonly #listeners = new Set<() => void>();
	/** Rows still to be read, by village; a village that changes meanwhile is begun anew. */
	readonly #toRead = new Map<string, readonly HouseholdRow[]>();
	#isReading = false;

	constructor(private readonly indexOf: (village: string) => HouseholdIndex) {}

	/** Called when a village was read to its end, and after every change; at once when there is nothing to be read. */
	watch(villages: readonly string[], listener: () => void): () => void {
		this.#listeners.add(listener);
		this.#follow(villages);
		if (this.#toRead.size === 0) listener();
		return () => this.#listeners.delete(listener);
	}

	row(id: string): HouseholdRow | undefined {
		return this.#rows.get(id);
	}

	/** The likeliest first. */
	find(facts: HouseholdFacts): { row: HouseholdRow; match: DuplicateMatch }[] {
		return this.#known.find(facts).flatMap(({ id, match }) => {
			const row = this.#rows.get(id);
			return row ? [{ row, match }] : [];
		});
	}

	/** Whoever no longer reads a village is told nothing of it. */
	#follow(villages: readonly string[]): void {
		for (const [village, stop] of this.#villages) {
			if (villages.includes(village)) continue;
			stop();
			this.#villages.delete(village);
			this.#take(village, []);
		}
		for (const village of villages) {
			if (this.#villages.has(village)) continue;
			const index = this.indexOf(village);
			this.#villages.set(village, () => undefined);
			this.#villages.set(
				village,
				index.watch(() => this.#take(village, index.rows))
			);
		}
	}

	#take(village: string, rows: readonly HouseholdRow[]): void {
		// What was merged is compared as part of the record that took it in.
		const compared = rows.filter(
			(row) => row.coverage !== 'out-of-scope' || isFoundOutOfScope(row)
		);
		const kept = new Set(compared.map(({ id }) => id));
		for (const { id, village: of } of [...this.#rows.values()])
			if (of === village && !kept.has(id)) this.#forget(id);
		this.#toRead.set(
			village,
			compared.filter((row) => this.#rows.get(row.id) !== row)
		);
		if (this.#isReading) return;
		this.#isReading = true;
		setTimeout(() => this.#readSome());
	}

	#readSome(): void {
		const [[village, rows] = ['', []]] = this.#toRead;
		for (const row of rows.slice(0, ROWS_PER_TURN)) {
			this.#rows.set(row.id, row);
			this.#known.put(factsOfRow(row));
		}
		const rest = rows.slice(ROWS_PER_TURN);
		if (rest.length > 0) this.#toRead.set(village, rest);
		else {
			this.#toRead.delete(village);
			for (const listener of [...this.#listeners]) listener();
		}
		this.#isReading = this.#toRead.size > 0;
		if (this.#isReading) setTimeout(() => this.#readSome());
	}

	#forget(id: string): void {
		this.#rows.delete(id);
		this.#known.remove(id);
	}
}

export const factsOfRow = ({ id, village, personal }: HouseholdRow): HouseholdFacts => ({
	id,
	village,
	people: peopleOf(personal),
	houseHint: personal.houseHint,
	lane: personal.lane
});
