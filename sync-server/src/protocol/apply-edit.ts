import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { DatabaseKind } from './database-name';
import type { IncomingDoc } from './incoming-doc';
import {
	graft,
	knows,
	leavesOf,
	noRevisions,
	type Ancestry,
	type Leaf,
	type RevTree
} from './rev-tree';
import { formatRev, nextRevision, parseRev, type Revision } from './revision';

/** What the store holds of the document before the edit; undefined when it has never heard of it. */
export type Held = { tree: RevTree; leaves: readonly Leaf[] } | undefined;

export type Edit =
	| {
			kind: 'new';
			rev: string;
			ancestry: Ancestry;
			tree: RevTree;
			leaves: Leaf[];
			/** Revisions so old that nothing is kept of them any more. */
			forgotten: string[];
	  }
	/** The store has this very revision: a repeated push, answered as the first one was. */
	| { kind: 'known'; rev: string };

export interface Refusal {
	error: 'conflict' | 'forbidden';
	reason: string;
	rev?: string;
}

export interface EditRules {
	kind: DatabaseKind;
	/** How many ancestors of a revision are remembered; CouchDB's default where nothing else was set. */
	revsLimit?: number;
	byAdministrator: boolean;
	/** What the server works out and writes over, among entries: it is none. */
	isServersOwn?: boolean | undefined;
}

/** What becomes of a document when an edit arrives. The held tree must not be used afterwards. */
export function applyEdit(held: Held, doc: IncomingDoc, rules: EditRules): Result<Edit, Refusal> {
	const placed =
		'ancestry' in doc.revision ? ok(doc.revision.ancestry) : place(held, doc, doc.revision.parent);
	const isEntry = rules.kind === 'entries' && rules.isServersOwn !== true;
	if (!placed.ok) return isEntry ? againstEntry(held, doc) : placed;

	const ancestry = placed.value;
	const revision = { generation: ancestry.start, hash: ancestry.ids[0] ?? '' };
	const rev = formatRev(revision);
	const tree = held?.tree ?? noRevisions;
	if (knows(tree, revision)) return ok({ kind: 'known', rev });

	const refusal = isEntry
		? refusalOfEntry(held, doc, ancestry, rules)
		: refusalOfDesign(doc, rules);
	if (refusal !== undefined) return err({ ...refusal, rev });

	const { tree: grown, forgotten } = graft(tree, ancestry, doc.deleted, rules.revsLimit);
	return ok({ kind: 'new', rev, ancestry, tree: grown, leaves: leavesOf(grown), forgotten });
}

/** Where a person's edit belongs: after the leaf it was made from, or after a deletion, or first of all. */
function place(
	held: Held,
	doc: IncomingDoc,
	parent: Revision | undefined
): Result<Ancestry, Refusal> {
	if (held === undefined) return parent === undefined ? ok(after(undefined, doc)) : err(CONFLICT);
	if (parent !== undefined)
		return held.leaves.some(({ rev }) => rev === formatRev(parent))
			? ok(after(parent, doc))
			: err(CONFLICT);

	const winner = held.leaves[0];
	return winner?.deleted === true && !doc.deleted
		? ok(after(parseRev(winner.rev), doc))
		: err(CONFLICT);
}

function after(parent: Revision | undefined, doc: IncomingDoc): Ancestry {
	const next = nextRevision(parent, doc);
	return { start: next.generation, ids: parent ? [next.hash, parent.hash] : [next.hash] };
}

const CONFLICT: Refusal = { error: 'conflict', reason: 'Document update conflict.' };

/** A put whose answer never came is sent again: it finds its own revision there. Anything else would be a change. */
function againstEntry(held: Held, doc: IncomingDoc): Result<Edit, Refusal> {
	const rev = formatRev(nextRevision(undefined, doc));
	const isThere = held?.leaves.some((leaf) => leaf.rev === rev) ?? false;
	return isThere ? ok({ kind: 'known', rev }) : err(changed());
}

/** An entry is what happened: it is accepted once; a correction is an entry of its own; erasing takes an administrator. */
function refusalOfEntry(
	held: Held,
	doc: IncomingDoc,
	ancestry: Ancestry,
	{ byAdministrator }: EditRules
): Refusal | undefined {
	if (doc.id.startsWith('_design/'))
		return forbidden('Cơ sở dữ liệu của thôn chỉ nhận bản ghi, không nhận tài liệu thiết kế.');
	if (doc.attachments.length > 0) return forbidden('Bản ghi của thôn không nhận tệp đính kèm.');
	if (doc.deleted)
		return byAdministrator
			? undefined
			: forbidden(
					'Bản ghi đã gửi không xoá được; chỉ quản trị máy chủ xoá khi người dân rút đồng ý.'
				);
	return held !== undefined || ancestry.start > 1 || ancestry.ids.length > 1
		? changed()
		: undefined;
}

/** A design document is code for the server: CouchDB, too, lets only administrators write one. */
const refusalOfDesign = (doc: IncomingDoc, { byAdministrator }: EditRules): Refusal | undefined =>
	doc.id.startsWith('_design/') && !byAdministrator
		? forbidden('Chỉ quản trị máy chủ được ghi tài liệu thiết kế.')
		: undefined;

const changed = (): Refusal =>
	forbidden(
		'Máy chủ đã có bản ghi này với nội dung khác; bản ghi đã gửi không bao giờ bị sửa. Hãy ghi một bản ghi mới để đính chính.'
	);

const forbidden = (reason: string): Refusal => ({ error: 'forbidden', reason });
