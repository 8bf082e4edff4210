import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { readJwtKey } from '../../../sync-server/src/access/jwt-callers';
import { Passwords } from '../../../sync-server/src/access/passwords';
import type { BackendConfig } from '../../../sync-server/src/gateway/backend-config';
import { memberRole, readSigningKey } from '../../../sync-server/src/gateway/caller-tokens';
import { readCouchAddress } from '../../../sync-server/src/gateway/couch-address';
import { openMemory, type Data } from '../../../sync-server/src/open-data';
import { createServer } from '../../../sync-server/src/server';
import type { DbLimits } from '../../../sync-server/src/routes/db/limits';
import type { DocStore } from '../../../sync-server/src/storage/doc-store';

/** What stands behind a gateway under test: a second sync-server on a port, as plain as a CouchDB. */
export interface TestUpstream {
	config: BackendConfig;
	data: Data;
	/** Its store, from inside; a database that is made in it is open to its own role, as a gateway would have it. */
	store: DocStore;
	/** Every request that has come to it: method, address, headers. */
	seen: { method: string; url: string; headers: Record<string, unknown> }[];
	/** Stops taking requests, as when a cable is pulled. */
	goDown(): Promise<void>;
	comeBack(): Promise<void>;
	close(): Promise<void>;
}

export const BACKEND_ADMIN = { name: 'kho', password: 'mật khẩu của kho dữ liệu' };
/** Hashed once for all the tests of a file. */
let hashed: Promise<string> | undefined;

export async function startUpstream({
	key = randomBytes(32).toString('base64'),
	limits = {}
}: { key?: string; limits?: Partial<DbLimits> } = {}): Promise<TestUpstream> {
	const data = openMemory({ everyNameIsPlain: true });
	const phc = await (hashed ??= new Passwords().hash(BACKEND_ADMIN.password));
	data.accounts.people.add({ name: BACKEND_ADMIN.name, title: 'Kho', role: 'administrator', phc });
	const seen: TestUpstream['seen'] = [];
	const open = async (port: number) => {
		const server = await createServer({
			...data,
			log: pino({ level: 'silent' }),
			buildDir: '/nowhere',
			allowPlainDatabases: true,
			everyNameIsPlain: true,
			jwtKey: valueOf(readJwtKey(key)),
			limits
		});
		server.addHook('onRequest', async ({ method, url, headers }) => {
			seen.push({ method, url, headers });
		});
		await server.listen({ host: '127.0.0.1', port });
		return server;
	};
	let server = await open(0);
	const { port } = server.server.address() as { port: number };
	const goDown = async () => {
		server.server.closeAllConnections();
		await server.close();
	};
	const backend = `couchdb=http://127.0.0.1:${port}/db`;
	return {
		config: {
			address: valueOf(
				readCouchAddress(backend, { user: BACKEND_ADMIN.name, password: BACKEND_ADMIN.password })
			),
			signing: valueOf(readSigningKey(key))
		},
		data,
		store: openedTo(data.store),
		seen,
		goDown,
		async comeBack() {
			server = await open(port);
		},
		async close() {
			await goDown();
			await data.store.close();
		}
	};
}

/** Databases that are made from inside, in the place of an administrator of the CouchDB. */
function openedTo(store: DocStore): DocStore {
	const opened = Object.create(store) as DocStore;
	opened.createDatabase = async (name, by) => {
		const isNew = await store.createDatabase(name, by);
		const database = await store.database(name);
		const security = {
			admins: { roles: ['_admin'] },
			members: { roles: [memberRole(name)] }
		};
		if (isNew) await database?.saveSetting('security', JSON.stringify(security));
		return isNew;
	};
	return opened;
}

export function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
	if (!result.ok) throw new Error(`not as it should be: ${JSON.stringify(result.error)}`);
	return result.value;
}
