import type { FastifyInstance } from 'fastify';
import { ScriptRunner, type ScriptLimits } from '../../scripts/script-runner';
import type { DocStore } from '../../storage/doc-store';
import { databaseAddresses, serverAddresses } from './addresses';
import { DbUpdates } from './db-updates-log';
import { serve, serveServer, type DbContext } from './endpoint';
import { Feeds } from './feeds';
import type { DbGate } from './gate';
import { defaultLimits, type DbLimits } from './limits';
import { prepareRoutes } from './prepare-routes';
import { noTally, type Tally } from './tally';

export interface DbRoutesOptions {
	store: DocStore;
	gate: DbGate;
	limits?: Partial<DbLimits>;
	tally?: Tally;
	scriptLimits?: ScriptLimits;
}

/**
 * CouchDB's addresses, to be registered under a prefix: `register(dbRoutes, { prefix: '/db', store, gate })`. What they
 * throw is answered by the server's error handler through `toProblem`.
 */
export async function dbRoutes(server: FastifyInstance, options: DbRoutesOptions): Promise<void> {
	const { store, gate, tally = noTally } = options;
	const limits = { ...defaultLimits, ...options.limits };
	// It hears of a commit before the feeds do that read from it.
	const updates = new DbUpdates(store);
	const feeds = new Feeds(store, limits);
	tally.watchFeeds(() => feeds.count);
	const scripts = new ScriptRunner(options.scriptLimits);
	const context: DbContext = { store, gate, limits, updates, feeds, tally, scripts };
	prepareRoutes(server, context);

	for (const [url, endpoints] of Object.entries(serverAddresses))
		serveServer(server, context, url, endpoints);
	for (const [url, endpoints] of Object.entries(databaseAddresses(limits)))
		serve(server, context, url, endpoints);
}
