import { problems } from '../../problems';
import { isObject } from '../../protocol/json';
import { parseRev } from '../../protocol/revision';
import { json, type Answer } from './answer';
import type { DbCall } from './endpoint';
import { actorOf } from './gate';

/** Every acknowledged write is on disk already. */
export const ensureFullCommit = async (): Promise<Answer> =>
	json({ ok: true, instance_start_time: '0' }, 201);

/** Answered when it is done, so that whoever asked can rely on it. */
export async function compact({ database }: DbCall): Promise<Answer> {
	await database.compact();
	return json({ ok: true }, 202);
}

/** There are no views whose files could be left behind. */
export const viewCleanup = async (): Promise<Answer> => json({ ok: true }, 202);

/** CouchDB's limits for one request. */
const MAX_PURGED_IDS = 100;
const MAX_PURGED_REVS = 1000;

/** Takes revisions out as if they had never been; what people wrote down in a village is erased in another way. */
export async function purge(call: DbCall): Promise<Answer> {
	const { database, caller } = call;
	const asks = purgedIn(await call.json());
	if (database.kind === 'entries')
		throw problems.forbidden('bản ghi của một thôn không xoá được bằng _purge');
	const purged = await database.purge(asks, actorOf(caller));
	return json({ purge_seq: null, purged: Object.fromEntries(purged) }, 201);
}

function purgedIn(body: unknown): Map<string, string[]> {
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	const asks = new Map<string, string[]>();
	let count = 0;
	for (const [id, revs] of Object.entries(body)) {
		if (!Array.isArray(revs) || !revs.every((rev) => parseRev(rev) !== undefined))
			throw problems.badRequest('Expected {docId: [revision, …]}');
		count += revs.length;
		asks.set(id, revs as string[]);
	}
	if (asks.size > MAX_PURGED_IDS)
		throw problems.badRequest('Exceeded maximum number of documents.');
	if (count > MAX_PURGED_REVS) throw problems.badRequest('Exceeded maximum number of revisions.');
	return asks;
}
