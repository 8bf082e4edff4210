import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DbLimits } from '../../../sync-server/src/routes/db/limits';
import { documentServer, type DocumentServer } from './document-server';
import { gatewayHall } from '../gateway/gateway-hall';
import { smallServer, VILLAGE } from './client';

/** Where a store may keep its documents; what it answers is the same. */
export const PLACES = ['in memory', 'on disk', 'behind a gateway'] as const;

/** A server with small limits, a plain database and a village, that leaves nothing behind. */
export async function serverAt(
	place: (typeof PLACES)[number],
	limits: Partial<DbLimits> = {}
): Promise<DocumentServer> {
	if (place === 'behind a gateway') {
		const hall = await gatewayHall({ limits: { feedTimeoutMs: 200, ...limits } });
		const heard = [hall.heardOf('plain'), hall.heardOf(VILLAGE)];
		await withDatabases(hall);
		await Promise.all(heard);
		return hall;
	}
	const folder = place === 'on disk' ? await mkdtemp(join(tmpdir(), 'go-cua-db-')) : undefined;
	const hall = await documentServer({
		limits: { feedTimeoutMs: 200, ...limits },
		...(folder !== undefined && { path: join(folder, 'documents.sqlite') })
	});
	return {
		...(await withDatabases(hall)),
		async close() {
			await hall.close();
			if (folder !== undefined) await rm(folder, { recursive: true, force: true });
		}
	};
}

async function withDatabases(hall: DocumentServer): Promise<DocumentServer> {
	await hall.store.createDatabase('plain');
	await hall.store.createDatabase(VILLAGE);
	hall.gate.readable = ['plain', VILLAGE];
	return hall;
}

/** Where the addresses are served: by the server that keeps the documents, or by one in front of it. */
export const SERVERS = ['alone', 'behind a gateway'] as const;

/** A server with the documents in memory, without a database. */
export const serverThat = (
	stands: (typeof SERVERS)[number],
	limits: Partial<DbLimits> = {}
): Promise<DocumentServer> =>
	stands === 'alone' ? documentServer({ limits }) : gatewayHall({ limits });

/** The same with small limits, a plain database and a village. */
export const smallServerThat = (stands: (typeof SERVERS)[number]): Promise<DocumentServer> =>
	smallServer((limits) => serverThat(stands, limits));
