import { randomBytes } from 'node:crypto';
import { problems } from '../../problems';
import { json, type Answer } from './answer';
import { isObject } from '../../protocol/json';
import type { DbCall } from './endpoint';
import { nextTurn, ROWS_PER_TURN } from './limits';
import { writeDocs, type Row } from './write-docs';

/**
 * Many documents at once. Replication (`new_edits: false`) is answered with the refused ones only: nothing in the list
 * means that everything is on disk.
 */
export async function bulkDocs(call: DbCall): Promise<Answer> {
	const body = await call.json();
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	const { docs, new_edits: newEdits = true } = body;
	if (!Array.isArray(docs)) throw problems.badRequest('POST body must include `docs` parameter.');
	if (typeof newEdits !== 'boolean') throw problems.badRequest('`new_edits` must be a boolean');

	const rows: Row[] = [];
	for (let at = 0; at < docs.length; at += ROWS_PER_TURN) {
		if (at > 0) await nextTurn();
		const some: unknown[] = docs.slice(at, at + ROWS_PER_TURN);
		rows.push(...(await writeDocs(call, newEdits ? some.map(named) : some, newEdits)));
	}
	return json(newEdits ? rows.map(toAnswer) : rows.filter((row) => !row.ok).map(toAnswer), 201);
}

/** A new document without an id gets one, as CouchDB does. */
export const named = (doc: unknown): unknown =>
	isObject(doc) && doc['_id'] === undefined
		? { ...doc, _id: randomBytes(16).toString('hex') }
		: doc;

const toAnswer = (row: Row) => {
	if (row.ok) return row;
	const { id, rev, error, reason } = row;
	return { id, ...(rev !== undefined && { rev }), error, reason };
};
