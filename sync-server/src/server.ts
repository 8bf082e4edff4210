import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { accessProblem } from './access/access-problems';
import type { Accounts } from './access/accounts';
import type { Identity } from './access/identify';
import { VillageGate } from './access/village-gate';
import { logRequests } from './log';
import { problems, toProblem } from './problems';
import { apiRoutes } from './routes/api/index';
import { dbRoutes } from './routes/db/index';
import { dbServerOptions } from './routes/db/server-options';
import { staticRoutes } from './routes/static/index';
import type { DocStore } from './storage/doc-store';
import { VERSION } from './version';

export interface ServerParts {
	accounts: Accounts;
	store: DocStore;
	log: Logger;
	buildDir: string;
	allowPlainDatabases: boolean;
}

/** Puts the parts behind their addresses: `/db` CouchDB's API, `/api` the server's own, `/` the application. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
	const { accounts, store, log, buildDir, allowPlainDatabases } = parts;
	const server = fastify({
		logger: false,
		// Behind a reverse proxy on the same machine, the address that counts is the one it passes on.
		trustProxy: 'loopback',
		...dbServerOptions,
		forceCloseConnections: 'idle'
	});

	logRequests(server, log);
	server.setErrorHandler((thrown, request, reply) => {
		const problem = toProblem(thrown);
		// Our own faults, and a disk that refuses: whoever runs the server must hear of both.
		if (problem.status === 500 || problem.cause !== undefined)
			log.error({
				route: request.routeOptions.url ?? 'none',
				cause: describe(problem.cause ?? thrown)
			});
		return reply
			.code(problem.status)
			.headers(problem.headers)
			.type('application/json')
			.send(problem.body);
	});

	server.setNotFoundHandler(async () => {
		throw problems.missing();
	});

	const identify = async (request: FastifyRequest): Promise<Identity> => {
		const identified = await accounts.doorkeeper.identify(request.headers.authorization);
		if (!identified.ok) throw accessProblem(identified.error);
		request.deviceId = identified.value.device;
		return identified.value;
	};

	const gate = new VillageGate({ villages: accounts.villages, identify, allowPlainDatabases });
	await server.register(dbRoutes, { prefix: '/db', store, gate });
	await server.register(apiRoutes, {
		prefix: '/api',
		version: VERSION,
		desk: accounts.desk,
		devices: accounts.devices,
		identify,
		accessOf: (person) => accounts.accessOf(person)
	});
	await server.register(staticRoutes, { buildDir });
	return server;
}

/** Kind and place of a failure of ours; its message could quote what someone wrote. */
function describe(thrown: unknown): unknown {
	if (!(thrown instanceof Error)) return typeof thrown;
	return {
		name: thrown.name,
		stack: thrown.stack
			?.split('\n')
			.slice(1, 8)
			.map((line) => line.trim())
	};
}
