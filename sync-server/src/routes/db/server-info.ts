import { randomUUID } from 'node:crypto';
import { problems } from '../../problems';
import { json, type Answer } from './answer';
import type { VillageStore } from '../../storage/doc-store';
import type { ServerCall } from './endpoint';

/** The protocol we speak; clients choose by it what they may ask. */
const COUCHDB_VERSION = '3.5.0';
/** CouchDB's. */
const MAX_UUIDS = 1000;
/** What CouchDB calls a server that is no cluster. */
const NODE = 'nonode@nohost';

/** `GET /`: the uuid is part of every replication's id, so it must stay the same. */
export const welcome = async ({ store }: { store: Pick<VillageStore, 'uuid'> }): Promise<Answer> =>
	json({
		couchdb: 'Welcome',
		version: COUCHDB_VERSION,
		uuid: store.uuid,
		features: [],
		vendor: { name: 'Gõ Cửa' }
	});

export const up = async (): Promise<Answer> => json({ status: 'ok', seeds: {} });

export async function uuids({ query }: Pick<ServerCall, 'query'>): Promise<Answer> {
	const count = query.count('count') ?? 1;
	if (count > MAX_UUIDS)
		throw problems.badRequest(`count parameter too large (at most ${MAX_UUIDS})`);
	return json({
		uuids: Array.from({ length: count }, () => randomUUID().replaceAll('-', ''))
	});
}

/** Nothing here takes long enough to be a task: documents are indexed and written as they come. */
export const activeTasks = async (): Promise<Answer> => json([]);

export const membership = async (): Promise<Answer> =>
	json({ all_nodes: [NODE], cluster_nodes: [NODE] });
