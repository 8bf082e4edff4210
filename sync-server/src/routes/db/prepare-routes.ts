import type { FastifyInstance } from 'fastify';
import { problems } from '../../problems';
import type { ScriptRunner } from '../../scripts/script-runner';
import { acceptRawBodies } from './body';
import type { DbUpdates } from './db-updates-log';
import type { Feeds } from './feeds';

/** What CouchDB's addresses need of the server, wherever the documents are: bodies as bytes, COPY, an end of feeds. */
export function prepareRoutes(
	server: FastifyInstance,
	{ feeds, updates, scripts }: { feeds: Feeds; updates: DbUpdates; scripts: ScriptRunner }
): void {
	server.addHook('preClose', async () => {
		feeds.stop();
		updates.stop();
		await scripts.stop();
	});
	acceptRawBodies(server);
	server.addHttpMethod('COPY');
	server.setNotFoundHandler(async () => {
		throw problems.missing();
	});
}
