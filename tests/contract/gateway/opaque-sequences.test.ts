import { afterEach, beforeEach, expect, test } from 'vitest';
import { PASSWORD, SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { oddCouchDb, type OddCouchDb } from '../../support/gateway/odd-couchdb';
import { startUpstream, type TestUpstream } from '../../support/gateway/upstream';
import { Phone } from '../../support/sync/phone';

/**
 * Apache CouchDB's sequences look like `12-g1AAAAC…`: long, opaque, and in a cluster not the same twice for one place. A
 * phone hands them back and reads nothing from them.
 */

let upstream: TestUpstream;
let odd: OddCouchDb;
let commune: SmallCommune;
let url: string;

beforeEach(async () => {
	upstream = await startUpstream();
	odd = await oddCouchDb(upstream.config, { opaqueSeqs: true });
	commune = await SmallCommune.open(odd.config);
	url = await commune.server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
	await commune.close();
	await odd.close();
	await upstream.close();
});

const phone = () => Phone.signedIn(url, 'tnv1', PASSWORD);

test('two phones agree, page by page, and what both have is not received again', async () => {
	const [hoa, tim] = [await phone(), await phone()];
	expect(hoa.access?.databases[0]?.seq).toMatch(/^[0-9]+-g1AAAAC/);
	const notes = Array.from({ length: 1_200 }, (_, i) => `hộ số ${i + 1}`);
	await hoa.records(VILLAGE, notes);
	expect((await hoa.sync()).ok).toBe(true);
	expect((await tim.sync()).ok).toBe(true);
	expect(await tim.knows(VILLAGE)).toEqual(await hoa.knows(VILLAGE));
	expect((await tim.knows(VILLAGE)).size).toBe(1_200);
	expect(hoa.receipts.count()).toEqual({ waiting: 0, refused: 0 });

	// The token told of is another one each time: to ask costs one small answer, not the village again.
	for (const one of [hoa, tim]) {
		expect((await one.sync()).ok).toBe(true);
		Object.assign(one.traffic, { receivedBytes: 0, requests: 0 });
		expect((await one.sync()).ok).toBe(true);
		expect(one.traffic.receivedBytes).toBeLessThan(2_000);
		expect(one.traffic.requests).toBeLessThanOrEqual(3);
	}

	await tim.records(VILLAGE, ['một việc nữa']);
	for (const one of [tim, hoa]) expect((await one.sync()).ok).toBe(true);
	expect(await hoa.knows(VILLAGE)).toEqual(await tim.knows(VILLAGE));
});

test.each(['normal', 'longpoll', 'continuous', 'eventsource'])(
	'a client with a sequence of the server from before the move begins anew, feed=%s',
	async (feed) => {
		const hoa = await phone();
		await hoa.records(VILLAGE, ['hộ số 1']);
		expect((await hoa.sync()).ok).toBe(true);
		const [id] = await hoa.knows(VILLAGE);
		const changes = (since: string) =>
			fetch(`${url}/db/${VILLAGE}/_changes?feed=${feed}&timeout=500&since=${since}`, {
				headers: { authorization: `Bearer ${hoa.token}` }
			});

		const answer = await changes('7-0123456789ab');
		expect(answer.status).toBe(200);
		expect(await answer.text()).toContain(`"id":"${id}"`);
		expect((await changes('hôm qua')).status).toBe(400);
	}
);
