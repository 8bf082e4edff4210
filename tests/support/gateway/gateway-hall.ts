import fastify from 'fastify';
import { gatewayRoutes } from '../../../sync-server/src/gateway/gateway-routes';
import { Upstream } from '../../../sync-server/src/gateway/upstream';
import { UpstreamStore } from '../../../sync-server/src/gateway/upstream-store';
import { toProblem } from '../../../sync-server/src/problems';
import type { DbLimits } from '../../../sync-server/src/routes/db/limits';
import { dbServerOptions } from '../../../sync-server/src/routes/db/server-options';
import { documentMigrations } from '../../../sync-server/src/storage/sqlite/document-migrations';
import { migrate } from '../../../sync-server/src/storage/sqlite/migrations';
import { openSqlite } from '../../../sync-server/src/storage/sqlite/open';
import type { DocumentServer } from '../documents/document-server';
import { OpenGate } from '../documents/open-gate';
import { startUpstream, type TestUpstream } from './upstream';

export interface GatewayHall extends DocumentServer {
	upstream: TestUpstream;
	/** The gateway's own view of what is behind it. */
	documents: UpstreamStore;
}

/** The document routes with everybody let in, as `documentServer`, with the documents in a second server behind it. */
export async function gatewayHall(
	options: { limits?: Partial<DbLimits>; answerMs?: number } = {}
): Promise<GatewayHall> {
	const behind = await startUpstream();
	const sqlite = openSqlite(':memory:');
	migrate(sqlite, documentMigrations);
	const upstream = new Upstream(behind.config, options.answerMs);
	const documents = new UpstreamStore(upstream, sqlite);
	const gate = new OpenGate();
	const faults: unknown[] = [];
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
	const { limits = {} } = options;
	await server.register(gatewayRoutes, { prefix: '/db', upstream, store: documents, gate, limits });
	await server.ready();
	return {
		server,
		store: behind.store,
		gate,
		faults,
		upstream: behind,
		documents,
		async close() {
			await server.close();
			await documents.close();
			await behind.close();
			sqlite.close();
		}
	};
}
