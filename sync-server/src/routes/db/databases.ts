import { problems } from '../../problems';
import { formatSeq } from '../../protocol/seq-token';
import { json, type Answer } from './answer';
import type { Call, DbCall } from './endpoint';

/** The protocol we speak; clients choose by it what they may ask. */
const COUCHDB_VERSION = '3.5.0';

/** `GET /`: the uuid is part of every replication's id, so it must stay the same. */
export const welcome = (uuid: string): Answer =>
	json({
		couchdb: 'Welcome',
		version: COUCHDB_VERSION,
		uuid,
		features: [],
		vendor: { name: 'Gõ Cửa' }
	});

export async function databaseInfo({ database }: DbCall): Promise<Answer> {
	const { seq, liveCount, deletedCount } = await database.info();
	return json({
		db_name: database.name,
		update_seq: formatSeq(seq, database.epoch),
		doc_count: liveCount,
		doc_del_count: deletedCount,
		purge_seq: formatSeq(0, database.epoch),
		compact_running: false,
		instance_start_time: '0',
		disk_format_version: 8,
		props: {},
		cluster: { q: 1, n: 1, w: 1, r: 1 }
	});
}

export async function createDatabase({ store, dbName }: Call): Promise<Answer> {
	if (!(await store.createDatabase(dbName))) throw problems.databaseExists();
	return json({ ok: true }, 201);
}

export async function deleteDatabase({ store, dbName }: DbCall): Promise<Answer> {
	if (!(await store.deleteDatabase(dbName))) throw problems.noDatabase();
	return json({ ok: true });
}

/** Every acknowledged write is on disk already. */
export const ensureFullCommit = async (): Promise<Answer> =>
	json({ ok: true, instance_start_time: '0' }, 201);
