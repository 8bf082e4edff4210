import fastify, { type FastifyRequest } from 'fastify';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { THE_SERVER } from '../audit/audit-log';
import { CouchClient } from '../gateway/couch-client';
import { problems, toProblem } from '../problems';
import type { Caller, DbGate } from '../routes/db/gate';
import { dbRoutes } from '../routes/db/index';
import { dbServerOptions } from '../routes/db/server-options';
import type { DocStore } from '../storage/doc-store';

export interface Lent {
	client: CouchClient;
	/** The store stays open. */
	close(): Promise<void>;
}

/**
 * The databases of the data file in CouchDB's protocol, for this process alone: the same routes that answer phones, on a
 * port of this machine that lets in whoever knows a secret made a moment ago. So both ends of a move are a CouchDB.
 */
export async function lendDatabases(store: DocStore): Promise<Lent> {
	const authorization = `Bearer ${randomBytes(32).toString('base64url')}`;
	const server = fastify({ ...dbServerOptions, logger: false, forceCloseConnections: true });
	server.setErrorHandler((thrown, _request, reply) => {
		const problem = toProblem(thrown);
		return reply.code(problem.status).type('application/json').send(problem.body);
	});
	await server.register(dbRoutes, { prefix: '/db', store, gate: gateFor(authorization, store) });
	await server.listen({ host: '127.0.0.1', port: 0 });
	const { port } = server.server.address() as AddressInfo;
	const client = new CouchClient({
		url: `http://127.0.0.1:${port}/db`,
		authorization: () => authorization
	});
	return {
		client,
		async close() {
			await client.close();
			await server.close();
		}
	};
}

/** Its word is taken: entries that come back were held against the rules when they were written. */
function gateFor(authorization: string, store: DocStore): DbGate {
	const caller: Caller = { name: THE_SERVER.person, isAdministrator: true };
	const expected = Buffer.from(authorization);
	const known = async ({ headers }: FastifyRequest): Promise<Caller> => {
		const given = Buffer.from(headers.authorization ?? '');
		if (given.length !== expected.length || !timingSafeEqual(given, expected))
			throw problems.unauthorized('this port is not for you');
		return caller;
	};
	return {
		authorise: known,
		authoriseServer: known,
		readableDatabases: async (request) => {
			await known(request);
			return store.listDatabases();
		},
		review: () => ({ ok: true }),
		runsScripts: () => false
	};
}
