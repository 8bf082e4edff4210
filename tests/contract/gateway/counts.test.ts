import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepVillagesReady } from '../../../sync-server/src/gateway/keep-villages-ready';
import { capableAnswers, HEAD, met, registered, ulidOf } from '../../support/builders';
import { SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { oddCouchDb, type OddCouchDb } from '../../support/gateway/odd-couchdb';
import { startUpstream, type TestUpstream } from '../../support/gateway/upstream';
import { asReceived } from '../../support/village-entries';

/** The numbers of a commune behind a gateway are those it would have without, kept in the CouchDB beside the villages. */

let upstream: TestUpstream;
let odd: OddCouchDb;
let gateway: SmallCommune;
let alone: SmallCommune;

beforeEach(async () => {
	upstream = await startUpstream();
	odd = await oddCouchDb(upstream.config, { opaqueSeqs: true });
	gateway = await SmallCommune.open(odd.config);
	alone = await SmallCommune.open();
});
afterEach(async () => {
	await gateway.close();
	await alone.close();
	await odd.close();
	await upstream.close();
});

const bothPush = async (...entries: Parameters<typeof asReceived>[0][]) => {
	for (const one of [gateway, alone])
		expect(await one.push('tnv1', entries.map(asReceived))).toMatchObject({ body: [] });
};

const numbers = (one: SmallCommune) => one.ask('canbo', 'GET', '/api/counts');

async function same() {
	const [there, here] = await Promise.all([numbers(gateway), numbers(alone)]);
	expect(there.status).toBe(200);
	expect(counted(there.body)).toEqual(counted(here.body));
	return JSON.stringify(counted(there.body));
}

/** Without the moment it was counted. */
const counted = (body: unknown) =>
	(body as { villages: { name: string; counts: unknown }[] }).villages.map(({ name, counts }) => ({
		name,
		counts
	}));

test('they follow what is handed in, and what is erased', async () => {
	const [household, other] = [ulidOf(300), ulidOf(301)];
	const none = await same();
	await bothPush(
		registered({ by: 'tnv1', household }),
		registered({ by: 'tnv1', household: other })
	);
	const two = await same();
	expect(two).not.toBe(none);
	await bothPush(met({ by: 'tnv1', household, minute: 5 }, HEAD, capableAnswers));
	const covered = await same();
	expect(covered).not.toBe(two);

	for (const { data } of [gateway, alone]) {
		const village = await data.documents.database(VILLAGE);
		await village?.erase({ kind: 'household', subject: household }, { person: 'quantri' });
	}
	expect(await same()).not.toBe(covered);
});

test('they stand in the database of the commune, which its officers read and nobody writes', async () => {
	await bothPush(registered({ by: 'tnv1' }));
	await same();
	const url = '/db/commune-17284';
	const { status, body } = await gateway.ask('canbo', 'GET', `${url}/_all_docs?include_docs=true`);
	expect(status).toBe(200);
	const { rows } = body as { rows: { id: string; doc: { village?: string; _id: string } }[] };
	expect(rows.map(({ doc }) => doc.village)).toContain(VILLAGE);
	const [first] = rows;
	for (const name of ['canbo', 'tnv1'])
		expect(
			(await gateway.ask(name, 'PUT', `${url}/${encodeURIComponent(first?.id ?? '')}`, first?.doc))
				.status
		).toBe(403);
	expect((await gateway.ask('tnv1', 'GET', `${url}/_all_docs`)).status).toBe(403);
});

test('who stands behind a gateway counts nothing into the databases of communes', async () => {
	await bothPush(registered({ by: 'tnv1' }));
	// A village is counted when nothing more has come for a second.
	await new Promise((resolve) => setTimeout(resolve, 2000));
	expect(await upstream.data.store.listDatabases()).not.toContain('commune-17284');
});

test('a database of the commune that was left half made opens to its officers after a start', async () => {
	await upstream.data.store.createDatabase('commune-17284');
	await bothPush(registered({ by: 'tnv1' }));
	await same();
	const look = () => gateway.ask('canbo', 'GET', '/db/commune-17284/_all_docs');
	expect((await look()).status).toBe(503);
	const { backend, accounts } = gateway.data;
	const signal = new AbortController().signal;
	await keepVillagesReady(backend!, accounts, { log: pino({ level: 'silent' }), signal });
	expect((await look()).status).toBe(200);
});
