import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { communeDatabaseOf } from '../../../src/lib/domain/coverage/village-counts';
import type { Accounts } from '../access/accounts';
import type { Backend } from '../open-data';
import { prepareVillage } from './prepare-village';

const AGAIN_AFTER_MS = 10_000;

/**
 * After a start: every village has its database there, open to its role alone, with this release's design document, that
 * of the commune is open to its own, and the log has what was under way before. A CouchDB that does not answer yet is waited for; the server answers meanwhile
 * that it is not ready.
 */
export async function keepVillagesReady(
	{ upstream, store }: Backend,
	{ villages }: Pick<Accounts, 'villages'>,
	{ log, signal }: { log: Logger; signal: AbortSignal }
): Promise<void> {
	let toldOf: string | undefined;
	while (!signal.aborted) {
		try {
			if (!(await upstream.knows({ name: 'may-chu', roles: [] })))
				log.error('the CouchDB does not accept our tokens: is the same key in its [jwt_keys]?');
			const databases = new Set(await store.listDatabases());
			for (const { id } of villages.all())
				if (databases.has(id)) await prepareVillage(upstream, id);
				else log.error({ village: id }, 'a village has no database in the CouchDB');
			// Made by the first counts. One that somebody else made, or a start that was cut short, is closed to its officers.
			for (const commune of new Set(villages.all().map(({ id }) => communeDatabaseOf(id))))
				if (databases.has(commune)) await prepareVillage(upstream, commune);
			await store.settleOpenWrites();
			log.info('the CouchDB has every village as it should be');
			return;
		} catch (thrown) {
			const why = causeOf(thrown);
			if (why !== toldOf) log.warn({ why }, 'the CouchDB is not ready');
			toldOf = why;
			await sleep(AGAIN_AFTER_MS, undefined, { signal, ref: false }).catch(() => undefined);
		}
	}
}

function causeOf(thrown: unknown): string {
	const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
	return cause instanceof Error ? cause.name : String(cause);
}
