import { ok } from '../../../src/lib/domain/result';
import { isCarriedIn } from './copy-database';
import type { Told } from './couch-side';
import type { Counts, Difference } from './move-error';
import type { ChangedDoc, SideDatabase } from './side-database';

/** @property difference undefined when both have the same documents with the same leaves */
export interface Compared {
	counts: Counts;
	difference: Difference | undefined;
}

const PAGE_ROWS = 2000;

/** Reads both from their beginning: every document, living or deleted, must have the same leaves on both sides. */
export async function compareDatabases(from: SideDatabase, to: SideDatabase): Told<Compared> {
	const unmatched = new Map<string, string>();
	const here = await eachDocument(from, (row) => void unmatched.set(row.id, leavesOf(row)));
	if (!here.ok) return here;
	let more = 0;
	let example: string | undefined;
	const there = await eachDocument(to, (row) => {
		const leaves = unmatched.get(row.id);
		if (leaves === leavesOf(row)) unmatched.delete(row.id);
		else if (leaves === undefined) {
			more++;
			example ??= row.id;
		}
	});
	if (!there.ok) return there;

	const documents = unmatched.size + more;
	if (documents === 0) return ok({ counts: here.value, difference: undefined });
	const [first = example] = unmatched.keys();
	const difference = { from: here.value, to: there.value, documents, example: first };
	return ok({ counts: here.value, difference });
}

const leavesOf = ({ changes, deleted }: ChangedDoc): string => {
	const revs = changes.map(({ rev }) => rev).sort();
	return `${deleted === true ? 'deleted' : 'live'} ${revs.join(' ')}`;
};

async function eachDocument(
	database: SideDatabase,
	handle: (row: ChangedDoc) => void
): Told<Counts> {
	const isCounted = isCarriedIn(database.name);
	const counts = { live: 0, deleted: 0 };
	for (let since = '0'; ;) {
		const page = await database.changes(since, PAGE_ROWS);
		if (!page.ok) return page;
		if (page.value.results.length === 0) return ok(counts);
		for (const row of page.value.results.filter(isCounted)) {
			counts[row.deleted === true ? 'deleted' : 'live']++;
			handle(row);
		}
		since = String(page.value.last_seq);
	}
}
