import { tallyOfHousehold } from '../../../src/lib/domain/coverage/coverage';
import {
	addTallies,
	noTally,
	subtractTallies,
	type Tally
} from '../../../src/lib/domain/coverage/tally';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../src/lib/domain/entries/upcast';
import { parseEntryId } from '../../../src/lib/domain/ids';
import { foldHouseholds, linksOf } from '../../../src/lib/domain/household/merged-households';
import { nextTurn } from '../next-turn';
import { problems } from '../problems';
import { bySubject } from '../read-entries';
import type { VillageLedger, StoredDoc, VillageChanges } from './counts-backend';

/** What entries say in numbers, and up to which sequence they were read. */
export interface Counted extends Tally {
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
		return { ...(await sumOf(counted)), entries: counted.length, seq };
	}
	throw problems.busy();
}

/**
 * Takes a count further by what has come since: for each household that was written about, and each it was merged with,
 * what it adds now in place of what it added before. Since entries are never changed, both are told by the ledger itself: before is now without the
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

	const docs = await readLinked(village, householdsOf(added));
	const later = await village.changesSince(seq);
	if (later?.isOnlyAdded !== true) return undefined;

	const now = without(docs, later);
	const change = subtractTallies(await sumOf(now), await sumOf(without(now, news)));
	return { ...addTallies(before, change), entries, seq };
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

/** Of these households and of those they were merged with, now or at any time before. */
async function readLinked(village: VillageLedger, households: Set<string>): Promise<ReadDoc[]> {
	const docs: ReadDoc[] = [];
	const read = new Set<string>();
	let asked = households;
	while (asked.size > 0) {
		const some = await readAll(village.docsOf(asked));
		docs.push(...some);
		for (const id of asked) read.add(id);
		const linked = linksOf(some.flatMap(({ entry }) => entry ?? []));
		asked = new Set(linked.filter((id) => !read.has(id)));
	}
	return docs;
}

/** The sum of what each household adds. */
async function sumOf(docs: readonly ReadDoc[]): Promise<Tally> {
	let sum = noTally;
	let n = 0;
	const add = (histories: ReadonlyMap<string, Entry[]>) => {
		for (const household of foldHouseholds(historiesOf(histories)).values())
			sum = addTallies(sum, tallyOfHousehold(household));
	};
	/** Those that were merged can only be folded together. */
	const linked = new Map<string, Entry[]>();
	for (const [id, history] of bySubject(docs.flatMap(({ entry }) => entry ?? []))) {
		if (linksOf(history).length > 0) linked.set(id, history);
		else add(new Map([[id, history]]));
		if (++n % HOUSEHOLDS_PER_TURN === 0) await nextTurn();
	}
	add(linked);
	return sum;
}

const historiesOf = (histories: ReadonlyMap<string, Entry[]>) =>
	new Map([...histories].map(([id, entries]) => [id, { entries, unread: 0 }]));
