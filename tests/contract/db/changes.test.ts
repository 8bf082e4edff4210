import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVolunteer, clientOf, doc, smallServer } from '../../support/documents/client';
import {
	documentServer,
	listen,
	type DocumentServer
} from '../../support/documents/document-server';
import { many } from '../../support/documents/make-docs';
import { SERVERS, serverThat } from '../../support/documents/places';

/** The feed of changes, at once and as a long poll. */

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	const { ask, get, post, push } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await smallServer((limits) => serverThat(stands, limits));
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	describe('_changes', () => {
		interface Feed {
			results: {
				seq: string;
				id: string;
				changes: { rev: string }[];
				deleted?: true;
				doc?: object;
			}[];
			last_seq: string;
			pending: number;
		}
		const feed = async (parameters = '', body?: unknown): Promise<Feed> => {
			const url = `/plain/_changes?${parameters}`;
			const answered = body === undefined ? await get(url) : await post(url, body);
			expect(answered.status).toBe(200);
			return answered.body as Feed;
		};
		const ids = ({ results }: Feed) => results.map(({ id }) => id);

		beforeEach(async () => {
			await push([
				doc('a', ['1-a']),
				doc('b', ['1-b'], { n: 1 }),
				doc('c', ['1-c'], { _deleted: true }),
				doc('d', ['1-d'])
			]);
			await push([doc('a', ['2-a', '1-a']), doc('b', ['1-x'], { n: 2 })]);
		});

		test('lists each document once at its newest change, with what is pending', async () => {
			const all = await feed();
			expect(ids(all)).toEqual(['c', 'd', 'a', 'b']);
			expect(all.results[0]).toMatchObject({ changes: [{ rev: '1-c' }], deleted: true });
			expect(all.results[3]).toMatchObject({ changes: [{ rev: '1-x' }] });
			expect(all).toMatchObject({ pending: 0, last_seq: all.results[3]?.seq });
		});

		test('goes on from any place it was left, page by page', async () => {
			const seen: string[] = [];
			for (let since = '0', pending = 1; pending > 0;) {
				const page = await feed(`since=${since}&limit=3`);
				seen.push(...ids(page));
				expect(page.results.length === 3 || page.pending === 0).toBe(true);
				({ last_seq: since, pending } = page);
			}
			expect(seen).toEqual(['c', 'd', 'a', 'b']);
		});

		test('with a limit of 0 says where it stands and how much is pending', async () => {
			expect(await feed('limit=0')).toMatchObject({
				results: [],
				pending: 4,
				last_seq: expect.stringMatching(/^0-/)
			});
		});

		test('understands quoted places, now, and begins anew with one of another history', async () => {
			const { last_seq: last, results } = await feed();
			expect(ids(await feed(`since="${results[1]?.seq}"`))).toEqual(['a', 'b']);
			expect(await feed('since=now')).toMatchObject({ results: [], last_seq: last, pending: 0 });
			for (const foreign of ['5-0123456789ab', '3', '4-g1AAAABteJzLYWBg', '999-x'])
				expect(ids(await feed(`since=${foreign}`))).toHaveLength(4);
		});

		test('shows all branches, documents and conflicts when asked', async () => {
			const { results } = await feed('style=all_docs&include_docs=true&conflicts=true');
			expect(results[3]).toMatchObject({
				changes: [{ rev: '1-x' }, { rev: '1-b' }],
				doc: { _id: 'b', _rev: '1-x', n: 2, _conflicts: ['1-b'] }
			});
			expect(results[0]?.doc).toEqual({ _id: 'c', _rev: '1-c', _deleted: true });
		});

		test('runs backwards', async () => {
			expect(ids(await feed('descending=true'))).toEqual(['b', 'a', 'd', 'c']);
			expect(ids(await feed('descending=true&limit=1'))).toEqual(['b']);
		});

		test('of named documents, asked by POST or in the address', async () => {
			const wanted = ['b', 'c', 'none'];
			expect(ids(await feed('filter=_doc_ids', { doc_ids: wanted }))).toEqual(['c', 'b']);
			const inAddress = encodeURIComponent(JSON.stringify(wanted));
			expect(ids(await feed(`filter=_doc_ids&doc_ids=${inAddress}`))).toEqual(['c', 'b']);
			expect(await post('/plain/_changes?filter=_doc_ids', { doc_ids: 'b' })).toMatchObject({
				status: 400
			});
		});

		test('longer than one turn comes whole, each document once', async () => {
			await hall.store.createDatabase('long');
			const long = await hall.store.database('long');
			// More than a megabyte, which is sent as a stream.
			await long?.write(many(2500, { filler: 'x'.repeat(600) }), {
				newEdits: true,
				byAdministrator: true
			});
			for (const direction of ['', '&descending=true']) {
				const { body } = await get(`/long/_changes?include_docs=true${direction}`);
				const { results } = body as Feed;
				expect(new Set(results.map(({ id }) => id)).size).toBe(2500);
				expect(results).toHaveLength(2500);
			}
			const { body } = await get('/long/_changes?limit=1200');
			expect(body).toMatchObject({ pending: 1300, last_seq: expect.stringMatching(/^1200-/) });
			const rows = (await get('/long/_all_docs')).body as { rows: object[] };
			expect(rows.rows).toHaveLength(2500);
		});

		/** Until the feed that was asked for last has passed the gate, and has had a moment to open. */
		async function untilAsked(): Promise<void> {
			while (hall.gate.asked.at(-1) !== 'read') await pause(5);
			await pause(200);
		}
		const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

		describe('as a long poll', () => {
			test('answers at once when there is something', async () => {
				expect(ids(await feed('feed=longpoll&limit=2'))).toEqual(['c', 'd']);
			});

			test('waits for the next change', async () => {
				const waiting = feed('feed=longpoll&since=now&timeout=5000');
				await untilAsked();
				await push([doc('new', ['1-n'])]);
				expect(ids(await waiting)).toEqual(['new']);
			});

			test('with heartbeats keeps the line alive and then brings the change', async () => {
				const waiting = get('/plain/_changes?feed=longpoll&since=now&heartbeat=100');
				await untilAsked();
				await pause(350);
				await push([doc('new', ['1-n'])]);
				const { text, body } = await waiting;
				expect(text).toMatch(/^\{"results":\[\n\n+\{/);
				expect(ids(body as Feed)).toEqual(['new']);
			});

			test('waits only for the documents it names', async () => {
				const waiting = post(
					'/plain/_changes?feed=longpoll&since=now&filter=_doc_ids&timeout=5000',
					{
						doc_ids: ['mine']
					}
				);
				await untilAsked();
				await push([doc('other', ['1-o'])]);
				await push([doc('mine', ['1-m'])]);
				expect(ids((await waiting).body as Feed)).toEqual(['mine']);
			});

			test('gives up after its time, with a place to go on from', async () => {
				const { last_seq: last } = await feed();
				expect(await feed('feed=longpoll&since=now')).toEqual({
					results: [],
					last_seq: last,
					pending: 0
				});
				expect(await feed('feed=longpoll&since=now&timeout=1&heartbeat=100')).toMatchObject({
					results: []
				});
			});

			test('tells nothing to someone who was signed out while waiting', async () => {
				const waiting = ask(
					'GET',
					'/plain/_changes?feed=longpoll&since=now&heartbeat=5000',
					undefined,
					asVolunteer
				);
				await untilAsked();
				hall.gate.signedOut.add('tnv1');
				await push([doc('new', ['1-n'])]);
				expect(((await waiting).body as Feed).results).toEqual([]);
			});

			test('ends when its database is deleted, and when the server stops', async () => {
				const first = feed('feed=longpoll&since=now&timeout=5000');
				await untilAsked();
				await ask('DELETE', '/plain');
				expect(await first).toMatchObject({ results: [] });

				await ask('PUT', '/plain');
				const second = feed('feed=longpoll&since=now&timeout=5000');
				await untilAsked();
				await hall.server.close();
				expect(await second).toMatchObject({ results: [] });
			});
		});
	});

	test('a phone that goes out of reach while it waits leaves nothing behind', async () => {
		const small = await documentServer({ limits: { feedsPerDevice: 1 } });
		await small.store.createDatabase('plain');
		const address = `${await listen(small)}/plain/_changes?feed=longpoll&since=now&heartbeat=100`;
		for (let round = 0; round < 3; round++) {
			const reach = new AbortController();
			const response = await fetch(address, { signal: reach.signal });
			expect(response.status).toBe(200);
			reach.abort();
			await expect(response.text()).rejects.toThrow();
			// Its place is free again for the next one.
			await expect.poll(() => statusOf(`${address}&timeout=1`), { timeout: 10_000 }).toBe(200);
		}
		expect(small.faults).toEqual([]);
		await small.close();
	});

	async function statusOf(address: string): Promise<number> {
		const response = await fetch(address);
		await response.text();
		return response.status;
	}

	test('each person has a bounded number of feeds open, others not fewer for it', async () => {
		const small = await documentServer({ limits: { feedsPerDevice: 2, feedTimeoutMs: 100 } });
		await small.store.createDatabase('plain');
		const open = async (caller: string) =>
			small.server.inject({
				url: '/db/plain/_changes?feed=longpoll&since=now',
				headers: { 'x-caller': caller }
			});
		const answered = await Promise.all([open('a'), open('a'), open('a'), open('b')]);
		expect(answered.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429, 200]);
		expect((await open('a')).statusCode).toBe(200);
		await small.close();
	});
});
