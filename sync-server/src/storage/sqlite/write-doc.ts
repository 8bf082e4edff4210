import { applyEdit, type Edit, type EditRules } from '../../protocol/apply-edit';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import type { WriteOutcome } from '../doc-store';
import type { DocRow, Statements } from './statements';
import { leavesFromText, leavesToText, treeFromText, treeToText } from './stored-form';

/** @property seq the newest sequence given out; advanced by every document that is stored */
export interface WriteState {
	db: number;
	seq: number;
	liveCount: number;
	deletedCount: number;
	now: number;
}

/** Stores one document, inside the transaction of its group. */
export function writeDoc(
	statements: Statements,
	state: WriteState,
	doc: IncomingDoc,
	rules: EditRules
): WriteOutcome {
	const row = statements.doc.get(state.db, doc.id);
	const held = row && { tree: treeFromText(row.tree), leaves: leavesFromText(row.leaves) };
	const edit = applyEdit(held, doc, rules);
	if (!edit.ok) return { ok: false, id: doc.id, ...edit.error };
	if (edit.value.kind === 'new') store(statements, state, doc, row, edit.value);
	return { ok: true, id: doc.id, rev: edit.value.rev };
}

type NewEdit = Extract<Edit, { kind: 'new' }>;

function store(
	statements: Statements,
	state: WriteState,
	doc: IncomingDoc,
	row: DocRow | undefined,
	edit: NewEdit
): void {
	const { db, now } = state;
	const deleted = edit.leaves[0]?.deleted === true ? 1 : 0;
	const seq = ++state.seq;
	const leaves = leavesToText(edit.leaves);
	const tree = treeToText(edit.tree);
	count(state, deleted, 1);

	if (row === undefined) {
		const { lastInsertRowid } = statements.insertDoc.run(
			db,
			doc.id,
			seq,
			now,
			deleted,
			leaves,
			tree
		);
		statements.insertBody.run(lastInsertRowid, edit.rev, doc.body);
		return;
	}
	count(state, row.deleted, -1);
	statements.updateDoc.run(seq, deleted, leaves, tree, row.n);
	const isLeaf = (rev: string) => edit.leaves.some((leaf) => leaf.rev === rev);
	for (const { rev } of statements.bodyRevs.all(row.n))
		if (!isLeaf(rev)) statements.deleteBody.run(row.n, rev);
	if (isLeaf(edit.rev)) statements.insertBody.run(row.n, edit.rev, doc.body);
}

function count(state: WriteState, deleted: 0 | 1, by: 1 | -1): void {
	if (deleted === 1) state.deletedCount += by;
	else state.liveCount += by;
}
