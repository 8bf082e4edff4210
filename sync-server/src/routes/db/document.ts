import { problems } from '../../problems';
import { docText } from '../../protocol/doc-text';
import { faultOfId } from '../../protocol/incoming-doc';
import { ancestryOf, type Ancestry } from '../../protocol/rev-tree';
import { parseRev } from '../../protocol/revision';
import type { DocState, RevisionReading } from '../../storage/doc-store';
import { json, type Answer } from './answer';
import { isObject } from '../../protocol/json';
import { named } from './bulk-docs';
import type { DbCall } from './endpoint';
import type { Query } from './query';
import { writeDocs } from './write-docs';

/** @param prefix `_design/` where the address has it apart */
function idOf(call: DbCall, prefix: string): string {
	const id = prefix + call.param('id');
	const fault = faultOfId(id);
	if (fault !== undefined) throw problems.illegalDocId(fault);
	return id;
}

export async function getDocument(call: DbCall, prefix = ''): Promise<Answer> {
	const id = idOf(call, prefix);
	const { query, database } = call;
	const openRevs = openRevsOf(query);
	if (openRevs !== undefined) return getOpenRevs(call, id, openRevs);

	const rev = query.text('rev');
	if (rev !== undefined && parseRev(rev) === undefined)
		throw problems.badRequest('Invalid rev format');
	const [reading] = await database.read([
		{ id, revs: rev === undefined ? 'winner' : [rev], latest: query.flag('latest') }
	]);
	const revision = reading?.revisions[0];
	if (reading?.doc === undefined || revision?.body === undefined) throw problems.missing();
	if (revision.deleted && rev === undefined) throw problems.deleted();
	return {
		headers: { etag: `"${revision.rev}"` },
		body: `${textOf(id, reading.doc, revision, query)}\n`
	};
}

function openRevsOf(query: Query): 'leaves' | string[] | undefined {
	const text = query.text('open_revs');
	if (text === undefined) return undefined;
	if (text === 'all') return 'leaves';
	const revs = query.json('open_revs');
	if (revs === 'all') return 'leaves';
	if (Array.isArray(revs) && revs.every((rev) => parseRev(rev) !== undefined)) return revs;
	throw problems.badRequest('`open_revs` must be `all` or a list of revisions');
}

async function getOpenRevs(
	{ database, query }: DbCall,
	id: string,
	revs: 'leaves' | string[]
): Promise<Answer> {
	const [reading] = await database.read([{ id, revs, latest: query.flag('latest') }]);
	if (reading === undefined) throw new Error('one ask gives one reading');
	const { doc, revisions } = reading;
	if (doc === undefined && revs === 'leaves') throw problems.missing();
	const rows = revisions.map((revision) =>
		doc === undefined || revision.body === undefined
			? JSON.stringify({ missing: revision.rev })
			: `{"ok":${textOf(id, doc, revision, query)}}`
	);
	return { body: `[${rows.join(',')}]\n` };
}

function textOf(id: string, doc: DocState, revision: RevisionReading, query: Query): string {
	const { rev, deleted, body } = revision;
	if (body === undefined) throw new Error('a revision that is shown has a body');
	const parsed = parseRev(rev);
	const ancestry = parsed && ancestryOf(doc.tree, parsed);
	const meta = query.flag('meta');
	const others = doc.leaves.slice(1);
	const revs = (isDeleted: boolean) =>
		others.filter((leaf) => leaf.deleted === isDeleted).map((leaf) => leaf.rev);

	const extra: Record<string, string> = {};
	const addList = (name: string, isWanted: boolean, list: readonly unknown[]) => {
		if (isWanted && list.length > 0) extra[name] = JSON.stringify(list);
	};
	addList(
		'_revs_info',
		meta || query.flag('revs_info'),
		ancestry ? revsInfo(ancestry, revision) : []
	);
	addList('_conflicts', meta || query.flag('conflicts'), revs(false));
	addList('_deleted_conflicts', meta || query.flag('deleted_conflicts'), revs(true));
	return docText({
		id,
		rev,
		deleted,
		body,
		revisions: query.flag('revs') ? ancestry : undefined,
		extra
	});
}

/** Of what was succeeded only the name is kept. */
const revsInfo = ({ start, ids }: Ancestry, { deleted }: RevisionReading) =>
	ids.map((hash, index) => ({
		rev: `${start - index}-${hash}`,
		status: index > 0 ? 'missing' : deleted ? 'deleted' : 'available'
	}));

export async function putDocument(call: DbCall, prefix = ''): Promise<Answer> {
	const id = idOf(call, prefix);
	const doc = await call.json();
	if (!isObject(doc)) throw problems.badRequest('Document must be a JSON object');
	if (doc['_id'] !== undefined && doc['_id'] !== id)
		throw problems.badRequest('Document ID in the address and in the document differ.');
	const rev = givenRev(call, doc['_rev']);
	const complete = { ...doc, _id: id, ...(rev !== undefined && { _rev: rev }) };
	return writeOne(call, complete, call.query.flag('new_edits', true), 201);
}

export async function postDocument(call: DbCall): Promise<Answer> {
	const doc = await call.json();
	if (!isObject(doc)) throw problems.badRequest('Document must be a JSON object');
	return writeOne(call, named(doc), true, 201);
}

export async function deleteDocument(call: DbCall, prefix = ''): Promise<Answer> {
	const id = idOf(call, prefix);
	const rev = givenRev(call, undefined);
	const [reading] = await call.database.read([{ id, revs: 'none' }]);
	const winner = reading?.doc?.leaves[0];
	if (winner === undefined) throw problems.missing();
	if (rev === undefined) throw winner.deleted ? problems.deleted() : problems.conflict();
	return writeOne(call, { _id: id, _rev: rev, _deleted: true }, true, 200);
}

/** What a person's edit was made from: in the document, the address or a header, and the same wherever it is said. */
function givenRev({ query, request }: DbCall, inDocument: unknown): unknown {
	const header = request.headers['if-match']?.replace(/^"(.*)"$/, '$1');
	const given = [inDocument, query.text('rev'), header].filter((rev) => rev !== undefined);
	if (new Set(given).size > 1)
		throw problems.badRequest(
			'Document rev from request body and query string have different values'
		);
	return given[0];
}

async function writeOne(
	call: DbCall,
	doc: unknown,
	newEdits: boolean,
	status: number
): Promise<Answer> {
	const [row] = await writeDocs(call, [doc], newEdits);
	if (row === undefined) throw new Error('one document gives one row');
	if (row.ok)
		return {
			...json({ ok: true, id: row.id, rev: row.rev }, status),
			headers: { etag: `"${row.rev}"` }
		};
	throw row.error === 'conflict' ? problems.conflict() : problems.forbidden(row.reason);
}
