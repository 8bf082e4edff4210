import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { problems } from '../../problems';
import { isDatabaseName } from '../../protocol/database-name';
import type { DocDatabase, DocStore } from '../../storage/doc-store';
import { send, type Answer } from './answer';
import { readJson } from './body';
import type { Feeds } from './feeds';
import type { Caller, DbAction, DbGate } from './gate';
import type { DbLimits } from './limits';
import { Query } from './query';

export interface DbContext {
	store: DocStore;
	gate: DbGate;
	limits: DbLimits;
	feeds: Feeds;
}

/** One request that has passed the gate. */
export interface Call extends DbContext {
	request: FastifyRequest;
	reply: FastifyReply;
	caller: Caller;
	dbName: string;
	query: Query;
	param(name: string): string;
	json(): Promise<unknown>;
}

export interface DbCall extends Call {
	database: DocDatabase;
}

type Endpoint = { action: DbAction; maxBytes?: number } & (
	| { handle(call: DbCall): Promise<Answer>; withoutDatabase?: false }
	/** For the one request that makes the database. */
	| { handle(call: Call): Promise<Answer>; withoutDatabase: true }
);

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Endpoints = Partial<Record<Method, Endpoint>> & { withHead?: boolean };

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
const FURTHER_METHODS: readonly HTTPMethods[] = ['PATCH', 'OPTIONS'];

/** Serves an address below a database: the gate first, before a byte of the body is read; then the handler. */
export function serve(
	server: FastifyInstance,
	context: DbContext,
	url: string,
	endpoints: Endpoints
): void {
	const withHead = endpoints.withHead === true;
	const offered = METHODS.filter((method) => endpoints[method] !== undefined);
	const allowed = [...offered, ...(withHead ? ['HEAD'] : [])].sort();
	const callers = new WeakMap<FastifyRequest, Caller>();

	for (const method of offered) {
		const endpoint = endpoints[method];
		if (endpoint === undefined) continue;
		const maxBytes = endpoint.maxBytes ?? context.limits.requestBytes;
		server.route({
			method,
			url,
			bodyLimit: maxBytes,
			exposeHeadRoute: withHead,
			onRequest: async (request) => {
				const dbName = paramOf(request, 'db');
				if (dbName.startsWith('_')) throw problems.missing();
				if (!isDatabaseName(dbName)) throw problems.illegalDatabaseName(dbName);
				callers.set(request, await context.gate.authorise(request, dbName, endpoint.action));
			},
			handler: async (request, reply) => {
				const caller = callers.get(request);
				if (caller === undefined) throw new Error('a request has passed beside the gate');
				const call: Call = {
					...context,
					request,
					reply,
					caller,
					dbName: paramOf(request, 'db'),
					query: new Query(request.query),
					param: (name) => paramOf(request, name),
					json: () => readJson(request, maxBytes)
				};
				return send(request, reply, await answer(endpoint, call));
			}
		});
	}

	const refused = [...METHODS, ...FURTHER_METHODS].filter((method) => !allowed.includes(method));
	server.route({
		method: withHead ? refused : [...refused, 'HEAD'],
		url,
		exposeHeadRoute: false,
		handler: async () => {
			throw problems.methodNotAllowed(allowed);
		}
	});
}

async function answer(endpoint: Endpoint, call: Call): Promise<Answer> {
	if (endpoint.withoutDatabase === true) return endpoint.handle(call);
	const database = await call.store.database(call.dbName);
	if (database === undefined) throw problems.noDatabase();
	return endpoint.handle({ ...call, database });
}

const paramOf = (request: FastifyRequest, name: string): string =>
	(request.params as Record<string, string | undefined>)[name] ?? '';
