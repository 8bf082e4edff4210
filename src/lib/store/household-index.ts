import { liveQuery } from 'dexie';
import { readHouseholdCode } from '../domain/household/household-code';
import {
	HOUSEHOLD_FILTERS,
	isFoundOutOfScope,
	passesFilter,
	type HouseholdFilter
} from '../domain/household/household-filter';
import { hasPeople } from '../domain/household/has-people';
import type { HouseholdRow } from '../domain/household/household-row';
import { promiseOf } from '../domain/visit/promise-order';
import { compareByGivenName, sortByGivenName } from '../domain/text/names';
import { foldHaystack, matchesQuery, rankMatch, readQuery } from '../domain/text/search';
import { PROJECTION, type FeedRow, type ReadModel } from './read-model';

/**
 * All rows of one village in memory, in list order and folded for search, so that a keystroke asks no database. It
 * follows the feed: a change that names its households is read alone, a missed one reads the village again.
 */
export class HouseholdIndex {
	#rows: IndexedRow[] = [];
	#feed: FeedRow | undefined;
	#counts: { from: string | undefined; by: Record<HouseholdFilter, number> } | undefined;
	readonly #listeners = new Set<() => void>();
	readonly #subscription: { unsubscribe(): void };
	#lastChange: Promise<void> = Promise.resolve();

	constructor(
		private readonly read: ReadModel,
		private readonly village: string
	) {
		this.#subscription = liveQuery(() => read.feed.get(village)).subscribe((feed) => {
			// One after the other, or a slow earlier reading would overwrite a later one.
			this.#lastChange = this.#lastChange.then(() => this.#follow(feed)).catch(() => undefined);
		});
	}

	/** False until the village has been projected by this release at least once. */
	get isReady(): boolean {
		return this.#feed !== undefined;
	}

	/** Called at once when ready, and after every change. */
	watch(listener: () => void): () => void {
		this.#listeners.add(listener);
		if (this.isReady) listener();
		return () => this.#listeners.delete(listener);
	}

	list({ text, filter, limit, from }: ListAsked) {
		const passing = this.#rows.filter(({ row }) => passesFilter(row, filter, from));
		const coded = this.#byCode(text);
		const matching =
			coded.length > 0 ? coded : text.trim() === '' ? passing : search(passing, text);
		const others = filter === 'all' ? this.#outOfScope(coded.length > 0 ? '' : text) : [];
		const rows = [...matching, ...others].map(({ row }) => row);
		const ordered = filter === 'come-back' ? rows.toSorted(byPromise) : rows;
		return { rows: ordered.slice(0, limit), matching: rows.length, counts: this.#countAll(from) };
	}

	/** After all that count. */
	#outOfScope(text: string): IndexedRow[] {
		if (text.trim() === '') return [];
		return search(
			this.#rows.filter(({ row }) => isFoundOutOfScope(row)),
			text
		);
	}

	get rows(): HouseholdRow[] {
		return this.#rows.map(({ row }) => row);
	}

	close(): void {
		this.#subscription.unsubscribe();
		this.#listeners.clear();
	}

	async #follow(feed: FeedRow | undefined): Promise<void> {
		if (!feed || feed.projection < PROJECTION || feed.revision === this.#feed?.revision) return;
		const missed = this.#feed === undefined || feed.revision !== this.#feed.revision + 1;
		if (missed || feed.changed === 'all') await this.#readAll();
		else await this.#readSome(feed.changed);
		this.#feed = feed;
		this.#counts = undefined;
		for (const listener of [...this.#listeners]) listener();
	}

	async #readAll(): Promise<void> {
		const rows = await this.read.households.where({ village: this.village }).toArray();
		const named = rows.filter(hasPeople);
		// Without a name they would stand before everybody else.
		const nameless = rows.filter((row) => !hasPeople(row));
		this.#rows = [...sortByGivenName(named, ({ personal }) => personal.name), ...nameless].map(
			indexed
		);
		setTimeout(() => this.#foldAhead(this.#rows, 0));
	}

	/** Folds for search in small pieces, so that the first letter typed finds it done and nothing else waits for it. */
	#foldAhead(rows: readonly IndexedRow[], from: number): void {
		if (rows !== this.#rows || from >= rows.length) return;
		for (const row of rows.slice(from, from + FOLD_AHEAD_ROWS)) row.haystack();
		setTimeout(() => this.#foldAhead(rows, from + FOLD_AHEAD_ROWS));
	}

	async #readSome(ids: readonly string[]): Promise<void> {
		const gone = new Set(ids);
		const kept = this.#rows.filter(({ row }) => !gone.has(row.id));
		const rows = (await this.read.households.bulkGet([...ids])).filter((row) => !!row);
		for (const row of rows) kept.splice(placeFor(kept, row), 0, indexed(row));
		this.#rows = kept;
	}

	/** A code from a card means its household, whatever the list leaves out. */
	#byCode(text: string): IndexedRow[] {
		const ending = readHouseholdCode(text);
		return ending === undefined ? [] : this.#rows.filter(({ row }) => row.id.endsWith(ending));
	}

	#countAll(from: string | undefined): Record<HouseholdFilter, number> {
		if (this.#counts && this.#counts.from === from) return this.#counts.by;
		const by = Object.fromEntries(
			HOUSEHOLD_FILTERS.map((filter) => [
				filter,
				this.#rows.filter(({ row }) => passesFilter(row, filter, from)).length
			])
		) as Record<HouseholdFilter, number>;
		this.#counts = { from, by };
		return by;
	}
}

/** @property from first day of the campaign that is on, where one ever began */
interface ListAsked {
	text: string;
	filter: HouseholdFilter;
	limit: number;
	from?: string | undefined;
}

/** A few milliseconds' work on a slow phone. */
const FOLD_AHEAD_ROWS = 200;

interface IndexedRow {
	row: HouseholdRow;
	haystack: () => string;
}

/** Folding a village takes longer than reading it: it waits until the list has been answered. */
function indexed(row: HouseholdRow): IndexedRow {
	let folded: string | undefined;
	return { row, haystack: () => (folded ??= foldHaystack(searchedParts(row))) };
}

const searchedParts = ({ personal }: HouseholdRow): string[] =>
	[
		...personal.members,
		personal.callName,
		personal.houseHint,
		personal.lane,
		personal.phone
	].filter((part) => part !== undefined);

/** So many matches are looked through, not read: only a shorter list is worth ordering by how well each one answers. */
const RANK_AT_MOST = 200;

function search(rows: readonly IndexedRow[], text: string): IndexedRow[] {
	const query = readQuery(text);
	const matching = rows.filter(({ haystack }) => matchesQuery(haystack(), query));
	if (matching.length > RANK_AT_MOST) return matching;
	return matching
		.map((found) => ({ found, rank: rankMatch(found.row.personal.name, text) }))
		.sort((a, b) => b.rank - a.rank)
		.map(({ found }) => found);
}

const byPromise = (a: HouseholdRow, b: HouseholdRow): number =>
	promiseOf(a) < promiseOf(b) ? -1 : promiseOf(a) > promiseOf(b) ? 1 : 0;

function placeFor(rows: readonly IndexedRow[], row: HouseholdRow): number {
	if (!hasPeople(row)) return rows.length;
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const other = rows[middle]?.row;
		const isBefore =
			other !== undefined &&
			hasPeople(other) &&
			compareByGivenName(other.personal.name, row.personal.name) <= 0;
		if (isBefore) low = middle + 1;
		else high = middle;
	}
	return low;
}
