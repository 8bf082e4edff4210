import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, doc, VILLAGE } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { PLACES, serverAt } from '../../support/documents/places';

/** What administrators set and take out, and the checkpoints that devices leave. */

describe.each(PLACES)('a store %s', (place) => {
	let hall: DocumentServer;
	const { ask, get, post, put, push } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await serverAt(place);
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	describe('_purge', () => {
		beforeEach(async () => {
			await push([
				doc('a', ['2-a', '1-a']),
				doc('b', ['2-b', '1-b'], { n: 1 }),
				doc('b', ['2-c', '1-b'], { n: 2 }),
				doc('c', ['1-c'])
			]);
		});

		test('takes a document out as if it had never been', async () => {
			const answered = await post('/plain/_purge', { a: ['2-a'], none: ['1-x'] });
			expect(answered).toMatchObject({ status: 201, body: { purged: { a: ['2-a'], none: [] } } });
			expect(await get('/plain/a')).toMatchObject({ status: 404, body: { reason: 'missing' } });
			expect((await get('/plain')).body).toMatchObject({
				doc_count: 2,
				doc_del_count: 0,
				purge_seq: expect.stringMatching(/^1-/)
			});
			const { results } = (await get('/plain/_changes')).body as { results: { id: string }[] };
			expect(results.map(({ id }) => id)).toEqual(['b', 'c']);
			expect((await post('/plain/_revs_diff', { a: ['2-a'] })).body).toEqual({
				a: { missing: ['2-a'] }
			});
			await push([doc('a', ['2-a', '1-a'])]);
			expect((await get('/plain/a')).body).toMatchObject({ _rev: '2-a' });
		});

		test('of one branch leaves the other, and lets it be seen', async () => {
			expect((await get('/plain/b')).body).toMatchObject({ _rev: '2-c' });
			await post('/plain/_purge', { b: ['2-c'] });
			expect((await get('/plain/b?conflicts=true')).body).toEqual({ _id: 'b', _rev: '2-b', n: 1 });
			const { results } = (await get('/plain/_changes?since=0')).body as {
				results: { id: string }[];
			};
			expect(results.at(-1)).toMatchObject({ id: 'b', changes: [{ rev: '2-b' }] });
		});

		test('leaves alone what is no leaf, and every record of a village', async () => {
			const answered = await post('/plain/_purge', { a: ['1-a'] });
			expect(answered.body).toMatchObject({ purged: { a: [] } });
			await push([doc('e', ['1-e'])], VILLAGE);
			expect(await post(`/${VILLAGE}/_purge`, { e: ['1-e'] })).toMatchObject({ status: 403 });
			expect(await get(`/${VILLAGE}/e`)).toMatchObject({ status: 200 });
		});

		test.each([[[]], [{ a: '2-a' }], [{ a: ['x'] }], [manyIds(101)]])(
			'refuses %j',
			async (body) => {
				expect(await post('/plain/_purge', body)).toMatchObject({
					status: 400,
					body: { error: 'bad_request' }
				});
			}
		);
	});

	describe('_revs_limit', () => {
		test('is CouchDB’s until it is set, and then holds at every write', async () => {
			expect((await get('/plain/_revs_limit')).body).toBe(1000);
			expect(await put('/plain/_revs_limit', 3)).toMatchObject({ status: 200 });
			expect((await get('/plain/_revs_limit')).body).toBe(3);
			let rev: string | undefined;
			for (let n = 0; n < 6; n++) {
				const answered = await put('/plain/x', { n, ...(rev !== undefined && { _rev: rev }) });
				({ rev } = answered.body as { rev: string });
			}
			const { body } = await get('/plain/x?revs=true');
			expect(body).toMatchObject({ _revisions: { start: 6, ids: { length: 3 } } });
			await push([doc('y', ['5-e', '4-d', '3-c', '2-b', '1-a'])]);
			expect((await get('/plain/y?revs=true')).body).toMatchObject({
				_revisions: { start: 5, ids: ['e', 'd', 'c'] }
			});
		});

		test.each([0, -1, 1.5, '3', null, 1001, {}])('refuses %j', async (value) => {
			expect(await put('/plain/_revs_limit', JSON.stringify(value))).toMatchObject({ status: 400 });
		});
	});

	describe('_security', () => {
		const security = {
			admins: { names: ['a'], roles: [] },
			members: { names: [], roles: ['r'] },
			couchdb_auth_only: true
		};

		test('is kept as it was given', async () => {
			expect((await get('/plain/_security')).body).toMatchObject({ admins: { roles: ['_admin'] } });
			expect(await put('/plain/_security', security)).toMatchObject({ body: { ok: true } });
			expect((await get('/plain/_security')).body).toEqual(security);
			await ask('DELETE', '/plain');
			await ask('PUT', '/plain');
			expect((await get('/plain/_security')).body).not.toEqual(security);
		});

		test('does not say who enters a village', async () => {
			expect(await put(`/${VILLAGE}/_security`, security)).toMatchObject({ status: 403 });
		});

		test.each([
			[[]],
			[{ admins: [] }],
			[{ members: { names: 'a' } }],
			[{ members: { roles: [1] } }]
		])('refuses %j', async (body) => {
			expect(await put('/plain/_security', body)).toMatchObject({ status: 400 });
		});
	});

	test.each([
		['POST', '/plain/_compact', 202],
		['POST', '/plain/_compact/x', 202],
		['POST', '/plain/_view_cleanup', 202],
		['POST', '/plain/_ensure_full_commit', 201]
	])('%s %s is answered with %i', async (method, address, status) => {
		expect(await ask(method, address, {})).toMatchObject({ status, body: { ok: true } });
		expect(await ask(method, address)).toMatchObject({
			status: 415,
			body: { error: 'bad_content_type' }
		});
	});

	test('compaction forgets what was succeeded, and nothing else', async () => {
		const { rev: first } = (await put('/plain/x', { n: 1 })).body as { rev: string };
		await put('/plain/x', { n: 2, _rev: first });
		expect(await get(`/plain/x?rev=${first}`)).toMatchObject({ body: { n: 1 } });
		await post('/plain/_compact', {});
		expect(await get(`/plain/x?rev=${first}`)).toMatchObject({ status: 404 });
		expect((await get('/plain/x')).body).toMatchObject({ n: 2 });
	});

	test('_missing_revs asks what _revs_diff asks, in older words', async () => {
		await push([doc('a', ['2-a', '1-a'])]);
		expect((await post('/plain/_missing_revs', { a: ['1-a', '3-z'], b: ['1-x'] })).body).toEqual({
			missing_revs: { a: ['3-z'], b: ['1-x'] }
		});
	});

	describe('local documents', () => {
		beforeEach(async () => {
			for (const id of ['a', 'b%2Fc', 'd']) await put(`/plain/_local/${id}`, { id });
		});

		test('have ids with slashes, and take no files', async () => {
			expect((await get('/plain/_local/b%2Fc')).body).toEqual({
				_id: '_local/b/c',
				_rev: '0-1',
				id: 'b%2Fc'
			});
			expect(await put('/plain/_local/e', { _attachments: {} })).toMatchObject({ status: 400 });
			expect(await get('/plain/_local/a/photo.jpg')).toMatchObject({ status: 400 });
		});

		test.each([
			['', ['_local/a', '_local/b/c', '_local/d']],
			['?descending=true&limit=1', ['_local/d']],
			['?startkey="_local/b"', ['_local/b/c', '_local/d']],
			['?endkey="_local/b/c"', ['_local/a', '_local/b/c']],
			['?key="_local/d"', ['_local/d']],
			['?skip=2', ['_local/d']]
		])('are listed: _local_docs%s', async (parameters, expected) => {
			const { rows } = (await get(`/plain/_local_docs${parameters}`)).body as {
				rows: { id: string; value: { rev: string } }[];
			};
			expect(rows.map(({ id }) => id)).toEqual(expected);
			expect(rows.every(({ value }) => value.rev === '0-1')).toBe(true);
		});

		test('are listed by name, with what they say', async () => {
			const keys = ['_local/a', '_local/none', 1];
			const { rows } = (await post('/plain/_local_docs', { keys, include_docs: true })).body as {
				rows: object[];
			};
			expect(rows).toEqual([
				{
					id: '_local/a',
					key: '_local/a',
					value: { rev: '0-1' },
					doc: { _id: '_local/a', _rev: '0-1', id: 'a' }
				},
				{ key: '_local/none', error: 'not_found' },
				{ key: 1, error: 'not_found' }
			]);
		});
	});

	test('the feed of changes has a tag, and is not sent again to who has it', async () => {
		await push([doc('a', ['1-a'])]);
		const { headers } = await get('/plain/_changes');
		const tag = String(headers['etag']);
		const again = await ask('GET', '/plain/_changes', undefined, { 'if-none-match': tag });
		expect(again).toMatchObject({ status: 304, text: '' });
		await push([doc('b', ['1-b'])]);
		expect(await ask('GET', '/plain/_changes', undefined, { 'if-none-match': tag })).toMatchObject({
			status: 200
		});
	});
});

function manyIds(count: number): object {
	return Object.fromEntries(Array.from({ length: count }, (_, n) => [`d${n}`, ['1-a']]));
}
