import { problems } from '../../problems';
import { isObject } from '../../protocol/json';
import { boundaryOf, splitMultipart, type Part } from '../../protocol/multipart';
import { json, type Answer } from './answer';
import { parseJson, readBytes } from './body';
import { named } from './bulk-docs';
import { documentId } from './document-id';
import type { WriteCall } from './endpoint';
import { etagOf } from './etag';
import { givenRev } from './given-rev';
import { writeDocs } from './write-docs';

export async function putDocument(call: WriteCall, prefix = ''): Promise<Answer> {
	const id = documentId(call, prefix);
	const { doc, parts } = await documentIn(call);
	if (!isObject(doc)) throw problems.badRequest('Document must be a JSON object');
	if (doc['_id'] !== undefined && doc['_id'] !== id)
		throw problems.badRequest('Document ID in the address and in the document differ.');
	const rev = givenRev(call, doc['_rev']);
	const complete = { ...doc, _id: id, ...(rev !== undefined && { _rev: rev }) };
	const newEdits = call.query.flag('new_edits', true);
	const status = newEdits && doc['_deleted'] === true ? 200 : 201;
	return writeOne(call, complete, { newEdits, parts, status });
}

/** A document, alone or with its attachments behind it. */
async function documentIn(call: WriteCall): Promise<{ doc: unknown; parts?: Part[] }> {
	const contentType = call.request.headers['content-type'] ?? '';
	if (!/^multipart\/related\s*(;|$)/i.test(contentType)) return { doc: await call.json() };

	const boundary = boundaryOf(contentType);
	if (boundary === undefined) throw problems.badRequest('multipart/related without a boundary');
	const body = await readBytes(call.request, call.limits.bulkDocsBytes);
	const split = splitMultipart(body, boundary);
	if (!split.ok) throw problems.badRequest(split.error);
	const [first, ...parts] = split.value;
	if (first === undefined) throw problems.badRequest('the multipart body has no part');
	return { doc: parseJson(first.bytes), parts };
}

export async function postDocument(call: WriteCall): Promise<Answer> {
	const doc = await call.json();
	if (!isObject(doc)) throw problems.badRequest('Document must be a JSON object');
	return writeOne(call, named(doc), { newEdits: true, status: 201 });
}

export async function deleteDocument(call: WriteCall, prefix = ''): Promise<Answer> {
	const id = documentId(call, prefix);
	const rev = givenRev(call, undefined);
	const [reading] = await call.database.read([{ id, revs: 'none' }]);
	const winner = reading?.doc?.leaves[0];
	if (winner === undefined) throw problems.missing();
	if (rev === undefined) throw winner.deleted ? problems.deleted() : problems.conflict();
	return writeOne(call, { _id: id, _rev: rev, _deleted: true }, { newEdits: true, status: 200 });
}

interface WriteOne {
	newEdits: boolean;
	status: number;
	parts?: readonly Part[] | undefined;
	headers?: Readonly<Record<string, string>>;
}

/** Stores one document, or says what is in the way. */
export async function writeOne(
	call: WriteCall,
	doc: unknown,
	{ newEdits, status, parts, headers }: WriteOne
): Promise<Answer> {
	const [row] = await writeDocs(call, [doc], newEdits, parts);
	if (row === undefined) throw new Error('one document gives one row');
	if (row.ok)
		return {
			...json({ ok: true, id: row.id, rev: row.rev }, status),
			headers: { etag: etagOf(row.rev), ...headers }
		};
	switch (row.error) {
		case 'conflict':
			throw problems.conflict();
		case 'missing_stub':
			throw problems.missingStub(row.reason);
		case 'forbidden':
			throw problems.forbidden(row.reason);
		case 'unauthorized':
			throw problems.unauthorized(row.reason);
		case 'unknown_error':
			throw problems.unknownError(row.reason);
	}
}
