import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVolunteer, clientOf, doc, smallServer, VILLAGE } from '../../support/documents/client';
import { type DocumentServer } from '../../support/documents/document-server';
import { SERVERS, serverThat } from '../../support/documents/places';

/** The addresses PouchDB pushes to and reads documents from. */

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	const { ask, get, post, put, push } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await smallServer((limits) => serverThat(stands, limits));
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	describe('a checkpoint', () => {
		test('is written, read, written again with its revision, and deleted', async () => {
			expect(await get('/plain/_local/x%2Fy')).toMatchObject({
				status: 404,
				body: { error: 'not_found', reason: 'missing' }
			});
			const checkpoint = { _id: '_local/x/y', last_seq: 7 };
			expect(await put('/plain/_local/x%2Fy', checkpoint)).toMatchObject({
				status: 201,
				body: { ok: true, id: '_local/x/y', rev: '0-1' }
			});
			expect((await get('/plain/_local/x%2Fy')).body).toEqual({ ...checkpoint, _rev: '0-1' });
			expect(await put('/plain/_local/x%2Fy', checkpoint)).toMatchObject({ status: 409 });
			expect(await put('/plain/_local/x%2Fy', { ...checkpoint, _rev: '0-1' })).toMatchObject({
				body: { rev: '0-2' }
			});
			expect(await ask('DELETE', '/plain/_local/x%2Fy?rev=0-2')).toMatchObject({ status: 200 });
			expect(await get('/plain/_local/x%2Fy')).toMatchObject({ status: 404 });
		});

		test.each([
			['no JSON', '{', 400],
			['a list', [], 400],
			['an impossible revision', { _rev: '1-a' }, 400]
		])('is refused when it is %s', async (_what, body, status) => {
			expect(await put('/plain/_local/x', body)).toMatchObject({ status });
		});
	});

	describe('_revs_diff', () => {
		test('names what is missing, and what it could grow from', async () => {
			await push([doc('a', ['2-b', '1-a'])]);
			const { body, text } = await post(
				'/plain/_revs_diff',
				'{"a":["1-a","2-b","3-c","2-x"],"known":[],"new":["1-z"],"__proto__":["1-p"]}'
			);
			expect(text).toContain('"__proto__":{"missing":["1-p"]}');
			expect(body).toMatchObject({
				a: { missing: ['3-c', '2-x'], possible_ancestors: ['2-b'] },
				new: { missing: ['1-z'] }
			});
		});

		test.each([[[]], [{ a: 'x' }], [{ a: [1] }], [null]])('refuses %j', async (body) => {
			expect(await post('/plain/_revs_diff', body)).toMatchObject({ status: 400 });
		});
	});

	describe('_bulk_docs of replication', () => {
		test('answers 201 and nothing when all is stored, also the second time', async () => {
			const docs = [doc('a', ['1-a']), doc('b', ['2-b', '1-a'])];
			for (let round = 0; round < 2; round++)
				expect(await push(docs)).toMatchObject({ status: 201, body: [] });
			expect((await get('/plain')).body).toMatchObject({ doc_count: 2 });
		});

		test('names only the refused ones, each with id, revision and reason', async () => {
			const answered = await push(
				[
					doc('a', ['1-a'], { refuse: 'thiếu mục "outcome"' }),
					doc('b', ['1-b']),
					{ _id: 'c', _rev: '1-c', _strange: 1 },
					{ _id: '_d', _rev: '1-d' },
					{ _id: 'e', _rev: 'x' },
					doc('f', ['1-f'], { text: 'x'.repeat(6000) }),
					doc('g', ['1-g'], { _attachments: { 'a.txt': { data: 'not base64!' } } })
				],
				'plain',
				asVolunteer
			);
			expect(answered.status).toBe(201);
			expect(answered.body).toMatchObject([
				{ id: 'a', rev: '1-a', error: 'forbidden', reason: 'thiếu mục "outcome"' },
				{ id: 'c', rev: '1-c', error: 'forbidden' },
				{ id: '_d', rev: '1-d', error: 'forbidden' },
				{ id: 'e', error: 'forbidden' },
				{ id: 'f', rev: '1-f', error: 'forbidden' },
				{ id: 'g', rev: '1-g', error: 'forbidden' }
			]);
			expect((await get('/plain/_all_docs')).body).toMatchObject({ rows: [{ id: 'b' }] });
		});

		test('of a document without any revision is refused as a whole', async () => {
			expect(await push([doc('a', ['1-a']), { _id: 'b' }])).toMatchObject({
				status: 400,
				body: { reason: expect.stringContaining('needs `_rev` or `_revisions`') }
			});
		});

		test('takes checkpoints among documents, each answered in its place', async () => {
			const first = await post('/plain/_bulk_docs', {
				docs: [{ _id: 'a' }, { _id: '_local/x', n: 1 }, { _id: 'b' }]
			});
			expect(first.body).toMatchObject([
				{ id: 'a' },
				{ ok: true, id: '_local/x', rev: '0-1' },
				{ id: 'b' }
			]);
			const second = await post('/plain/_bulk_docs', {
				docs: [
					{ _id: '_local/x', _deleted: true },
					{ _id: '_local/x', _rev: '0-1', _deleted: true }
				]
			});
			expect(second.body).toMatchObject([{ id: '_local/x', error: 'conflict' }, { ok: true }]);
			expect(await get('/plain/_local/x')).toMatchObject({ status: 404 });
		});

		test('refuses a village’s entry that brings a file, and says so', async () => {
			const photo = { 'cccd.jpg': { content_type: 'image/jpeg', data: 'AAAA' } };
			const reason = 'Bản ghi của thôn không nhận tệp đính kèm.';
			for (const headers of [asVolunteer, {}])
				expect(
					await push([doc('e:9', ['1-a'], { _attachments: photo })], VILLAGE, headers)
				).toMatchObject({ status: 201, body: [{ id: 'e:9', error: 'forbidden', reason }] });
		});

		test('keeps a village’s entries as they were first sent', async () => {
			await push([doc('e:1', ['1-a'], { n: 1 })], VILLAGE, asVolunteer);
			const { status, body } = await push(
				[
					doc('e:1', ['1-a'], { n: 1 }),
					doc('e:1', ['2-b', '1-a'], { n: 2 }),
					doc('e:1', ['2-c', '1-a'], { _deleted: true }),
					doc('e:2', ['1-a'], { n: 1 })
				],
				VILLAGE,
				asVolunteer
			);
			expect(status).toBe(201);
			expect(body).toMatchObject([
				{ id: 'e:1', rev: '2-b', error: 'forbidden' },
				{ id: 'e:1', rev: '2-c', error: 'forbidden' }
			]);
		});

		test.each([
			['no JSON', '{"docs":[', 400, 'bad_request'],
			['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'bad_request'],
			['empty', '', 400, 'bad_request'],
			['without docs', {}, 400, 'bad_request'],
			['docs that are none', { docs: ['x'], new_edits: false }, 400, 'bad_request'],
			['too long', { docs: [], filler: 'x'.repeat(20_000) }, 413, 'too_large'],
			['nested without end', `{"docs":[${'['.repeat(15_000)}`, 400, 'bad_request']
		])('is refused when it is %s', async (_what, body, status, error) => {
			expect(await post('/plain/_bulk_docs', body)).toMatchObject({ status, body: { error } });
		});

		test('may come compressed, and is measured by its full size', async () => {
			const gzip = { 'content-encoding': 'gzip' };
			const small = gzipSync(JSON.stringify({ docs: [doc('a', ['1-a'])], new_edits: false }));
			expect(await post('/plain/_bulk_docs', small, gzip)).toMatchObject({ status: 201, body: [] });
			const bomb = gzipSync(JSON.stringify({ docs: [], filler: 'x'.repeat(5_000_000) }));
			expect(bomb.length).toBeLessThan(20_000);
			expect(await post('/plain/_bulk_docs', bomb, gzip)).toMatchObject({
				status: 413,
				body: { error: 'too_large' }
			});
			expect(await post('/plain/_bulk_docs', 'no gzip', gzip)).toMatchObject({ status: 400 });
			expect(await post('/plain/_bulk_docs', small, { 'content-encoding': 'br' })).toMatchObject({
				status: 415
			});
		});
	});

	describe('_bulk_docs of edits', () => {
		test('answers each document in order, and makes ids where there are none', async () => {
			const docs = [{ _id: 'a', n: 1 }, { n: 2 }, { _id: 'a', n: 3 }];
			const { status, body } = await post('/plain/_bulk_docs', { docs });
			expect(status).toBe(201);
			expect(body).toMatchObject([
				{ ok: true, id: 'a', rev: expect.stringMatching(/^1-/) },
				{ ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) },
				{ id: 'a', error: 'conflict', reason: 'Document update conflict.' }
			]);
		});

		test.each([
			[{ _id: '_secret' }, 'illegal_docid'],
			[{ _id: '' }, 'illegal_docid'],
			[{ _id: 7 }, 'illegal_docid'],
			[{ _id: '\ud800' }, 'illegal_docid'],
			[{ _id: 'a', _rev: 'x' }, 'bad_request'],
			[{ _id: 'a', _strange: 1 }, 'doc_validation']
		])('refuses %j as a whole', async (bad, error) => {
			const answered = await post('/plain/_bulk_docs', { docs: [{ _id: 'good' }, bad] });
			expect(answered.body).toMatchObject({ error });
			expect((await get('/plain')).body).toMatchObject({ doc_count: 0 });
		});
	});

	describe('_bulk_get', () => {
		test('answers row by row, in order, with ancestors when asked', async () => {
			await push([doc('a', ['2-b', '1-a'], { n: 2 }), doc('gone', ['1-a'], { _deleted: true })]);
			const { body } = await post('/plain/_bulk_get?revs=true', {
				docs: [
					{ id: 'gone', rev: '1-a' },
					{ id: 'none', rev: '1-x' },
					{ id: 'a', rev: '2-b' },
					{ id: 'a', rev: '1-a' },
					{ id: 'a', rev: 'nonsense' },
					{ id: 'a' },
					{ id: 'none' }
				]
			});
			const missing = (id: string, rev?: string) => ({
				error: { id, ...(rev && { rev }), error: 'not_found', reason: 'missing' }
			});
			const found = {
				ok: { _id: 'a', _rev: '2-b', n: 2, _revisions: { start: 2, ids: ['b', 'a'] } }
			};
			expect(body).toEqual({
				results: [
					{
						id: 'gone',
						docs: [
							{
								ok: {
									_id: 'gone',
									_rev: '1-a',
									_deleted: true,
									_revisions: { start: 1, ids: ['a'] }
								}
							}
						]
					},
					{ id: 'none', docs: [missing('none', '1-x')] },
					{ id: 'a', docs: [found] },
					{ id: 'a', docs: [missing('a', '1-a')] },
					{ id: 'a', docs: [missing('a', 'nonsense')] },
					{ id: 'a', docs: [found] },
					{ id: 'none', docs: [missing('none')] }
				]
			});
		});

		test('with `latest` gives the newest successor', async () => {
			await push([doc('a', ['1-a']), doc('a', ['3-c', '2-b', '1-a']), doc('a', ['2-x', '1-a'])]);
			const { body } = await post('/plain/_bulk_get?latest=true', {
				docs: [{ id: 'a', rev: '1-a' }]
			});
			expect(body).toMatchObject({ results: [{ docs: [{ ok: { _rev: '3-c' } }] }] });
		});

		test.each([[{}], [{ docs: 'x' }], [{ docs: [{}] }], [{ docs: [{ id: 'a', rev: 1 }] }]])(
			'refuses %j',
			async (body) => {
				expect(await post('/plain/_bulk_get', body)).toMatchObject({ status: 400 });
			}
		);

		test('in several pieces is one answer', async () => {
			const ids = Array.from({ length: 600 }, (_, n) => `d${n}`);
			for (let at = 0; at < 600; at += 200)
				await push(ids.slice(at, at + 200).map((id) => ({ _id: id, _rev: '1-a' })));
			const docs = ids.slice(0, 550).map((id) => ({ id }));
			const { body } = await post('/plain/_bulk_get', { docs });
			const { results } = body as { results: { id: string }[] };
			expect(results.map(({ id }) => id)).toEqual(docs.map(({ id }) => id));
		});
	});
});
