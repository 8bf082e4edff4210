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
	/** Word of the next change of a database has come to the gateway. */
	heardOf(name: string): Promise<void>;
}

/** The document routes with everybody let in, as `documentServer`, with the documents in a second server behind it. */
export async function gatewayHall(
	options: { limits?: Partial<DbLimits>; answerMs?: number } = {}
): Promise<GatewayHall> {
	const { attachmentBytes, attachmentsBytes, documentBytes } = options.limits ?? {};
	// How large a document may be in a plain database is the CouchDB's own affair.
	const behind = await startUpstream({
		limits: {
			...(attachmentBytes && { attachmentBytes }),
			...(attachmentsBytes && { attachmentsBytes }),
			...(documentBytes && { documentBytes })
		}
	});
	const sqlite = openSqlite(':memory:');
	migrate(sqlite, documentMigrations);
	const upstream = new Upstream(behind.config, options.answerMs);
	const documents = new UpstreamStore(upstream, sqlite);
	const heardOf = (name: string) => heard(documents, name);
	// From here on it hears of what is done behind it, and of nothing from before.
	const hasBegun = heardOf('first');
	await behind.store.createDatabase('first');
	await hasBegun;
	const hasEnded = heardOf('first');
	await behind.store.deleteDatabase('first');
	await hasEnded;
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
		heardOf,
		async close() {
			await server.close();
			await documents.close();
			await behind.close();
			sqlite.close();
		}
	};
}

/** Listening goes on: one that listens anew begins with what was missed. */
function heard(documents: UpstreamStore, name: string): Promise<void> {
	return new Promise((resolve) => {
		documents.onCommit((dbName) => {
			if (dbName === name) resolve();
		});
	});
}
