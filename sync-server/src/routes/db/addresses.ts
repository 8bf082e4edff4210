import { problems } from '../../problems';
import { allDbs, dbsInfo } from './all-dbs';
import { allDocs, designDocs } from './all-docs';
import { bulkDocs } from './bulk-docs';
import { bulkGet } from './bulk-get';
import { changes } from './changes';
import { createDatabase, databaseInfo, deleteDatabase } from './databases';
import { dbUpdates } from './db-updates';
import { postDocument } from './document';
import { documentAddresses } from './document-addresses';
import type { DbCall, Endpoints, ServerEndpoints } from './endpoint';
import { explain, find } from './find';
import { createIndex, deleteIndex, listIndexes } from './find-indexes';
import type { DbLimits } from './limits';
import {
	deleteLocalDoc,
	listLocalDocs,
	putLocalDoc,
	readLocalDoc,
	refuseLocalAttachment
} from './local-docs';
import { compact, ensureFullCommit, purge, viewCleanup } from './maintenance';
import { askMissingRevs, askRevsDiff } from './revs-diff';
import { activeTasks, membership, up, uuids, welcome } from './server-info';
import { purgedInfosLimit, readSecurity, revsLimit, writeSecurity } from './settings';

/** What stands below `/db` beside the databases. */
export const serverAddresses: Readonly<Record<string, ServerEndpoints>> = {
	'/': { GET: { action: 'public', handle: welcome } },
	'/_up': { GET: { action: 'public', handle: up } },
	'/_uuids': { GET: { action: 'public', handle: uuids } },
	'/_all_dbs': { GET: { action: 'list', handle: allDbs } },
	'/_dbs_info': {
		GET: { action: 'list', handle: dbsInfo },
		POST: { action: 'list', handle: dbsInfo, takesJson: true }
	},
	'/_db_updates': { GET: { action: 'list', handle: dbUpdates } },
	'/_active_tasks': { GET: { action: 'operate', handle: activeTasks } },
	'/_membership': { GET: { action: 'operate', handle: membership } }
};

/** What stands below a database. */
export function databaseAddresses(limits: DbLimits): Record<string, Endpoints> {
	const database: Endpoints = {
		GET: { action: 'local', handle: databaseInfo },
		PUT: { action: 'create', handle: createDatabase, withoutDatabase: true },
		POST: {
			action: 'write',
			handle: postDocument,
			maxBytes: limits.bulkDocsBytes,
			takesJson: true
		},
		DELETE: { action: 'destroy', handle: deleteDatabase }
	};
	const index: Endpoints = { DELETE: { action: 'administer', handle: deleteIndex } };
	return {
		'/:db': database,
		'/:db/': database,
		'/:db/_all_docs': {
			GET: { action: 'read', handle: allDocs },
			POST: { action: 'read', handle: allDocs, takesJson: true }
		},
		'/:db/_bulk_docs': {
			POST: {
				action: 'write',
				handle: bulkDocs,
				maxBytes: limits.bulkDocsBytes,
				takesJson: true
			}
		},
		'/:db/_bulk_get': { POST: { action: 'read', handle: bulkGet, takesJson: true } },
		'/:db/_changes': {
			GET: { action: 'read', handle: changes },
			POST: { action: 'read', handle: changes, takesJson: true }
		},
		'/:db/_compact': { POST: { action: 'administer', handle: compact, takesJson: true } },
		'/:db/_compact/:ddoc': {
			POST: { action: 'administer', handle: viewCleanup, takesJson: true }
		},
		'/:db/_ensure_full_commit': {
			POST: { action: 'local', handle: ensureFullCommit, takesJson: true }
		},
		'/:db/_design_docs': {
			GET: { action: 'read', handle: designDocs },
			POST: { action: 'read', handle: designDocs, takesJson: true }
		},
		'/:db/_explain': { POST: { action: 'administer', handle: explain, takesJson: true } },
		'/:db/_find': { POST: { action: 'administer', handle: find, takesJson: true } },
		'/:db/_index': {
			GET: { action: 'administer', handle: listIndexes },
			POST: { action: 'administer', handle: createIndex, takesJson: true }
		},
		'/:db/_index/:ddoc/json/:name': index,
		'/:db/_index/_design/:ddoc/json/:name': index,
		'/:db/_local_docs': {
			GET: { action: 'administer', handle: listLocalDocs },
			POST: { action: 'administer', handle: listLocalDocs, takesJson: true }
		},
		'/:db/_local/:id': {
			GET: { action: 'local', handle: readLocalDoc },
			PUT: { action: 'local', handle: putLocalDoc },
			DELETE: { action: 'local', handle: deleteLocalDoc }
		},
		'/:db/_local/:id/*': everyMethod(refuseLocalAttachment),
		'/:db/_missing_revs': { POST: { action: 'write', handle: askMissingRevs, takesJson: true } },
		'/:db/_purge': { POST: { action: 'administer', handle: purge, takesJson: true } },
		'/:db/_purged_infos_limit': {
			GET: { action: 'administer', handle: purgedInfosLimit.read },
			PUT: { action: 'administer', handle: purgedInfosLimit.write }
		},
		'/:db/_revs_diff': { POST: { action: 'write', handle: askRevsDiff, takesJson: true } },
		'/:db/_revs_limit': {
			GET: { action: 'local', handle: revsLimit.read },
			PUT: { action: 'administer', handle: revsLimit.write }
		},
		'/:db/_security': {
			GET: { action: 'local', handle: readSecurity },
			PUT: { action: 'administer', handle: writeSecurity }
		},
		'/:db/_view_cleanup': {
			POST: { action: 'administer', handle: viewCleanup, takesJson: true }
		},
		...Object.fromEntries(NOT_OFFERED.map((name) => [`/:db/${name}`, notOffered(name)])),
		...documentAddresses(limits)
	};
}

/** What CouchDB has and this server has not; said plainly, so that a tool does not take it for a document. */
const NOT_OFFERED = ['_shards', '_sync_shards', '_auto_purge'];

const notOffered = (what: string): Endpoints =>
	everyMethod(async () => {
		throw problems.notImplemented(what);
	});

const everyMethod = (handle: (call: DbCall) => Promise<never>): Endpoints => ({
	GET: { action: 'read', handle },
	PUT: { action: 'write', handle },
	POST: { action: 'write', handle },
	DELETE: { action: 'write', handle }
});
