import { applyEdit, type Edit, type EditRules } from '../../protocol/apply-edit';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import type { Attachment } from '../../protocol/attachment';
import type { WriteOutcome } from '../doc-store';
import type { Contents } from './contents';
import { keepAttachments } from './keep-attachments';
import type { DocRow, Statements } from './statements';
import {
	attachmentsToText,
	leavesFromText,
	leavesToText,
	treeFromText,
	treeToText
} from './stored-form';

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
	tables: Tables,
	state: WriteState,
	doc: IncomingDoc,
	rules: EditRules
): WriteOutcome {
	const { statements, contents } = tables;
	const row = statements.doc.get(state.db, doc.id);
	const held = row && { tree: treeFromText(row.tree), leaves: leavesFromText(row.leaves) };
	const edit = applyEdit(held, doc, rules);
	if (!edit.ok) return { ok: false, id: doc.id, ...edit.error };
	const { kind, rev } = edit.value;
	if (kind === 'known') return { ok: true, id: doc.id, rev };

	const { ancestry } = edit.value;
	const attachments = keepAttachments(doc, { statements, contents, n: row?.n, ancestry });
	if (!attachments.ok)
		return { ok: false, id: doc.id, rev, error: 'missing_stub', reason: attachments.error };
	store(tables, state, { ...doc, attachments: attachments.value }, row, edit.value, rules);
	return { ok: true, id: doc.id, rev };
}

export interface Tables {
	statements: Statements;
	contents: Contents;
}

type NewEdit = Extract<Edit, { kind: 'new' }>;

type ResolvedDoc = Pick<IncomingDoc, 'id' | 'body'> & { attachments: readonly Attachment[] };

function store(
	{ statements, contents }: Tables,
	state: WriteState,
	doc: ResolvedDoc,
	row: DocRow | undefined,
	edit: NewEdit,
	{ kind }: EditRules
): void {
	const { db, now } = state;
	const deleted = edit.leaves[0]?.deleted === true ? 1 : 0;
	const seq = ++state.seq;
	const leaves = leavesToText(edit.leaves);
	const tree = treeToText(edit.tree);
	count(state, deleted, 1);
	const keepBody = (n: number) => {
		statements.insertBody.run(n, edit.rev, doc.body, attachmentsToText(doc.attachments));
		contents.noteUses(n, edit.rev, doc.attachments);
	};

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
		keepBody(Number(lastInsertRowid));
		return;
	}
	count(state, row.deleted, -1);
	statements.updateDoc.run(seq, deleted, leaves, tree, row.n);
	keepBody(row.n);
	if (kind === 'plain') for (const rev of edit.forgotten) statements.deleteBody.run(row.n, rev);
	else forgetSucceeded(statements, row.n, edit.leaves);
}

/**
 * What a record said before it was erased is not kept anywhere. A plain database keeps it until it is compacted, as
 * CouchDB's clients expect.
 */
export function forgetSucceeded(
	statements: Statements,
	n: number,
	leaves: readonly { rev: string }[]
): void {
	const isLeaf = (rev: string) => leaves.some((leaf) => leaf.rev === rev);
	for (const { rev } of statements.bodyRevs.all(n))
		if (!isLeaf(rev)) statements.deleteBody.run(n, rev);
}

function count(state: WriteState, deleted: 0 | 1, by: 1 | -1): void {
	if (deleted === 1) state.deletedCount += by;
	else state.liveCount += by;
}
