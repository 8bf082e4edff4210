import { problems } from '../../problems';
import { docText } from '../../protocol/doc-text';
import { json, type Answer } from './answer';
import { isObject, toJsonText } from '../../protocol/json';
import type { DbCall } from './endpoint';

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
	const own = Object.fromEntries(Object.entries(doc).filter(([name]) => !name.startsWith('_')));
	const text = toJsonText(own);
	if (text === undefined) throw problems.badRequest('the document is nested too deeply');
	if (Buffer.byteLength(text) > call.limits.localDocBytes)
		throw problems.tooLarge('the local document is too large');
	return write(call, { rev: doc['_rev'] ?? call.query.text('rev'), text }, 201);
}

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
