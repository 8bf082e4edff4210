import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, doc, VILLAGE } from '../../support/documents/client';
import { listen, type DocumentServer } from '../../support/documents/document-server';
import { openFeed } from '../../support/documents/live-reader';
import { many } from '../../support/documents/make-docs';
import { PLACES, serverAt } from '../../support/documents/places';

/** Feeds that stay open: what they bring, when they end, and what they cost. */

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Row {
	seq: string;
	id: string;
	doc?: { n?: number };
}
const rowIn = (line: string | undefined) => JSON.parse(line ?? '') as Row;

describe.each(PLACES)('a store %s', (place) => {
	let hall: DocumentServer;
	let base: string;
	const { get, post, put, push, ask } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await serverAt(place, { feedCheckMs: 100, feedStallMs: 500, feedsPerDevice: 3 });
		base = await listen(hall);
		await push([doc('a', ['1-a'], { n: 1 }), doc('b', ['1-b'])]);
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	describe('continuous', () => {
		test('brings what is there and then each change on a line of its own', async () => {
			const feed = await openFeed(
				`${base}/plain/_changes?feed=continuous&include_docs=true&heartbeat=100`
			);
			expect(rowIn(await feed.news())).toMatchObject({ id: 'a', doc: { n: 1 } });
			expect(rowIn(await feed.news()).id).toBe('b');
			expect(await feed.line()).toBe('');
			await push([doc('c', ['1-c'])]);
			expect(rowIn(await feed.news()).id).toBe('c');
			feed.hangUp();
		});

		test('ends at its limit, and after its time, with a place to go on from', async () => {
			const limited = await openFeed(`${base}/plain/_changes?feed=continuous&limit=1`);
			expect(rowIn(await limited.news()).id).toBe('a');
			expect(JSON.parse(await limited.rest())).toEqual({
				last_seq: expect.stringMatching(/^1-/),
				pending: 1
			});
			const silent = await openFeed(`${base}/plain/_changes?feed=continuous&since=now&timeout=50`);
			expect(JSON.parse(await silent.rest())).toMatchObject({
				last_seq: expect.stringMatching(/^2-/)
			});
		});

		test('ends when its database is deleted', async () => {
			const feed = await openFeed(
				`${base}/plain/_changes?feed=continuous&since=now&heartbeat=5000`
			);
			await ask('DELETE', '/plain');
			expect(JSON.parse((await feed.news()) ?? '')).toMatchObject({ pending: 0 });
			expect(await feed.line()).toBeUndefined();
		});
	});

	describe('as events', () => {
		test('carries the place of each as its id, and goes on from the last one seen', async () => {
			const address = `${base}/plain/_changes?feed=eventsource`;
			const first = await openFeed(address);
			expect(first.contentType).toMatch(/^text\/event-stream/);
			const data = await first.news();
			expect(data).toMatch(/^data: \{/);
			const id = (await first.news())?.replace(/^id: /, '') ?? '';
			expect(JSON.parse(id)).toMatch(/^1-/);
			first.hangUp();
			const again = await openFeed(address, { 'last-event-id': id });
			expect(rowIn((await again.news())?.replace(/^data: /, '')).id).toBe('b');
			again.hangUp();
		});

		test('beats in its own words', async () => {
			const feed = await openFeed(
				`${base}/plain/_changes?feed=eventsource&since=now&heartbeat=100`
			);
			expect(await feed.news()).toBe('event: heartbeat');
			feed.hangUp();
		});
	});

	describe('with a filter', () => {
		test.each([
			['_selector', { selector: { n: { $gt: 1 } } }, ['n2']],
			['_design', {}, ['_design/x']],
			['_doc_ids', { doc_ids: ['n2', 'none'] }, ['n2']]
		])('%s brings only what it chooses', async (filter, body, expected) => {
			const waiting = fetch(
				`${base}/plain/_changes?feed=longpoll&since=now&timeout=5000&filter=${filter}`,
				{
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body)
				}
			);
			await pause(50);
			await put('/plain/n1', { n: 1 });
			for (const id of expected) await put(`/plain/${id}`, { n: 2 });
			const { results } = (await (await waiting).json()) as { results: Row[] };
			expect(results.map(({ id }) => id)).toEqual(expected);
		});

		test('a selector reads the whole feed, page by page, and says how far it came', async () => {
			const database = await hall.store.database('plain');
			await database?.write(many(2300), { newEdits: true, byAdministrator: true });
			const chosen = { selector: { n: { $in: [5, 2299] } } };
			const { body } = await post('/plain/_changes?filter=_selector', chosen);
			expect(body).toMatchObject({
				results: [{ id: 'doc:000005' }, { id: 'doc:002299' }],
				pending: 0,
				last_seq: expect.stringMatching(/^2302-/)
			});
			const one = await post('/plain/_changes?filter=_selector&limit=1', chosen);
			const { last_seq: since, pending } = one.body as { last_seq: string; pending: number };
			expect(pending).toBeGreaterThan(0);
			expect(
				(await post(`/plain/_changes?filter=_selector&since=${since}`, chosen)).body
			).toMatchObject({
				results: [{ id: 'doc:002299' }]
			});
		});

		test('a pattern that never comes to an end is refused, and nobody waits for it', async () => {
			await put('/plain/trap', { text: 'a'.repeat(40) + 'b' });
			const answered = await post('/plain/_changes?filter=_selector', {
				selector: { text: { $regex: '(a+)+$' } }
			});
			expect(answered).toMatchObject({ status: 400, body: { error: 'bad_request' } });
		});
	});

	test('a phone that was signed out hears nothing more within seconds, though nothing happens', async () => {
		const asVolunteer = { 'x-caller': 'tnv1' };
		const addresses = [
			'/plain/_changes?feed=continuous&since=now&heartbeat=60000',
			'/plain/_changes?feed=longpoll&since=now&heartbeat=60000',
			'/_db_updates?feed=eventsource&since=now&heartbeat=60000'
		];
		const feeds = await Promise.all(
			addresses.map((address) => openFeed(base + address, asVolunteer))
		);
		hall.gate.signedOut.add('tnv1');
		await Promise.all(feeds.map((feed) => feed.rest()));
	});

	test('a device has a bounded number of feeds, whatever kind, and is told when to come back', async () => {
		const address = `${base}/plain/_changes?feed=continuous&since=now&heartbeat=5000`;
		const asPhone = (device: string) => ({ 'x-caller': 'tnv1', 'x-device': device });
		const feeds = [];
		for (let n = 0; n < 3; n++) feeds.push(await openFeed(address, asPhone('old')));
		const refused = await openFeed(`${base}/_db_updates?feed=continuous`, asPhone('old'));
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toMatch(/^[0-9]+$/);
		const other = await openFeed(address, asPhone('new'));
		expect(other.status).toBe(200);
		for (const feed of [...feeds, refused, other]) feed.hangUp();
	});

	test('readers that stop reading are given no more, and in the end their places are free again', async () => {
		const database = await hall.store.database('plain');
		await database?.write(many(6000, { filler: 'x'.repeat(4000) }), {
			newEdits: true,
			byAdministrator: true
		});
		const before = process.memoryUsage().rss;
		const url = new URL(base);
		const sockets = [1, 2, 3].map(() => {
			const socket = connect(Number(url.port), url.hostname);
			socket.on('error', () => undefined);
			socket.write(
				`GET ${url.pathname}/plain/_changes?feed=continuous&include_docs=true HTTP/1.1\r\nhost: x\r\nx-caller: slow\r\n\r\n`
			);
			return socket.pause();
		});
		const fourth = async () => {
			const feed = await openFeed(`${base}/plain/_changes?feed=continuous&since=now&timeout=1`, {
				'x-caller': 'slow'
			});
			await feed.rest();
			return feed.status;
		};
		await expect.poll(fourth, { timeout: 10_000 }).toBe(429);
		await expect.poll(fourth, { timeout: 10_000 }).toBe(200);
		// Three times 24 MB of documents are waiting; only what fits between is taken out of the store.
		expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
		for (const socket of sockets) socket.destroy();
	});

	describe('_db_updates', () => {
		interface Update {
			db_name: string;
			type: string;
			seq: string;
		}
		const updates = async (parameters = '') =>
			(await get(`/_db_updates?${parameters}`)).body as { results: Update[]; last_seq: string };

		test('names each database once, at its newest change', async () => {
			const { results, last_seq: last } = await updates();
			expect(results.map((update) => update.db_name).sort()).toEqual(['plain', VILLAGE]);
			await put('/plain/new', {});
			await hall.store.createDatabase('other');
			hall.gate.readable = ['plain', VILLAGE, 'other'];
			// Behind a gateway, word of it comes a moment later.
			await expect
				.poll(async () => (await updates(`since=${last}`)).results)
				.toMatchObject([
					{ db_name: 'plain', type: 'updated', seq: expect.any(String) },
					{ db_name: 'other', type: 'created' }
				]);
			await ask('DELETE', '/other');
			await expect
				.poll(async () => (await updates()).results.at(-1))
				.toMatchObject({ db_name: 'other', type: 'deleted' });
		});

		test('begins anew with a place of another run of the server', async () => {
			expect((await updates('since=7-0123456789ab')).results).toHaveLength(2);
			expect((await updates('since=now')).results).toEqual([]);
		});

		test('tells a device of its own villages only', async () => {
			hall.gate.readable = [VILLAGE];
			const feed = await openFeed(`${base}/_db_updates?feed=continuous&since=now&heartbeat=100`, {
				'x-caller': 'tnv1'
			});
			await put('/plain/secret', {});
			await push([doc('e', ['1-e'])], VILLAGE);
			expect(JSON.parse((await feed.news()) ?? '')).toMatchObject({
				db_name: VILLAGE,
				type: 'updated'
			});
			feed.hangUp();
		});

		test('waits as a long poll, and answers with the first news', async () => {
			const waiting = updates('feed=longpoll&since=now&timeout=5000');
			await pause(50);
			await put('/plain/new', {});
			expect((await waiting).results).toMatchObject([{ db_name: 'plain', type: 'updated' }]);
		});
	});
});
