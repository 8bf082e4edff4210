import type { Entry } from '../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../src/lib/domain/entries/upcast';
import { inClockOrder, standingOf } from '../../../src/lib/domain/household/entry-order';
import type { Household } from '../../../src/lib/domain/household/household';
import {
	declinedBefore,
	foldHouseholds,
	linksOf,
	type History
} from '../../../src/lib/domain/household/merged-households';
import { arrivalOf, isVillageId, subjectRange } from '../../../src/lib/domain/ids';
import { livePages } from '../storage/live-pages';
import type { VillageStore, WritableDatabase } from '../storage/doc-store';
import type { HouseholdIn, Withdrawals } from './withdrawals';

/** Where it is written who moved where. */
export interface Books {
	store: VillageStore;
	withdrawals: Withdrawals;
}

const ROWS_PER_PAGE = 500;

/** What a village has of one household, as far as this release can read it. */
export async function entriesOf(database: WritableDatabase, household: string): Promise<Entry[]> {
	const { startkey, endkey } = subjectRange('household', household);
	const entries: Entry[] = [];
	const pages = livePages(database, {
		start: { key: startkey, inclusive: true },
		end: { key: endkey, inclusive: true },
		rowsPerPage: ROWS_PER_PAGE
	});
	for await (const rows of pages)
		for (const { id, body } of rows) {
			const read = readEntry({ ...(JSON.parse(body ?? '{}') as object), _id: id });
			if (read.ok) entries.push(read.value);
		}
	return entries;
}

/**
 * What is told as one household: its own entries, and those of all that were merged into one with it.
 *
 * @property household undefined where nothing is told of it at all
 * @property ids the one that remains first
 * @property standing of all of them, in the order of the clock
 * @property isCountedElsewhere under another code, as of a household that consented again
 */
export interface ToldAsOne {
	household: Household | undefined;
	ids: string[];
	standing: Entry[];
	isCountedElsewhere: boolean;
}

export async function toldAsOne(database: WritableDatabase, household: string): Promise<ToldAsOne> {
	const histories = new Map<string, History>();
	const asked = [household];
	for (let id = asked.pop(); id !== undefined; id = asked.pop()) {
		if (histories.has(id)) continue;
		const entries = await entriesOf(database, id);
		histories.set(id, { entries, unread: 0 });
		asked.push(...linksOf(entries));
	}
	const folded = foldHouseholds(histories);
	const remains = [...folded.values()].find(({ tookIn }) => tookIn.includes(household));
	const told = remains ?? folded.get(household);
	const ids = told ? [told.id, ...told.tookIn] : [household];
	const standing = ids.flatMap((id) => standingOf(inClockOrder(histories.get(id)?.entries ?? [])));
	const scope = told?.scope;
	const into = scope?.state === 'out' && scope.reason === 'merged' ? scope.into : undefined;
	const isCountedElsewhere = into !== undefined && !ids.includes(into) && folded.has(into);
	return { household: told, ids, standing: inClockOrder(standing), isCountedElsewhere };
}

/**
 * Where else the same people are written about: under the code they had in the village they came from, the one they have
 * in the village they went to, the one by which they declined before, and those of households that were merged with
 * theirs. A merge that was taken back says nothing. The household itself is not among them.
 *
 * Where they went is said by who moved them, and by who registered them there: one of the two may never come.
 */
export async function samePeople(
	{ store, withdrawals }: Books,
	{ village, household }: HouseholdIn
): Promise<HouseholdIn[]> {
	const found: HouseholdIn[] = [];
	const seen = new Set([household]);
	const ask = async (where: HouseholdIn): Promise<void> => {
		const arrived = withdrawals.arrivalsFrom(where.household);
		for (const other of [...(await linkedTo(store, where)), ...arrived]) {
			if (seen.has(other.household)) continue;
			seen.add(other.household);
			found.push(other);
			await ask(other);
		}
	};
	await ask({ village, household });
	return found;
}

async function linkedTo(
	store: VillageStore,
	{ village, household }: HouseholdIn
): Promise<HouseholdIn[]> {
	const database = await store.database(village);
	if (database === undefined) return [];
	const { ids } = await toldAsOne(database, household);
	const linked = ids.map((id): HouseholdIn => ({ village, household: id }));
	for (const entry of await entriesOf(database, household)) {
		const before = declinedBefore(entry);
		if (before !== undefined) linked.push({ village, household: before });
		// Also where the move was taken back: what arrived there by it was told of these people.
		if (entry.type === 'household-moved' && entry.to !== undefined) {
			const arrival = { village: entry.to, household: arrivalOf(entry._id) };
			if (await isWrittenAbout(store, arrival)) linked.push(arrival);
		}
		if (entry.type !== 'household-registered' || entry.source !== 'moved-in') continue;
		if (typeof entry.from === 'string') linked.push(...(await villagesWith(store, entry.from)));
		else if (entry.from !== undefined) linked.push(entry.from);
	}
	return linked;
}

/** Entries of version 1 do not say in which village it was. */
async function villagesWith(store: VillageStore, household: string): Promise<HouseholdIn[]> {
	const found: HouseholdIn[] = [];
	for (const village of (await store.listDatabases()).filter(isVillageId))
		if (await isWrittenAbout(store, { village, household })) found.push({ village, household });
	return found;
}

async function isWrittenAbout(
	store: VillageStore,
	{ village, household }: HouseholdIn
): Promise<boolean> {
	const database = await store.database(village);
	return database !== undefined && (await entriesOf(database, household)).length > 0;
}
