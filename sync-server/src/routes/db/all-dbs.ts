import { problems } from '../../problems';
import { isObject } from '../../protocol/json';
import { json, type Answer } from './answer';
import { infoOf } from './databases';
import type { VillageStore } from '../../storage/doc-store';
import type { FeedCall, ServerCall } from './endpoint';
import { nextTurn } from '../../next-turn';
import type { Query } from './query';

/** CouchDB's default; more are asked for in several requests. */
const MAX_DBS_INFO_KEYS = 100;

export type ListingCall = FeedCall & { store: Pick<VillageStore, 'listDatabases'> };

/** The names of the databases the caller may read, and of no others. */
export async function allDbs(call: ListingCall): Promise<Answer> {
	return json(stretchOf(await readableNames(call), call.query));
}

async function readableNames({ gate, store, request }: ListingCall): Promise<string[]> {
	const readable = new Set(await gate.readableDatabases(request));
	return (await store.listDatabases()).filter((name) => readable.has(name)).sort(byBytes);
}

const byBytes = (a: string, b: string): number => (a < b ? -1 : 1);

function stretchOf(names: readonly string[], query: Query): string[] {
	const descending = query.flag('descending');
	const start = keyIn(query, 'startkey', 'start_key');
	const end = keyIn(query, 'endkey', 'end_key');
	const isInclusive = query.flag('inclusive_end', true);
	const [from, to] = descending ? [end, start] : [start, end];
	const inOrder = names.filter(
		(name) =>
			(from === undefined || name > from || (name === from && (!descending || isInclusive))) &&
			(to === undefined || name < to || (name === to && (descending || isInclusive)))
	);
	const skip = query.count('skip') ?? 0;
	const limit = query.count('limit') ?? Infinity;
	return (descending ? inOrder.reverse() : inOrder).slice(skip, skip + limit);
}

function keyIn(query: Query, ...names: string[]): string | undefined {
	const key = query.json(...names);
	if (key === undefined || typeof key === 'string') return key;
	throw problems.queryParse(`Invalid value for parameter: ${names[0]}`);
}

/** The state of several databases at once: those that were asked for, or all the caller may read. */
export async function dbsInfo(call: ServerCall): Promise<Answer> {
	const { keys, known } = await askedOf(call);
	const rows: unknown[] = [];
	for (const key of keys) {
		const database = known.has(key) ? await call.store.database(key) : undefined;
		// The same words whether it is not there or not theirs.
		rows.push(database ? { key, info: await infoOf(database) } : { key, error: 'not_found' });
		await nextTurn();
	}
	return json(rows);
}

/** @property known those of all there are that the caller may read */
export async function askedOf(
	call: ListingCall
): Promise<{ keys: string[]; known: ReadonlySet<string> }> {
	const readable = await readableNames(call);
	const isPost = call.request.method === 'POST';
	return {
		keys: isPost ? keysIn(await call.json()) : stretchOf(readable, call.query),
		known: new Set(readable)
	};
}

function keysIn(body: unknown): string[] {
	const keys = isObject(body) ? body['keys'] : undefined;
	if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string'))
		throw problems.badRequest('`keys` member must exist and be a list of database names.');
	if (keys.length > MAX_DBS_INFO_KEYS)
		throw problems.badRequest(`\`keys\` must not name more than ${MAX_DBS_INFO_KEYS} databases.`);
	return keys;
}
