import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAudit } from '../../../sync-server/src/audit/audit-log';
import { readSigningKey } from '../../../sync-server/src/gateway/caller-tokens';
import { registered } from '../../support/builders';
import { openFeed } from '../../support/documents/live-reader';
import { SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { oddCouchDb, type OddAnswer, type OddCouchDb } from '../../support/gateway/odd-couchdb';
import { startUpstream, valueOf, type TestUpstream } from '../../support/gateway/upstream';
import { asReceived } from '../../support/village-entries';

/** When the CouchDB fails, devices are told to wait: never to sign in again, never that something is kept that is not. */

const registration = asReceived(registered({ by: 'tnv1' }));
const database = `/db/${VILLAGE}`;
const waits = {
	status: 503,
	headers: expect.objectContaining({ 'retry-after': expect.stringMatching(/^[0-9]+$/) }),
	body: { error: 'service_unavailable', reason: expect.stringContaining('bản ghi vẫn còn') }
};

let upstream: TestUpstream;
let odd: OddCouchDb;
let commune: SmallCommune;

beforeEach(async () => {
	upstream = await startUpstream();
	odd = await oddCouchDb(upstream.config);
	commune = await SmallCommune.open(odd.config, { answerMs: 1500 });
});
afterEach(async () => {
	await commune.close();
	await odd.close();
	await upstream.close();
});

const answers = (answer: OddAnswer | undefined, where = /./) => {
	odd.instead = ({ url }) => (where.test(url ?? '') ? answer : undefined);
};

describe.each([
	['breaks connections off', 'break'],
	['never answers', 'never'],
	['is busy', { status: 503 }],
	['has a fault', { status: 500, body: '{"error":"timeout","reason":"x"}' }],
	['does not know our key', { status: 401, body: '{"error":"unauthorized","reason":"x"}' }],
	['lets nobody in', { status: 403, body: '{"error":"forbidden","reason":"x"}' }],
	['is no CouchDB', { status: 502, body: '<html>', headers: { 'content-type': 'text/html' } }]
] as const)('a CouchDB that %s', (_what, answer) => {
	test('makes devices wait, whatever they ask', async () => {
		answers(answer);
		const asked = await Promise.all([
			commune.push('tnv1', [registration]),
			commune.ask('tnv1', 'GET', `${database}/_changes`),
			commune.ask('tnv1', 'GET', database),
			commune.ask('tnv1', 'POST', `${database}/_revs_diff`, {}),
			commune.ask('tnv1', 'GET', `${database}/_changes?feed=longpoll&timeout=10`),
			commune.ask('canbo', 'GET', '/api/access')
		]);
		for (const one of asked) expect(one).toMatchObject(waits);
	}, 20_000);

	test('is heard of at /readyz, and is well again without a restart', async () => {
		answers(answer);
		const ready = async () => (await commune.server.inject('/readyz')).statusCode;
		await expect.poll(ready, { timeout: 5000, interval: 300 }).toBe(503);
		expect((await commune.server.inject('/healthz')).statusCode).toBe(200);
		odd.instead = () => undefined;
		await expect.poll(ready, { timeout: 5000, interval: 300 }).toBe(200);
		expect(await commune.push('tnv1', [registration])).toMatchObject({ status: 201, body: [] });
	}, 20_000);
});

test('an entry that too few nodes have written is not said to be kept', async () => {
	answers({ status: 202, body: '[]' }, /_bulk_docs/);
	expect(await commune.push('tnv1', [registration])).toMatchObject(waits);
});

test.each([
	['is lost on the way', { isNever: false }],
	['comes too late', { isNever: true }]
])(
	'an entry whose answer %s has its line in the log once it is sent again',
	async (_what, { isNever }) => {
		odd.beforeAnswer = async ({ url = '', socket }) => {
			if (!url.endsWith('/_bulk_docs')) return;
			if (isNever) await new Promise(() => undefined);
			socket.destroy();
		};
		expect(await commune.push('tnv1', [registration])).toMatchObject(waits);
		odd.beforeAnswer = async () => undefined;
		const lines = () =>
			readAudit(commune.data.sqlite, { after: 0, limit: 100 }).filter(
				({ op, target }) => op === 'written' && target === registration._id
			);
		expect(lines()).toEqual([]);
		for (const _again of [1, 2]) {
			expect(await commune.push('tnv1', [registration])).toMatchObject({ status: 201, body: [] });
			expect(lines()).toMatchObject([{ person: 'tnv1', detail: registration._rev }]);
		}
	}
);

test('an erasure that was cut short is finished, and noted, when it is asked for again', async () => {
	await commune.push('tnv1', [registration]);
	const village = await commune.data.documents.database(VILLAGE);
	const subject = registration._id.split(':')[1] ?? '';
	const erase = () => village?.erase({ kind: 'household', subject }, { person: 'quantri' });
	odd.beforeAnswer = async ({ url = '', socket }) => {
		if (url.endsWith('/_bulk_docs')) socket.destroy();
	};
	await expect(erase()).rejects.toMatchObject({ status: 503 });
	odd.beforeAnswer = async () => undefined;
	for (const _again of [1, 2]) {
		expect(await erase()).toBe(0);
		const log = readAudit(commune.data.sqlite, { after: 0, limit: 100 });
		expect(
			log.filter(({ op, target }) => op === 'household-erased' && target === subject)
		).toHaveLength(1);
	}
	expect(upstream.seen.filter(({ url }) => url.endsWith('/_compact'))).not.toEqual([]);
});

test('what the CouchDB says of itself, its cookies and how to sign in there are not passed on', async () => {
	answers(
		{
			status: 200,
			body: '{"rows":[]}',
			headers: {
				server: 'CouchDB/3.5.0 (Erlang OTP/25)',
				'set-cookie': 'AuthSession=abc',
				'www-authenticate': 'Basic realm="x"',
				'x-couch-request-id': 'abc',
				location: 'http://10.0.0.9:5984/village-17284-01/x'
			}
		},
		/_all_docs/
	);
	const { status, headers } = await commune.ask('tnv1', 'GET', `${database}/_all_docs`);
	expect(status).toBe(200);
	for (const name of ['server', 'set-cookie', 'www-authenticate', 'x-couch-request-id'])
		expect(headers[name]).toBeUndefined();
	expect(headers['location']).toBe('/village-17284-01/x');
	expect(headers['x-request-id']).toMatch(/./);
});

describe('a token', () => {
	const tokenWith = async (change: (commune: SmallCommune) => Promise<void> | void) => {
		await change(commune);
		return commune.ask('tnv1', 'GET', `${database}/_all_docs`);
	};

	test('of another key is our fault, and nobody is asked to sign in again', async () => {
		const other = valueOf(readSigningKey(randomBytes(32).toString('base64')));
		const forger = await SmallCommune.open({ ...upstream.config, signing: other });
		expect(await forger.ask('tnv1', 'GET', `${database}/_all_docs`)).toMatchObject(waits);
		expect(await forger.push('tnv1', [registration])).toMatchObject(waits);
		await forger.close();
		expect((await tokenWith(() => undefined)).status).toBe(200);
	});

	test('of a village whose _security somebody has changed is let in nowhere, and nothing is lost by it', async () => {
		const changed = await tokenWith(async () => {
			const village = await upstream.data.store.database(VILLAGE);
			await village?.setting('security');
			const store = await upstream.data.store.database(VILLAGE);
			await store?.saveSetting('security', '{"members":{"names":[],"roles":["another"]}}');
		});
		expect(changed).toMatchObject(waits);
		expect(await commune.push('tnv1', [registration])).toMatchObject(waits);
		// Made again as it should be, it is right again.
		await commune.data.accounts.addVillage({ id: VILLAGE, title: 'Xóm 1' });
		expect(await commune.push('tnv1', [registration])).toMatchObject({ status: 201, body: [] });
	});
});

describe('an open feed', () => {
	let straight: SmallCommune;
	let base: string;
	beforeEach(async () => {
		straight = await SmallCommune.open(upstream.config, {
			limits: { feedCheckMs: 100, feedsPerDevice: 2, maxFeedMs: 60_000 }
		});
		base = await straight.server.listen({ host: '127.0.0.1', port: 0 });
	});
	afterEach(() => straight.close());

	const open = (kind: string, token: string, since = 'now') =>
		openFeed(`${base}${database}/_changes?feed=${kind}&since=${since}&heartbeat=60000`, {
			authorization: `Bearer ${token}`
		});

	test.each(['longpoll', 'continuous'])(
		'(%s) ends within a moment when its device is revoked, and says where to go on',
		async (kind) => {
			const device = straight.newDevice();
			const token = straight.data.accounts.devices.enrol(device, 'tnv1');
			const feed = await open(kind, token);
			expect(feed.status).toBe(200);
			straight.data.accounts.devices.revoke(device);
			const rest = await feed.rest();
			const newest = await upstream.store.updateSeq(VILLAGE);
			expect(JSON.parse(rest)).toMatchObject({ last_seq: newest, pending: 0 });
			expect((await open(kind, token)).status).toBe(401);
		}
	);

	test('ends when its reader loses the village, and no connection is left behind', async () => {
		const feed = await open('eventsource', straight.tokenOf('tnv1'));
		straight.data.accounts.villages.setFor('tnv1', []);
		await feed.rest();
	});

	test('is one of few for a device', async () => {
		const token = straight.tokenOf('tnv1');
		const feeds = [await open('continuous', token), await open('longpoll', token)];
		const third = await open('continuous', token);
		expect(third.status).toBe(429);
		for (const feed of [...feeds, third]) feed.hangUp();
		await expect
			.poll(async () => {
				const again = await open('continuous', token);
				again.hangUp();
				return again.status;
			})
			.toBe(200);
	});

	test('brings an entry as soon as it is kept, in the middle of letters with marks', async () => {
		const feed = await openFeed(
			`${base}${database}/_changes?feed=continuous&since=now&include_docs=true&heartbeat=100`,
			{ authorization: `Bearer ${straight.tokenOf('tnv1')}` }
		);
		await straight.push('tnv1', [registration]);
		const row = JSON.parse((await feed.news()) ?? '') as { id: string; doc: object };
		expect(row.id).toBe(registration._id);
		expect(row.doc).toMatchObject({ personal: registration['personal'] });
		feed.hangUp();
	});

	test('breaks off when the CouchDB goes, and its device may come again', async () => {
		const token = straight.tokenOf('tnv1');
		const feed = await open('continuous', token);
		await upstream.goDown();
		await feed.rest().catch(() => undefined);
		await upstream.comeBack();
		expect((await open('continuous', token)).status).toBe(200);
	});
});
