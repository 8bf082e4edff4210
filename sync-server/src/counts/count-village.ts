import {
	addCounts,
	countsOf,
	noCounts,
	subtractCounts,
	type CoverageCounts
} from '../../../src/lib/domain/coverage';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../src/lib/domain/entries/upcast';
import { foldHousehold } from '../../../src/lib/domain/fold-household';
import { parseEntryId } from '../../../src/lib/domain/ids';
import { nextTurn } from '../next-turn';
import { problems } from '../problems';
import { bySubject } from '../read-entries';
import type { VillageLedger, StoredDoc, VillageChanges } from './counts-backend';

/** What entries say in numbers, and up to which sequence they were read. */
export interface Counted {
	counts: CoverageCounts;
	entries: number;
	seq: string;
}

/** Some milliseconds of folding, then others have their turn. */
const HOUSEHOLDS_PER_TURN = 50;
/** From this share of a village on, reading all of it is less work than asking for households one by one. */
const MANY_CHANGED = 1 / 4;
/** Something is erased once in weeks; twice while one village is read would be a tool at work. */
const TRIES = 5;

/** Reads everything a village has and folds it. */
export async function countAnew(village: VillageLedger): Promise<Counted> {
	for (let i = 0; i < TRIES; i++) {
		const seq = await village.seq();
		const docs = await readAll(village.allDocs());
		// What came while it was read may be in it or not: it is left to the next count.
		const later = await village.changesSince(seq);
		if (later?.isOnlyAdded !== true) continue;
		const counted = without(docs, later);
		return { counts: await sumOf(counted), entries: counted.length, seq };
	}
	throw problems.busy();
}

/**
 * Takes a count further by what has come since: for each household that was written about, what it adds now in place of
 * what it added before. Since entries are never changed, both are told by the ledger itself: before is now without the
 * new ones. Nothing else has to be remembered, so nothing can be out of step with the number.
 *
 * @returns undefined where the village must be counted anew: something was erased, the history is another one, or the
 * number of entries says that the count is of others than those before
 */
export async function countOn(
	village: VillageLedger,
	before: Counted
): Promise<Counted | undefined> {
	const news = await village.changesSince(before.seq);
	if (news?.isOnlyAdded !== true) return undefined;
	const { added, entries, seq } = news;
	if (entries !== before.entries + added.length) return undefined;
	if (added.length === 0) return before;
	if (added.length > entries * MANY_CHANGED) return undefined;

	const docs = await readAll(village.docsOf(householdsOf(added)));
	const later = await village.changesSince(seq);
	if (later?.isOnlyAdded !== true) return undefined;

	const now = without(docs, later);
	const change = subtractCounts(await sumOf(now), await sumOf(without(now, news)));
	return { counts: addCounts(before.counts, change), entries, seq };
}

/** @property entry undefined where this release cannot read it: it is left out of the sum, as on the phones */
interface ReadDoc {
	id: string;
	entry: Entry | undefined;
}

async function readAll(pages: AsyncIterable<readonly StoredDoc[]>): Promise<ReadDoc[]> {
	const docs: ReadDoc[] = [];
	for await (const page of pages)
		for (const doc of page) {
			const read = readEntry(doc);
			docs.push({ id: doc._id, entry: read.ok ? read.value : undefined });
		}
	return docs;
}

function without(docs: readonly ReadDoc[], { added }: VillageChanges): readonly ReadDoc[] {
	if (added.length === 0) return docs;
	const ids = new Set(added);
	return docs.filter(({ id }) => !ids.has(id));
}

const householdsOf = (ids: readonly string[]): Set<string> =>
	new Set(ids.flatMap((id) => parseEntryId(id)?.subject ?? []));

/** The sum of what each household adds. */
async function sumOf(docs: readonly ReadDoc[]): Promise<CoverageCounts> {
	let sum = noCounts;
	let n = 0;
	for (const history of bySubject(docs.flatMap(({ entry }) => entry ?? [])).values()) {
		const household = foldHousehold(history);
		if (household !== undefined) sum = addCounts(sum, countsOf(household));
		if (++n % HOUSEHOLDS_PER_TURN === 0) await nextTurn();
	}
	return sum;
}
