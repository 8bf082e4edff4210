import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { problems } from '../../problems';
import { isDatabaseName } from '../../protocol/database-name';
import type { ScriptRunner } from '../../scripts/script-runner';
import type { DocDatabase, DocStore, WritableDatabase } from '../../storage/doc-store';
import { send, type Answer } from './answer';
import { readJson } from './body';
import type { DbUpdates } from './db-updates-log';
import type { Feeds } from './feeds';
import type { Caller, DbAction, DbGate, RouteAction, ServerAction } from './gate';
import type { DbLimits } from './limits';
import { Query } from './query';
import type { Tally } from './tally';

/** What every address needs, wherever the documents are kept. */
export interface GateContext {
	gate: DbGate;
	limits: DbLimits;
	feeds: Feeds;
	updates: DbUpdates;
	scripts: ScriptRunner;
	tally: Tally;
}

export interface DbContext extends GateContext {
	store: DocStore;
}

/** One request that has passed the gate. */
export interface Passed {
	request: FastifyRequest;
	reply: FastifyReply;
	/** Nobody in particular where the address is public. */
	caller: Caller;
	query: Query;
	param(name: string): string;
	json(): Promise<unknown>;
}

/** One about the server as a whole. */
export interface ServerCall extends DbContext, Passed {}

/** One that waits for news of whatever kind. */
export type FeedCall = GateContext & Passed;

/** One about a database, which may not be there. */
export interface Call extends ServerCall {
	dbName: string;
}

export interface DbCall extends Call {
	database: DocDatabase;
}

/** One that writes into a database, which may be kept elsewhere. */
export interface WriteCall extends GateContext, Passed {
	dbName: string;
	database: WritableDatabase;
}

/** @property takesJson its body must be called JSON, as CouchDB insists: a form on a foreign page cannot send that */
export interface EndpointOptions {
	maxBytes?: number;
	takesJson?: boolean;
}

type Endpoint = { action: DbAction } & EndpointOptions &
	(
		| { handle(call: DbCall): Promise<Answer>; withoutDatabase?: false }
		/** For the one request that makes the database. */
		| { handle(call: Call): Promise<Answer>; withoutDatabase: true }
	);

type ServerEndpoint = { action: ServerAction | 'public' } & EndpointOptions & {
		handle(call: ServerCall): Promise<Answer>;
	};

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'COPY';
/** HEAD is answered wherever GET is. */
export type Endpoints = Partial<Record<Method, Endpoint>>;
export type ServerEndpoints = Partial<Record<Method, ServerEndpoint>>;

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE', 'COPY'];
const FURTHER_METHODS: readonly HTTPMethods[] = ['HEAD', 'PATCH', 'OPTIONS'];

/** Serves an address below a database: the gate first, before a byte of the body is read; then the handler. */
export function serve(
	server: FastifyInstance,
	context: DbContext,
	url: string,
	endpoints: Endpoints
): void {
	serveMethods(server, context, url, endpoints, {
		enter: (request, { action }) => enterDatabase(context.gate, request, action),
		async answer(endpoint, serverCall) {
			const call: Call = { ...serverCall, dbName: serverCall.param('db') };
			if (endpoint.withoutDatabase === true) return endpoint.handle(call);
			const database = await call.store.database(call.dbName);
			if (database === undefined) throw problems.noDatabase();
			return endpoint.handle({ ...call, database });
		}
	});
}

/** Asks the gate about the database that an address names. */
export async function enterDatabase(
	gate: DbGate,
	request: FastifyRequest,
	action: DbAction
): Promise<Caller> {
	const dbName = paramOf(request, 'db');
	if (dbName.startsWith('_')) throw problems.missing();
	if (!isDatabaseName(dbName)) throw problems.illegalDatabaseName(dbName);
	return gate.authorise(request, dbName, action);
}

export const ANYBODY: Caller = { name: '', isAdministrator: false };

/** Serves an address that concerns no single database. */
export function serveServer(
	server: FastifyInstance,
	context: DbContext,
	url: string,
	endpoints: ServerEndpoints
): void {
	serveMethods(server, context, url, endpoints, {
		enter: async (request, { action }) =>
			action === 'public' ? ANYBODY : context.gate.authoriseServer(request, action),
		answer: (endpoint, call) => endpoint.handle(call)
	});
}

interface Serving<C, E> {
	enter(request: FastifyRequest, endpoint: E): Promise<Caller>;
	answer(endpoint: E, call: C & Passed): Promise<Answer>;
}

/** @param context handed to every call as it is */
export function serveMethods<
	C extends Pick<GateContext, 'limits'>,
	E extends EndpointOptions & { action: RouteAction }
>(
	server: FastifyInstance,
	context: C,
	url: string,
	endpoints: Partial<Record<Method, E>>,
	{ enter, answer }: Serving<C, E>
): void {
	const offered = METHODS.filter((method) => endpoints[method] !== undefined);
	const withHead = endpoints.GET !== undefined;
	const allowed: string[] = [...offered, ...(withHead ? ['HEAD'] : [])].sort();
	const callers = new WeakMap<FastifyRequest, Caller>();

	for (const method of offered) {
		const endpoint = endpoints[method];
		if (endpoint === undefined) continue;
		const maxBytes = endpoint.maxBytes ?? context.limits.requestBytes;
		server.route({
			method,
			url,
			config: { action: endpoint.action },
			bodyLimit: maxBytes,
			exposeHeadRoute: withHead,
			onRequest: async (request) => {
				callers.set(request, await enter(request, endpoint));
				if (endpoint.takesJson === true) expectJson(request);
			},
			handler: async (request, reply) => {
				const caller = callers.get(request);
				if (caller === undefined) throw new Error('a request has passed beside the gate');
				const call: C & Passed = {
					...context,
					request,
					reply,
					caller,
					query: new Query(request.query),
					param: (name) => paramOf(request, name),
					json: () => readJson(request, maxBytes)
				};
				return send(request, reply, await answer(endpoint, call));
			}
		});
	}

	server.route({
		method: [...METHODS, ...FURTHER_METHODS].filter((method) => !allowed.includes(method)),
		url,
		config: { action: 'public' },
		exposeHeadRoute: false,
		handler: async () => {
			throw problems.methodNotAllowed(allowed);
		}
	});
}

function expectJson({ headers }: FastifyRequest): void {
	if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? ''))
		throw problems.badContentType('Content-Type must be application/json');
}

const paramOf = (request: FastifyRequest, name: string): string =>
	(request.params as Record<string, string | undefined>)[name] ?? '';
