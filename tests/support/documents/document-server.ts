import fastify, { type FastifyInstance } from 'fastify';
import { toProblem } from '../../../sync-server/src/problems';
import { dbRoutes } from '../../../sync-server/src/routes/db/index';
import type { DbLimits } from '../../../sync-server/src/routes/db/limits';
import { dbServerOptions } from '../../../sync-server/src/routes/db/server-options';
import type { ScriptLimits } from '../../../sync-server/src/scripts/script-runner';
import type { DocStore } from '../../../sync-server/src/storage/doc-store';
import { documentMigrations } from '../../../sync-server/src/storage/sqlite/document-migrations';
import type { SqliteDriver } from '../../../sync-server/src/storage/sqlite/driver';
import { migrate } from '../../../sync-server/src/storage/sqlite/migrations';
import { openSqlite } from '../../../sync-server/src/storage/sqlite/open';
import { SqliteDocStore } from '../../../sync-server/src/storage/sqlite/sqlite-doc-store';
import { OpenGate } from './open-gate';

export interface DocumentServer {
	server: FastifyInstance;
	store: DocStore;
	gate: OpenGate;
	/** What was thrown without being a Problem: our own faults, which no request may bring about. */
	faults: unknown[];
	close(): Promise<void>;
}

export function openStore(path = ':memory:', driver?: SqliteDriver): SqliteDocStore {
	const sqlite = openSqlite(path, driver);
	migrate(sqlite, documentMigrations);
	return new SqliteDocStore(sqlite);
}

/** The document routes on a store of their own, with everybody let in. */
export async function documentServer(
	options: { path?: string; limits?: Partial<DbLimits>; scriptLimits?: ScriptLimits } = {}
): Promise<DocumentServer> {
	const store = openStore(options.path);
	const gate = new OpenGate();
	const faults: unknown[] = [];
	// Clients keep spare connections open, on which nothing was asked yet; a test does not wait for those.
	const server = fastify({ ...dbServerOptions, forceCloseConnections: true });
	server.setErrorHandler((thrown, _request, reply) => {
		const problem = toProblem(thrown);
		if (problem.status === 500) faults.push(thrown);
		return reply
			.code(problem.status)
			.headers(problem.headers)
			.type('application/json')
			.send(problem.body);
	});
	const { limits = {}, scriptLimits } = options;
	await server.register(dbRoutes, {
		prefix: '/db',
		store,
		gate,
		limits,
		...(scriptLimits && { scriptLimits })
	});
	await server.ready();
	return {
		server,
		store,
		gate,
		faults,
		async close() {
			await server.close();
			await store.close();
		}
	};
}

/** Lets it take requests on a free port. Returns the address of its databases. */
export async function listen({ server }: DocumentServer, port = 0): Promise<string> {
	const address = await server.listen({ host: '127.0.0.1', port });
	return `${address}/db`;
}
