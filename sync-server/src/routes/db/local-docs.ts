import { problems } from '../../problems';
import { docText } from '../../protocol/doc-text';
import type { LocalRow } from '../../storage/doc-store';
import { json, type Answer } from './answer';
import { isObject, toJsonText } from '../../protocol/json';
import type { DbCall, WriteCall } from './endpoint';
import { Query } from './query';

/** Checkpoints: how far a device has come. They are never replicated, and their revisions only count upwards. */

const idOf = (call: DbCall): string => call.param('id');
const answered = (id: string, rev: number) => ({ ok: true, id: `_local/${id}`, rev: `0-${rev}` });

export async function readLocalDoc(call: DbCall): Promise<Answer> {
	const id = idOf(call);
	const found = await call.database.readLocal(id);
	if (found === undefined) throw problems.missing();
	const { json: body, rev } = found;
	return { body: docText({ id: `_local/${id}`, rev: `0-${rev}`, deleted: false, body }) };
}

export async function putLocalDoc(call: DbCall): Promise<Answer> {
	const doc = await call.json();
	if (!isObject(doc)) throw problems.badRequest('Document must be a JSON object');
	const rev = doc['_rev'] ?? call.query.text('rev');
	return write(call, { rev, text: ownText(call, doc) }, 201);
}

/** Undefined of one that is put as deleted. */
function ownText(call: WriteCall, doc: Record<string, unknown>): string | undefined {
	if (doc['_attachments'] !== undefined) throw noAttachments();
	if (doc['_deleted'] === true) return undefined;
	const own = Object.fromEntries(Object.entries(doc).filter(([name]) => !name.startsWith('_')));
	const text = toJsonText(own);
	if (text === undefined) throw problems.badRequest('the document is nested too deeply');
	if (Buffer.byteLength(text) > call.limits.localDocBytes)
		throw problems.tooLarge('the local document is too large');
	return text;
}

/** One that stands among others in `_bulk_docs`. */
export async function writeLocalAmongOthers(
	call: WriteCall,
	id: string,
	doc: Record<string, unknown>
): Promise<LocalRowOutcome> {
	const rev = parseLocalRev(doc['_rev']);
	const outcome = await call.database.writeLocal({ id, rev, json: ownText(call, doc) });
	if (outcome.ok) return { ...answered(id, outcome.rev), ok: true };
	const problem = outcome.error === 'missing' ? problems.missing() : problems.conflict();
	return { id: `_local/${id}`, error: problem.error, reason: problem.reason };
}

export type LocalRowOutcome =
	{ ok: true; id: string; rev: string } | { id: string; error: string; reason: string };

export const deleteLocalDoc = (call: DbCall): Promise<Answer> =>
	write(call, { rev: call.query.text('rev'), text: undefined }, 200);

async function write(
	call: DbCall,
	{ rev, text }: { rev: unknown; text: string | undefined },
	status: number
): Promise<Answer> {
	const id = idOf(call);
	const outcome = await call.database.writeLocal({ id, rev: parseLocalRev(rev), json: text });
	if (outcome.ok) return json(answered(id, outcome.rev), status);
	throw outcome.error === 'missing' ? problems.missing() : problems.conflict();
}

function parseLocalRev(rev: unknown): number | undefined {
	if (rev === undefined || rev === null || rev === '') return undefined;
	const found = typeof rev === 'string' ? /^0-([0-9]{1,15})$/.exec(rev) : null;
	if (found === null) throw problems.badRequest('Invalid rev format');
	return Number(found[1]);
}

export const refuseLocalAttachment = async (): Promise<never> => {
	throw noAttachments();
};

const noAttachments = () => problems.badRequest('_local documents do not accept attachments.');

/** All are one row each and small; a village has one for each of its devices. */
const MAX_LISTED = 10_000;

/** For administrators: which devices have left checkpoints. */
export async function listLocalDocs(call: DbCall): Promise<Answer> {
	const query = await listQueryOf(call);
	const keys = query.json('keys');
	if (keys !== undefined && !Array.isArray(keys))
		throw problems.badRequest('`keys` parameter must be an array.');
	const withBodies = query.flag('include_docs');
	const rows = keys === undefined ? await rangeOf(call, query) : await namedIn(call, keys);
	const texts = rows.map((row) => (typeof row === 'string' ? row : localRowText(row, withBodies)));
	return { body: `{"total_rows":null,"offset":null,"rows":[\n${texts.join(',\n')}\n]}\n` };
}

async function listQueryOf(call: DbCall): Promise<Query> {
	if (call.request.method !== 'POST') return call.query;
	const body = await call.json();
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	return Query.of(call.request.query, body);
}

function rangeOf({ database }: DbCall, query: Query): Promise<LocalRow[]> {
	const key = query.json('key');
	return database.locals({
		start: localKey(key ?? query.json('startkey', 'start_key')),
		end: localKey(key ?? query.json('endkey', 'end_key')),
		descending: query.flag('descending'),
		limit: Math.min(query.count('limit') ?? MAX_LISTED, MAX_LISTED),
		skip: query.count('skip') ?? 0
	});
}

/** Keys are given with the prefix that is not stored. */
function localKey(key: unknown): string | undefined {
	if (key === undefined) return undefined;
	if (typeof key !== 'string') throw problems.queryParse('A key must be the id of a document');
	return key.startsWith('_local/') ? key.slice('_local/'.length) : key;
}

async function namedIn({ database }: DbCall, keys: unknown[]): Promise<(LocalRow | string)[]> {
	const rows: (LocalRow | string)[] = [];
	for (const key of keys.slice(0, MAX_LISTED)) {
		const id = typeof key === 'string' ? localKey(key) : undefined;
		const found = id === undefined ? undefined : await database.readLocal(id);
		rows.push(
			id === undefined || found === undefined
				? `{"key":${JSON.stringify(key)},"error":"not_found"}`
				: { id, ...found }
		);
	}
	return rows;
}

function localRowText({ id, rev, json: body }: LocalRow, withBodies: boolean): string {
	const idText = JSON.stringify(`_local/${id}`);
	const doc = withBodies
		? `,"doc":${docText({ id: `_local/${id}`, rev: `0-${rev}`, deleted: false, body })}`
		: '';
	return `{"id":${idText},"key":${idText},"value":{"rev":"0-${rev}"}${doc}}`;
}
