import { problems } from '../problems';
import { allDbs, askedOf } from '../routes/db/all-dbs';
import { json, type Answer } from '../routes/db/answer';
import { createDatabase, deleteDatabase } from '../routes/db/databases';
import { dbUpdates } from '../routes/db/db-updates';
import type { DbAction } from '../routes/db/gate';
import { documentId } from '../routes/db/document-id';
import { refuseLocalAttachment } from '../routes/db/local-docs';
import { up, uuids, welcome } from '../routes/db/server-info';
import type { GatewayCall, GatewayServerCall } from './gateway-call';
import { dbsInfoOf } from './dbs-info';
import { passChanges } from './pass-feed';
import { bodyOf, passOn } from './pass-on';
import { passWrite } from './plain-writes';
import { toBackendProblem } from './upstream-trouble';
import { refusedInVillages, villageWrites, writeIntoVillage } from './village-writes';

/** Answered here, about the server as a whole; everything else of that kind is passed on for administrators. */
export const serverHandlers: Readonly<
	Record<string, (call: GatewayServerCall) => Promise<Answer>>
> = {
	'GET /': welcome,
	'GET /_up': up,
	'GET /_uuids': uuids,
	'GET /_all_dbs': allDbs,
	'GET /_dbs_info': dbsInfo,
	'POST /_dbs_info': dbsInfo,
	'GET /_db_updates': dbUpdates,
	'GET /_active_tasks': (call) => askServer(call, '/_active_tasks'),
	'GET /_membership': (call) => askServer(call, '/_membership')
};

async function askServer({ upstream }: GatewayServerCall, path: string): Promise<Answer> {
	const answered = await upstream.admin.get(path);
	if (!answered.ok) throw toBackendProblem(answered.error);
	return json(answered.value);
}

async function dbsInfo(call: GatewayServerCall): Promise<Answer> {
	const { keys, known } = await askedOf(call);
	const asked = keys.filter((key) => known.has(key));
	const rows = await dbsInfoOf(call.upstream, asked);
	const found = new Map(rows.map((row) => [row.key, row]));
	// The same words whether it is not there or not theirs.
	return json(keys.map((key) => found.get(key) ?? { key, error: 'not_found' }));
}

type Handler = (call: GatewayCall) => Promise<Answer>;

const handlers: Readonly<Record<string, Handler>> = {
	'PUT /:db': createDatabase,
	'PUT /:db/': createDatabase,
	'DELETE /:db': deleteDatabase,
	'DELETE /:db/': deleteDatabase,
	'GET /:db/_changes': passChanges,
	'POST /:db/_changes': passChanges,
	'PUT /:db/_local/:id': passLocal,
	'DELETE /:db/_local/:id': (call) => passOn(call),
	'POST /:db/_missing_revs': (call) => passOn(call),
	'POST /:db/_revs_diff': (call) => passOn(call),
	'GET /:db/:id/*': passFile,
	'GET /:db/_design/:id/*': passFile
};

/** What CouchDB has and this server does not offer, with a CouchDB behind it or without. */
const NOT_OFFERED = /^\/:db\/(_shards|_sync_shards|_auto_purge)$/;

/** Writes must say here what becomes of them; what only reads or administers is passed on. */
const PASSED_ON: ReadonlySet<DbAction> = new Set(['read', 'local', 'administer']);

/** What is done for one address of the table. */
export function handlerFor(method: string, pattern: string, action: DbAction): Handler {
	const key = `${method} ${pattern}`;
	const notOffered = NOT_OFFERED.exec(pattern)?.[1];
	if (notOffered !== undefined)
		return async () => {
			throw problems.notImplemented(notOffered);
		};
	if (pattern === '/:db/_local/:id/*') return refuseLocalAttachment;

	const own = handlers[key];
	const write = villageWrites[key];
	if (own === undefined && write === undefined && !PASSED_ON.has(action))
		throw new Error(`nothing is said of what a gateway does with ${key}`);
	return async (call) => {
		if (call.kindOf(call.dbName) === 'entries') {
			refusedInVillages[key]?.();
			if (write !== undefined) {
				// Whoever may only write must not read by copying.
				if (method === 'COPY') await call.gate.authorise(call.request, call.dbName, 'read');
				return writeIntoVillage(call, write);
			}
		} else if (write !== undefined) return passPlain(call, method, pattern);
		documentIdIn(call);
		return (own ?? passOn)(call);
	};
}

function passPlain(call: GatewayCall, method: string, pattern: string): Promise<Answer> {
	documentIdIn(call);
	if (pattern.endsWith('/*')) return passFile(call);
	return method === 'PUT' || method === 'POST' ? passWrite(call) : passOn(call);
}

/** Names with an underscore are the CouchDB's own addresses, and not for whoever asks for a document. */
function documentIdIn(call: GatewayCall): void {
	if (/^\/:db\/:id(\/\*)?$/.test(call.pattern)) documentId(call, '');
}

function passFile(call: GatewayCall): Promise<Answer> {
	return passOn(call, { isFile: true });
}

async function passLocal(call: GatewayCall): Promise<Answer> {
	const body = await bodyOf(call);
	if ((body?.length ?? 0) > call.limits.localDocBytes)
		throw problems.tooLarge('the local document is too large');
	return passOn(call, body && { body });
}
