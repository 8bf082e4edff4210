import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAudit } from '../../sync-server/src/audit/audit-log';
import { DATA_FILE } from '../../sync-server/src/open-data';
import { openSqlite } from '../../sync-server/src/storage/sqlite/open';
import { registered, visited } from '../support/builders';
import { GatewayProcess } from '../support/gateway/gateway-process';
import { oddCouchDb, type OddCouchDb } from '../support/gateway/odd-couchdb';
import { BACKEND_ADMIN, startUpstream, type TestUpstream } from '../support/gateway/upstream';
import { temporaryDataDir } from '../support/server-process';
import { addVolunteer, PASSWORD, VILLAGE } from '../support/sync/commune';
import { asReceived } from '../support/village-entries';

/** A gateway that dies at the moment when the CouchDB has an entry and its own log does not say so yet. */

let upstream: TestUpstream;
let odd: OddCouchDb;
let gateway: GatewayProcess;
let authorization: string;

beforeEach(async () => {
	const key = randomBytes(32).toString('base64');
	upstream = await startUpstream({ key });
	odd = await oddCouchDb(upstream.config);
	const env = {
		GO_CUA_BACKEND: `couchdb=${odd.config.address.url}`,
		GO_CUA_BACKEND_USER: BACKEND_ADMIN.name,
		GO_CUA_BACKEND_PASSWORD: BACKEND_ADMIN.password,
		GO_CUA_BACKEND_JWT_KEY: key
	};
	gateway = new GatewayProcess(await temporaryDataDir(), { env }, true);
	await gateway.start();
	await addVolunteer(gateway, 'tnv1', [VILLAGE]);
	authorization = `Bearer ${(await gateway.signIn('tnv1', PASSWORD)).token}`;
});
afterEach(async () => {
	await gateway.dispose();
	await odd.close();
	await upstream.close();
});

const registration = asReceived(registered({ by: 'tnv1' }));
const visit = asReceived(visited({ by: 'tnv1', minute: 1 }, {}));

const push = (docs: readonly object[]) =>
	fetch(`${gateway.url}/db/${VILLAGE}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization, 'content-type': 'application/json' },
		body: JSON.stringify({ new_edits: false, docs })
	});

function linesOf(id: string) {
	const sqlite = openSqlite(join(gateway.dataDir, DATA_FILE));
	const lines = readAudit(sqlite, { after: 0, limit: 100 });
	sqlite.close();
	return lines.filter(({ op, target }) => op === 'written' && target === id);
}

const isStored = async (id: string) => {
	const village = await upstream.store.database(VILLAGE);
	const [reading] = (await village?.read([{ id, revs: 'winner' }])) ?? [];
	return reading?.doc !== undefined;
};

/** Counts are handed over in the same way, into another database. */
const isPush = ({ url = '' }: { url?: string | undefined }) =>
	url.endsWith(`/${VILLAGE}/_bulk_docs`);

test('has the line of an entry after the next start, and none of what never came to the CouchDB', async () => {
	let killed: Promise<void> = Promise.resolve();
	odd.instead = (request) => {
		if (!isPush(request)) return undefined;
		killed = gateway.kill();
		return 'never';
	};
	await expect(push([registration])).rejects.toThrow();
	await killed;
	odd.instead = () => undefined;
	expect(await isStored(registration._id)).toBe(false);

	await gateway.start();
	odd.beforeAnswer = async (request) => {
		if (isPush(request)) await (killed = gateway.kill());
	};
	await expect(push([registration])).rejects.toThrow();
	await killed;
	odd.beforeAnswer = async () => undefined;
	expect(await isStored(registration._id)).toBe(true);
	expect(linesOf(registration._id)).toEqual([]);

	await gateway.start();
	await expect.poll(() => linesOf(registration._id), { timeout: 30_000 }).toHaveLength(1);
	expect(linesOf(registration._id)).toMatchObject([
		{ person: 'tnv1', device: '0123456789', db: VILLAGE, detail: registration._rev }
	]);

	// The phone never heard of it and sends it again: it is kept and noted once.
	expect((await push([registration, visit])).status).toBe(201);
	for (const { _id } of [registration, visit]) expect(linesOf(_id)).toHaveLength(1);
	expect((await gateway.command(['audit', 'verify'])).code).toBe(0);
});
