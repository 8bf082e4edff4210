import { leavesOf } from '../../protocol/rev-tree';
import { purgeRevs } from '../../protocol/purge-revs';
import type { Statements } from './statements';
import { leavesToText, treeFromText, treeToText } from './stored-form';
import type { WriteState } from './write-doc';

/** Takes revisions out as if they had never been, inside a transaction. Returns those that were leaves. */
export function purgeDoc(
	statements: Statements,
	state: WriteState,
	id: string,
	revs: readonly string[]
): string[] {
	const row = statements.doc.get(state.db, id);
	if (row === undefined) return [];
	const { tree, purged } = purgeRevs(treeFromText(row.tree), revs);
	if (purged.length === 0) return [];
	const seq = ++state.seq;
	for (const rev of purged) statements.deleteBody.run(row.n, rev);
	count(state, row.deleted, -1);
	if (tree.length === 0) {
		for (const { rev } of statements.bodyRevs.all(row.n)) statements.deleteBody.run(row.n, rev);
		statements.deleteDoc.run(row.n);
		return purged;
	}
	const leaves = leavesOf(tree);
	const deleted = leaves[0]?.deleted === true ? 1 : 0;
	statements.updateDoc.run(seq, deleted, leavesToText(leaves), treeToText(tree), row.n);
	count(state, deleted, 1);
	return purged;
}

function count(state: WriteState, deleted: 0 | 1, by: 1 | -1): void {
	if (deleted === 1) state.deletedCount += by;
	else state.liveCount += by;
}
