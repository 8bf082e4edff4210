import type { FastifyInstance } from 'fastify';
import { problems } from '../../problems';
import { ScriptRunner, type ScriptLimits } from '../../scripts/script-runner';
import type { DocStore } from '../../storage/doc-store';
import { databaseAddresses, serverAddresses } from './addresses';
import { acceptRawBodies } from './body';
import { DbUpdates } from './db-updates-log';
import { serve, serveServer, type DbContext } from './endpoint';
import { Feeds } from './feeds';
import type { DbGate } from './gate';
import { defaultLimits, type DbLimits } from './limits';
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
	server.addHook('preClose', async () => {
		context.feeds.stop();
		updates.stop();
		await scripts.stop();
	});
	acceptRawBodies(server);
	server.addHttpMethod('COPY');
	server.setNotFoundHandler(async () => {
		throw problems.missing();
	});

	for (const [url, endpoints] of Object.entries(serverAddresses))
		serveServer(server, context, url, endpoints);
	for (const [url, endpoints] of Object.entries(databaseAddresses(limits)))
		serve(server, context, url, endpoints);
}
