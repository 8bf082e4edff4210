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
	// Read once: what came packed is not unpacked a second time.
	const asItCame = () => passOn(call, body && { body });
	if (call.pattern.endsWith('/_bulk_docs')) return passBulk(call, value, asItCame);
	const reason = isObject(value) ? refusalOf(call, value) : undefined;
	if (reason !== undefined) throw problems.forbidden(reason);
	return asItCame();
}

async function passBulk(
	call: GatewayCall,
	value: unknown,
	asItCame: () => Promise<Answer>
): Promise<Answer> {
	if (!isObject(value) || !Array.isArray(value['docs'])) return asItCame();
	const docs: unknown[] = value['docs'];
	const reasons = docs.map((doc) => (isObject(doc) ? refusalOf(call, doc) : undefined));
	if (reasons.every((reason) => reason === undefined)) return asItCame();

	const accepted = docs.filter((_, index) => reasons[index] === undefined);
	const newEdits = value['new_edits'] !== false;
	const answered = accepted.length === 0 ? [] : await stored(call, { ...value, docs: accepted });
	return json(
		newEdits ? inPlace(docs, reasons, answered) : failedInOrder(docs, reasons, answered),
		201
	);
}

/** A person's edits are answered one by one. */
function inPlace(
	docs: readonly unknown[],
	reasons: readonly (string | undefined)[],
	answered: readonly unknown[]
): unknown[] {
	const next = answered.values();
	return docs.map((doc, index) => {
		const reason = reasons[index];
		return reason === undefined ? (next.next().value ?? null) : refusedRow(doc, reason);
	});
}

/** Of replicated documents only those are named that were not taken, also in their order. */
function failedInOrder(
	docs: readonly unknown[],
	reasons: readonly (string | undefined)[],
	answered: readonly unknown[]
): unknown[] {
	const left = [...answered];
	return docs.flatMap((doc, index) => {
		const reason = reasons[index];
		if (reason !== undefined) return [refusedRow(doc, reason)];
		const at = left.findIndex((row) => isObject(row) && isObject(doc) && row['id'] === doc['_id']);
		return at === -1 ? [] : left.splice(at, 1);
	});
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
