import { problems } from '../../problems';
import { formatSeq } from '../../protocol/seq-token';
import type { DocDatabase, VillageStore } from '../../storage/doc-store';
import { json, type Answer } from './answer';
import { actorOf } from './gate';
import type { Call, DbCall } from './endpoint';

export const databaseInfo = async ({ database }: DbCall): Promise<Answer> =>
	json(await infoOf(database));

/** What a database says of itself; the members about a cluster are there for tools that read them. */
export async function infoOf(database: DocDatabase): Promise<Record<string, unknown>> {
	const { seq, liveCount, deletedCount } = await database.info();
	return {
		db_name: database.name,
		update_seq: formatSeq(seq, database.epoch),
		purge_seq: formatSeq(Number((await database.setting('purge_seq')) ?? 0), database.epoch),
		doc_count: liveCount,
		doc_del_count: deletedCount,
		sizes: await database.sizes(),
		compact_running: false,
		instance_start_time: '0',
		disk_format_version: 8,
		props: {},
		cluster: { q: 1, n: 1, w: 1, r: 1 }
	};
}

type MakingCall = Pick<Call, 'dbName' | 'caller'> & {
	store: Pick<VillageStore, 'createDatabase' | 'deleteDatabase'>;
};

export async function createDatabase({ store, dbName, caller }: MakingCall): Promise<Answer> {
	if (!(await store.createDatabase(dbName, actorOf(caller)))) throw problems.databaseExists();
	return { ...json({ ok: true }, 201), headers: { location: `/${encodeURIComponent(dbName)}` } };
}

export async function deleteDatabase({ store, dbName, caller }: MakingCall): Promise<Answer> {
	if (!(await store.deleteDatabase(dbName, actorOf(caller)))) throw problems.noDatabase();
	return json({ ok: true });
}
