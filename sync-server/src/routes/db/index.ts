import type { FastifyInstance } from 'fastify';
import { problems } from '../../problems';
import type { DocStore } from '../../storage/doc-store';
import { allDocs } from './all-docs';
import { send } from './answer';
import { acceptRawBodies } from './body';
import { bulkDocs } from './bulk-docs';
import { bulkGet } from './bulk-get';
import { changes } from './changes';
import {
	createDatabase,
	databaseInfo,
	deleteDatabase,
	ensureFullCommit,
	welcome
} from './databases';
import { deleteDocument, getDocument, postDocument, putDocument } from './document';
import { serve, type DbCall, type DbContext, type Endpoints } from './endpoint';
import { Feeds } from './feeds';
import type { DbGate } from './gate';
import { defaultLimits, type DbLimits } from './limits';
import { deleteLocalDoc, putLocalDoc, readLocalDoc } from './local-docs';
import { askRevsDiff } from './revs-diff';

export interface DbRoutesOptions {
	store: DocStore;
	gate: DbGate;
	limits?: Partial<DbLimits>;
}

/**
 * CouchDB's addresses, to be registered under a prefix: `register(dbRoutes, { prefix: '/db', store, gate })`. What they
 * throw is answered by the server's error handler through `toProblem`.
 */
export async function dbRoutes(server: FastifyInstance, options: DbRoutesOptions): Promise<void> {
	const { store, gate } = options;
	const context: DbContext = {
		store,
		gate,
		limits: { ...defaultLimits, ...options.limits },
		feeds: new Feeds(store)
	};
	server.addHook('preClose', async () => context.feeds.stop());
	acceptRawBodies(server);
	server.setNotFoundHandler(async () => {
		throw problems.missing();
	});

	server.get('/', (request, reply) => send(request, reply, welcome(store.uuid)));
	const addresses = addressesOf(context);
	for (const url of Object.keys(addresses)) serve(server, context, url, addresses[url] ?? {});
}

function addressesOf({ limits }: DbContext): Record<string, Endpoints> {
	const database: Endpoints = {
		withHead: true,
		GET: { action: 'local', handle: databaseInfo },
		PUT: { action: 'create', handle: createDatabase, withoutDatabase: true },
		POST: { action: 'write', handle: postDocument },
		DELETE: { action: 'destroy', handle: deleteDatabase }
	};
	return {
		'/:db': database,
		'/:db/': database,
		'/:db/_all_docs': {
			GET: { action: 'read', handle: allDocs },
			POST: { action: 'read', handle: allDocs }
		},
		'/:db/_bulk_docs': {
			POST: { action: 'write', handle: bulkDocs, maxBytes: limits.bulkDocsBytes }
		},
		'/:db/_bulk_get': { POST: { action: 'read', handle: bulkGet } },
		'/:db/_changes': {
			GET: { action: 'read', handle: changes },
			POST: { action: 'read', handle: changes }
		},
		'/:db/_ensure_full_commit': { POST: { action: 'local', handle: ensureFullCommit } },
		'/:db/_local/:id': {
			withHead: true,
			GET: { action: 'local', handle: readLocalDoc },
			PUT: { action: 'local', handle: putLocalDoc },
			DELETE: { action: 'local', handle: deleteLocalDoc }
		},
		'/:db/_revs_diff': { POST: { action: 'write', handle: askRevsDiff } },
		'/:db/_design/:id': documentAt('_design/'),
		...Object.fromEntries(NOT_OFFERED.map((name) => [`/:db/${name}`, notOffered(name)])),
		'/:db/:id': documentAt(''),
		'/:db/:id/:attachment': notOffered('attachments')
	};
}

const documentAt = (prefix: string): Endpoints => ({
	withHead: true,
	GET: { action: 'read', handle: (call: DbCall) => getDocument(call, prefix) },
	PUT: { action: 'write', handle: (call: DbCall) => putDocument(call, prefix) },
	DELETE: { action: 'write', handle: (call: DbCall) => deleteDocument(call, prefix) }
});

/** What CouchDB has and this server has not; said plainly, so that a tool does not take it for a document. */
const NOT_OFFERED = [
	'_compact',
	'_design_docs',
	'_explain',
	'_find',
	'_index',
	'_local_docs',
	'_missing_revs',
	'_purge',
	'_purged_infos_limit',
	'_revs_limit',
	'_security',
	'_shards',
	'_view_cleanup'
];

function notOffered(what: string): Endpoints {
	const handle = async (): Promise<never> => {
		throw problems.notImplemented(what);
	};
	return {
		GET: { action: 'read', handle },
		PUT: { action: 'write', handle },
		POST: { action: 'write', handle },
		DELETE: { action: 'write', handle }
	};
}
