import { randomBytes } from 'node:crypto';
import { problems } from '../../problems';
import { json, type Answer } from './answer';
import { isObject } from '../../protocol/json';
import type { WriteCall } from './endpoint';
import { nextTurn } from '../../next-turn';
import { ROWS_PER_TURN } from './limits';
import { writeLocalAmongOthers, type LocalRowOutcome } from './local-docs';
import { writeDocs, type Row } from './write-docs';

/**
 * Many documents at once. Replication (`new_edits: false`) is answered with the refused ones only: nothing in the list
 * means that everything is on disk.
 */
export async function bulkDocs(call: WriteCall): Promise<Answer> {
	const body = await call.json();
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	const { docs, new_edits: newEdits = true } = body;
	if (!Array.isArray(docs)) throw problems.badRequest('POST body must include `docs` parameter.');
	if (typeof newEdits !== 'boolean') throw problems.badRequest('`new_edits` must be a boolean');

	const rows: (Row | LocalRowOutcome)[] = [];
	for (let at = 0; at < docs.length; at += ROWS_PER_TURN) {
		if (at > 0) await nextTurn();
		const some: unknown[] = docs.slice(at, at + ROWS_PER_TURN);
		rows.push(...(await writeSome(call, newEdits ? some.map(named) : some, newEdits)));
	}
	const stub = rows.find((row) => 'error' in row && row.error === 'missing_stub');
	if (stub !== undefined && 'error' in stub) throw problems.missingStub(stub.reason);
	return json(newEdits ? rows.map(toAnswer) : rows.filter(isRefused).map(toAnswer), 201);
}

/** Tools may also put checkpoints among documents; each is written where it belongs, and answered in its place. */
async function writeSome(
	call: WriteCall,
	docs: readonly unknown[],
	newEdits: boolean
): Promise<(Row | LocalRowOutcome)[]> {
	if (!docs.some(isLocal)) return writeDocs(call, docs, newEdits);
	const others = docs.filter((doc) => !isLocal(doc));
	const written = (await writeDocs(call, others, newEdits)).values();
	const rows: (Row | LocalRowOutcome)[] = [];
	for (const doc of docs) {
		if (isLocal(doc)) {
			rows.push(await writeLocalAmongOthers(call, doc._id.slice(LOCAL.length), doc));
			continue;
		}
		const next = written.next();
		if (next.done !== true) rows.push(next.value);
	}
	return rows;
}

const LOCAL = '_local/';

const isLocal = (doc: unknown): doc is Record<string, unknown> & { _id: string } =>
	isObject(doc) &&
	typeof doc['_id'] === 'string' &&
	doc['_id'].startsWith(LOCAL) &&
	doc['_id'].length > LOCAL.length;

const isRefused = (row: Row | LocalRowOutcome): boolean => 'error' in row;

/** A new document without an id gets one, as CouchDB does. */
export const named = (doc: unknown): unknown =>
	isObject(doc) && doc['_id'] === undefined
		? { ...doc, _id: randomBytes(16).toString('hex') }
		: doc;

const toAnswer = (row: Row | LocalRowOutcome) => {
	if (!('error' in row)) return row;
	const { id, error, reason } = row;
	const rev = 'rev' in row ? row.rev : undefined;
	const erased = 'isErased' in row && row.isErased;
	return { id, ...(rev !== undefined && { rev }), error, reason, ...(erased && { erased }) };
};
