import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { DossiersToLookAt } from '../../../sync-server/src/dossiers/dossiers-to-look-at';
import { CodeErasure } from '../../../sync-server/src/dossiers/erase-codes';
import { decliningVillagesOf } from '../../../sync-server/src/gateway/declining-villages-of';
import { entriesOf } from '../../../sync-server/src/withdrawals/same-people';
import { WithdrawalKeeper } from '../../../sync-server/src/withdrawals/withdrawal-keeper';
import { Withdrawals } from '../../../sync-server/src/withdrawals/withdrawals';
import { MORNING_MS, registered, stampAt, ulidOf, visited } from '../../support/builders';
import { dossier } from '../../support/dossiers';
import { SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { oddCouchDb, type OddCouchDb } from '../../support/gateway/odd-couchdb';
import { startUpstream, type TestUpstream } from '../../support/gateway/upstream';
import { asReceived } from '../../support/village-entries';
import { databaseOf, send } from '../../support/village-counts';

/** A household whose documents are in a CouchDB is forgotten there as it would be on one machine. */

const [LEAVING, NEIGHBOUR] = [ulidOf(400), ulidOf(401)];
const HOUR_MS = 60 * 60_000;

let upstream: TestUpstream;
let odd: OddCouchDb;
let gateway: SmallCommune;
let withdrawals: Withdrawals;
let keeper: WithdrawalKeeper;
let nowMs: number;

beforeEach(async () => {
	nowMs = MORNING_MS + 2 * HOUR_MS;
	upstream = await startUpstream();
	odd = await oddCouchDb(upstream.config, { opaqueSeqs: true });
	gateway = await SmallCommune.open(upstream.config);
	withdrawals = new Withdrawals(gateway.data.sqlite);
	begin();
});
afterEach(async () => {
	await keeper.stop();
	await gateway.close();
	await odd.close();
	await upstream.close();
});

function keeperParts(waitMs: number) {
	const { sqlite, accounts } = gateway.data;
	const villages = decliningVillagesOf(gateway.data);
	const now = () => nowMs;
	const toLookAt = new DossiersToLookAt(sqlite);
	const codes = new CodeErasure({ store: villages.store, sqlite, toLookAt, waitMs, now });
	return { villages, sqlite, accounts, withdrawals, codes, waitMs, now };
}

/** A gateway that has just been started on the same file. */
function begin({ waitMs = 0 } = {}): void {
	keeper = new WithdrawalKeeper({
		...keeperParts(waitMs),
		movedFrom: gateway.data.store,
		report: (thrown) => {
			throw thrown;
		},
		// Looked at by hand here.
		lookEveryMs: 1_000_000
	});
}

/** The CouchDB is the odd one, whose sequences say nothing and which may have a bad day. */
async function behindOddOne(): Promise<void> {
	await gateway.close();
	gateway = await SmallCommune.open(odd.config);
	withdrawals = new Withdrawals(gateway.data.sqlite);
	begin();
}

const withdrawn = (): Entry => ({
	...stampAt({ household: LEAVING, minute: 60, by: 'tnv1' }),
	type: 'consent-withdrawn',
	purpose: 'coverage-record',
	textVersion: 'coverage-record.1',
	how: 'spoken'
});
const push = async (...entries: Entry[]) =>
	expect(await gateway.push('tnv1', entries.map(asReceived))).toMatchObject({ body: [] });
const behind = () => databaseOf(upstream.data.store, VILLAGE);
const leftBehind = async () => (await entriesOf(await behind(), LEAVING)).map(({ type }) => type);
const both = () => [
	registered({ by: 'tnv1', household: LEAVING }),
	registered({ by: 'tnv1', household: NEIGHBOUR })
];

describe('a withdrawal behind a gateway', () => {
	test('that came through it is carried out in the CouchDB, which is asked to write its files anew', async () => {
		await keeper.start();
		await push(...both(), withdrawn());
		await keeper.look();
		expect(await leftBehind()).toEqual(['consent-withdrawn']);
		expect(await entriesOf(await behind(), NEIGHBOUR)).toHaveLength(1);
		const compacted = upstream.seen.filter(({ url }) => url.includes('_compact'));
		expect(compacted.map(({ url }) => url)).toEqual([`/db/${VILLAGE}/_compact`]);
	});

	test('that reached the CouchDB past it is heard of by its feed', async () => {
		await keeper.start();
		await keeper.look();
		await send(await behind(), [...both(), withdrawn()]);
		await expect
			.poll(
				async () => {
					await keeper.look();
					return leftBehind();
				},
				{ timeout: 20_000, interval: 200 }
			)
			.toEqual(['consent-withdrawn']);
	});

	test('that came while no gateway listened is found at the next start, from where it was', async () => {
		await behindOddOne();
		await keeper.start();
		await push(...both());
		await keeper.look();
		await keeper.stop();
		await send(await behind(), [withdrawn()]);
		upstream.seen.splice(0);
		begin();
		await keeper.start();
		await keeper.look();
		expect(await leftBehind()).toEqual(['consent-withdrawn']);
		const feeds = upstream.seen
			.map(({ url }) => new URL(url, 'http://couchdb'))
			.filter(({ pathname }) => pathname === `/db/${VILLAGE}/_changes`);
		expect(feeds[0]?.searchParams.get('since')).toMatch(/^3-/);
	});

	test('erases also who is registered later as having moved from there', async () => {
		await keeper.start();
		await push(...both(), withdrawn());
		await keeper.look();
		const arrived = ulidOf(402);
		const from = { source: 'moved-in', from: LEAVING } as const;
		await push(registered({ by: 'tnv1', household: arrived }, from));
		await keeper.look();
		expect(await entriesOf(await behind(), arrived)).toEqual([]);
		expect(await leftBehind()).toEqual(['consent-withdrawn']);
		expect(await entriesOf(await behind(), NEIGHBOUR)).toHaveLength(1);
	});

	test('waits as long as it can be taken back', async () => {
		begin({ waitMs: HOUR_MS });
		await keeper.start();
		await push(...both(), withdrawn());
		await keeper.look();
		expect(await leftBehind()).toHaveLength(2);
		expect(withdrawals.all()).toMatchObject([{ household: LEAVING, erasedAtMs: null }]);
		nowMs += HOUR_MS;
		await keeper.look();
		expect(await leftBehind()).toEqual(['consent-withdrawn']);
		expect(withdrawals.all()).toMatchObject([{ household: LEAVING, erasedAtMs: nowMs }]);
	});

	test('is tried again when the CouchDB could not be reached, and shown to the commune’s officer', async () => {
		await behindOddOne();
		const reported: unknown[] = [];
		keeper = new WithdrawalKeeper({
			...keeperParts(0),
			report: (thrown) => reported.push(thrown),
			lookEveryMs: 1_000_000,
			afterFailureMs: 0
		});
		await keeper.start();
		await push(...both(), withdrawn());
		odd.instead = ({ url = '' }) =>
			url.includes('_compact') ? { status: 503, body: '{"error":"x","reason":"x"}' } : undefined;
		await keeper.look();
		expect(reported).toHaveLength(1);
		expect(withdrawals.all()).toMatchObject([{ erasedAtMs: null }]);
		odd.instead = () => undefined;
		await keeper.look();
		expect(withdrawals.all()).toMatchObject([{ erasedAtMs: nowMs }]);
		const { body } = await gateway.ask('canbo', 'GET', '/api/withdrawals');
		expect(body).toMatchObject({ withdrawals: [{ household: LEAVING, by: 'tnv1' }] });
	});

	test('also takes the words out of the server’s own file, where the village stood before it was moved', async () => {
		const { store } = gateway.data;
		await store.createDatabase(VILLAGE);
		const moved = await databaseOf(store, VILLAGE);
		await send(moved, both());
		await keeper.start();
		await push(...both(), withdrawn());
		await keeper.look();
		expect(await entriesOf(moved, LEAVING)).toEqual([]);
		expect(await entriesOf(moved, NEIGHBOUR)).toHaveLength(1);
	});
});

test('a gateway carries withdrawals out by itself while it listens', async () => {
	await push(...both(), withdrawn());
	await gateway.server.listen({ host: '127.0.0.1', port: 0 });
	await expect.poll(leftBehind, { timeout: 20_000, interval: 200 }).toEqual(['consent-withdrawn']);
});

describe('the code of a dossier behind a gateway', () => {
	test('goes out of the CouchDB once the dossier is closed, and the household stays', async () => {
		await keeper.start();
		await push(registered({ by: 'tnv1', household: LEAVING }));
		await push(...dossier({ household: LEAVING, by: 'tnv1' }));
		upstream.seen.splice(0);
		await keeper.look();
		expect(await leftBehind()).not.toContain('dossier-code-noted');
		expect(await leftBehind()).toContain('submission-closed');
		expect(upstream.seen.filter(({ url }) => url.includes('_compact'))).not.toEqual([]);
		// A phone that hears of it may send more about the same household.
		await push(stampedVisit());
	});
});

const stampedVisit = (): Entry => visited({ household: LEAVING, by: 'tnv1', minute: 90 }, {});
