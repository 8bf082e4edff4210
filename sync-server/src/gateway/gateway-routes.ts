import type { FastifyInstance } from 'fastify';
import { kindOfDatabase } from '../protocol/database-name';
import { databaseAddresses, serverAddresses } from '../routes/db/addresses';
import type { Answer } from '../routes/db/answer';
import { DbUpdates } from '../routes/db/db-updates-log';
import {
	ANYBODY,
	enterDatabase,
	serveMethods,
	type EndpointOptions,
	type Method
} from '../routes/db/endpoint';
import { Feeds } from '../routes/db/feeds';
import type { DbAction, DbGate, ServerAction } from '../routes/db/gate';
import { defaultLimits, type DbLimits } from '../routes/db/limits';
import { prepareRoutes } from '../routes/db/prepare-routes';
import { noTally, type Tally } from '../routes/db/tally';
import { ScriptRunner } from '../scripts/script-runner';
import { handlerFor, serverHandlers } from './gateway-addresses';
import type { GatewayCall, GatewayContext, GatewayServerCall } from './gateway-call';
import type { Upstream } from './upstream';
import type { UpstreamStore } from './upstream-store';

export interface GatewayRoutesOptions {
	upstream: Upstream;
	store: UpstreamStore;
	gate: DbGate;
	limits?: Partial<DbLimits>;
	tally?: Tally;
}

type ServerEndpoint = { action: ServerAction | 'public' } & EndpointOptions & {
		handle(call: GatewayServerCall): Promise<Answer>;
	};
type DbEndpoint = { action: DbAction } & EndpointOptions & {
		handle(call: GatewayCall): Promise<Answer>;
	};

/** The addresses of `dbRoutes`, with the same gate, actions and limits, for documents that are kept in a CouchDB. */
export async function gatewayRoutes(
	server: FastifyInstance,
	options: GatewayRoutesOptions
): Promise<void> {
	const { upstream, store, gate, tally = noTally } = options;
	const limits = { ...defaultLimits, ...options.limits };
	const updates = new DbUpdates(store);
	const feeds = new Feeds(store, limits);
	tally.watchFeeds(() => feeds.count);
	// Nothing is run here; who writes into a village is asked for one all the same.
	const scripts = new ScriptRunner();
	const context: GatewayContext = {
		upstream,
		store,
		gate,
		limits,
		updates,
		feeds,
		tally,
		scripts,
		kindOf: kindOfDatabase
	};
	prepareRoutes(server, context);

	for (const [url, endpoints] of Object.entries(serverAddresses)) {
		const own: Partial<Record<Method, ServerEndpoint>> = {};
		for (const [method, endpoint] of entriesOf(endpoints)) {
			const handle = serverHandlers[`${method} ${url}`];
			if (handle === undefined)
				throw new Error(`nothing is said of what a gateway does with ${method} ${url}`);
			own[method] = { ...endpoint, handle };
		}
		serveMethods(server, context, url, own, {
			enter: async (request, { action }) =>
				action === 'public' ? ANYBODY : gate.authoriseServer(request, action),
			answer: (endpoint, call) => endpoint.handle(call)
		});
	}

	for (const [url, endpoints] of Object.entries(databaseAddresses(limits))) {
		const own: Partial<Record<Method, DbEndpoint>> = {};
		for (const [method, { action, maxBytes, takesJson }] of entriesOf(endpoints))
			own[method] = {
				action,
				...(maxBytes !== undefined && { maxBytes }),
				...(takesJson !== undefined && { takesJson }),
				handle: handlerFor(method, url, action)
			};
		serveMethods(server, context, url, own, {
			enter: (request, { action }) => enterDatabase(gate, request, action),
			answer: ({ action, maxBytes = limits.requestBytes, handle }, call) =>
				handle({ ...call, dbName: call.param('db'), pattern: url, action, maxBytes })
		});
	}
}

const entriesOf = <E>(endpoints: Partial<Record<Method, E>>): [Method, E][] =>
	Object.entries(endpoints) as [Method, E][];
