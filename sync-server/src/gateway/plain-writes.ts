import { problems } from '../problems';
import { isObject } from '../protocol/json';
import { json, type Answer } from '../routes/db/answer';
import { bodyOf, passOn } from './pass-on';
import type { GatewayCall } from './gateway-call';

/**
 * Writes into a plain database are passed on as they came; only what the gate refuses is cut out, and answered in its
 * place as if the CouchDB had refused it.
 */
export async function passWrite(call: GatewayCall): Promise<Answer> {
	const body = await bodyOf(call);
	const value = parsed(body);
	if (call.pattern.endsWith('/_bulk_docs')) return passBulk(call, value);
	const reason = isObject(value) ? refusalOf(call, value) : undefined;
	if (reason !== undefined) throw problems.forbidden(reason);
	return passOn(call);
}

async function passBulk(call: GatewayCall, value: unknown): Promise<Answer> {
	if (!isObject(value) || !Array.isArray(value['docs'])) return passOn(call);
	const docs: unknown[] = value['docs'];
	const reasons = docs.map((doc) => (isObject(doc) ? refusalOf(call, doc) : undefined));
	if (reasons.every((reason) => reason === undefined)) return passOn(call);

	const accepted = docs.filter((_, index) => reasons[index] === undefined);
	const newEdits = value['new_edits'] !== false;
	const answered = accepted.length === 0 ? [] : await stored(call, { ...value, docs: accepted });
	const refused = docs.flatMap((doc, index) => {
		const reason = reasons[index];
		return reason === undefined ? [] : [refusedRow(doc, reason)];
	});
	if (!newEdits) return json([...answered, ...refused], 201);
	const [taken, kept] = [refused.values(), answered.values()];
	return json(
		reasons.map((reason) => (reason === undefined ? kept : taken).next().value ?? null),
		201
	);
}

async function stored(call: GatewayCall, body: unknown): Promise<unknown[]> {
	const { body: text } = await passOn(call, { body: Buffer.from(JSON.stringify(body)) });
	if (typeof text === 'string' || text instanceof Uint8Array)
		throw new Error('an answer that is passed on is a stream');
	const pieces: Buffer[] = [];
	for await (const piece of text.parts) pieces.push(Buffer.from(piece));
	const rows: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
	if (!Array.isArray(rows)) throw new Error('_bulk_docs is answered with rows');
	return rows;
}

/** A deletion carries nothing to review. */
function refusalOf({ gate, dbName, caller }: GatewayCall, doc: Record<string, unknown>) {
	if (doc['_deleted'] === true) return undefined;
	const own = Object.entries(doc).filter(([name]) => name === '_id' || !name.startsWith('_'));
	const review = gate.review(dbName, caller, Object.fromEntries(own));
	return review.ok ? undefined : review.reason;
}

function refusedRow(doc: unknown, reason: string) {
	const { _id: id, _rev: rev } = doc as { _id?: unknown; _rev?: unknown };
	return {
		id: typeof id === 'string' ? id : null,
		...(typeof rev === 'string' && { rev }),
		error: 'forbidden',
		reason
	};
}

/** What is no JSON the CouchDB refuses in its own words. */
function parsed(body: Uint8Array | undefined): unknown {
	if (body === undefined) return undefined;
	try {
		return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
	} catch {
		return undefined;
	}
}
