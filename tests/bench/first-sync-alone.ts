/** `npm run bench:first-sync`: the first sync of a village alone; needs neither a build nor a browser. */
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';
import { FIRST_SYNC, serverWith } from './bench-commune';
import { firstSyncFigures } from './first-sync';
import { printFigures } from './figures';

PouchDB.plugin(http).plugin(memory).plugin(replication);

const server = await serverWith([FIRST_SYNC]);
try {
	printFigures(await firstSyncFigures(server, FIRST_SYNC));
} finally {
	await server.dispose();
}
