import type { Held } from '../protocol/apply-edit';
import { isObject } from '../protocol/json';
import { graft, leavesOf, noRevisions, type Ancestry } from '../protocol/rev-tree';
import type { DocAsk, DocReading } from '../storage/doc-store';
import { pathTo, type CouchError } from './couch-client';
import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/** A document as the CouchDB behind us holds it. @property bodies by revision, of its leaves */
export interface HeldDoc {
	held: NonNullable<Held>;
	bodies: ReadonlyMap<string, string>;
}

/** Asks what is held of some documents; those that are not known at all are left out. */
export async function heldDocs(
	upstream: Upstream,
	dbName: string,
	ids: readonly string[]
): Promise<Map<string, HeldDoc>> {
	const known = await knownIds(upstream, dbName, ids);
	const docs = new Map<string, HeldDoc>();
	if (known.length === 0) return docs;
	const answered = await upstream.admin.post(
		pathTo(dbName, '_bulk_get'),
		{ docs: known.map((id) => ({ id })) },
		{ revs: true }
	);
	if (!answered.ok) throw toBackendProblem(answered.error);
	const { results } = answered.value as { results: { id: string; docs: { ok?: FullDoc }[] }[] };
	for (const { id, docs: leaves } of results) {
		const held = heldOf(leaves.flatMap(({ ok }) => (ok === undefined ? [] : [ok])));
		if (held !== undefined) docs.set(id, held);
	}
	return docs;
}

/** Nearly every entry is new: one question about all of them, and no second one. */
async function knownIds(
	upstream: Upstream,
	dbName: string,
	ids: readonly string[]
): Promise<string[]> {
	if (ids.length === 0) return [];
	const keys = [...new Set(ids)];
	const answered = await upstream.admin.post(pathTo(dbName, '_all_docs'), { keys });
	if (!answered.ok) throw toBackendProblem(answered.error);
	const { rows } = answered.value as { rows: { id?: string; key: string; error?: string }[] };
	return rows.flatMap(({ id, error }) => (error === undefined && id !== undefined ? [id] : []));
}

interface FullDoc extends Record<string, unknown> {
	_rev: string;
	_deleted?: boolean;
	_revisions: Ancestry;
}

function heldOf(leaves: readonly FullDoc[]): HeldDoc | undefined {
	if (leaves.length === 0) return undefined;
	const bodies = new Map<string, string>();
	let tree = noRevisions;
	for (const leaf of leaves) {
		tree = graft(tree, leaf._revisions, leaf._deleted === true).tree;
		bodies.set(leaf._rev, bodyOf(leaf));
	}
	return { held: { tree, leaves: leavesOf(tree) }, bodies };
}

/** What was asked of a document, out of what is held of it. */
export function readingOf({ id, revs }: DocAsk, found: HeldDoc | undefined): DocReading {
	const leaves = found?.held.leaves ?? [];
	const asked =
		revs === 'none'
			? []
			: revs === 'winner'
				? leaves.slice(0, 1)
				: revs === 'leaves'
					? leaves
					: revs.map((rev) => leaves.find((leaf) => leaf.rev === rev) ?? { rev, deleted: false });
	return {
		id,
		doc: found && { seq: 0, ...found.held },
		revisions: asked.map(({ rev, deleted }) => ({
			rev,
			deleted,
			body: found?.bodies.get(rev),
			attachments: []
		}))
	};
}

/** A document's own fields as JSON text. */
export const bodyOf = (doc: Readonly<Record<string, unknown>>): string =>
	JSON.stringify(Object.fromEntries(Object.entries(doc).filter(([name]) => !name.startsWith('_'))));

/** The rows of an answer that say what was not taken. */
export interface FailedRow {
	id: string;
	error: string;
	reason: string;
}

export function failedRows(value: unknown): FailedRow[] {
	if (!Array.isArray(value)) throw toBackendProblem(NOT_ROWS);
	return value.filter((row): row is FailedRow => isObject(row) && typeof row['error'] === 'string');
}

const NOT_ROWS: CouchError = { kind: 'not-couchdb', status: 200 };
