import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVolunteer, clientOf, doc, smallServer } from '../../support/documents/client';
import { documentServer, type DocumentServer } from '../../support/documents/document-server';
import { SERVERS, serverThat } from '../../support/documents/places';

/** Single documents and lists of them. */

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

	describe('_all_docs', () => {
		const rows = async (parameters = '', body?: unknown) => {
			const url = `/plain/_all_docs?${parameters}`;
			const answered = body === undefined ? await get(url) : await post(url, body);
			expect(answered.status).toBe(200);
			return (answered.body as { rows: { id: string; key: string }[] }).rows;
		};
		const ids = async (parameters = '') => (await rows(parameters)).map(({ id }) => id);

		beforeEach(async () => {
			await push([
				doc('a', ['1-a'], { n: 1 }),
				doc('b', ['1-b']),
				doc('c', ['1-c'], { _deleted: true }),
				doc('d', ['1-d']),
				doc('d', ['1-e'])
			]);
		});

		test('lists the living with their revision', async () => {
			expect((await get('/plain/_all_docs')).body).toEqual({
				total_rows: 3,
				offset: 0,
				rows: [
					{ id: 'a', key: 'a', value: { rev: '1-a' } },
					{ id: 'b', key: 'b', value: { rev: '1-b' } },
					{ id: 'd', key: 'd', value: { rev: '1-e' } }
				]
			});
		});

		test.each([
			['startkey="b"', ['b', 'd']],
			['endkey="b"', ['a', 'b']],
			['endkey="b"&inclusive_end=false', ['a']],
			['startkey="d"&endkey="b"&descending=true', ['d', 'b']],
			['key="b"', ['b']],
			['limit=1&skip=1', ['b']],
			['limit=0', []],
			['startkey=null&endkey={}', ['a', 'b', 'd']],
			['startkey={}', []],
			['endkey=5', []],
			['start_key="b"&end_key="b"', ['b']]
		])('in a range: %s', async (parameters, expected) => {
			expect(await ids(parameters)).toEqual(expected);
		});

		test('of named keys tells the missing from the deleted', async () => {
			expect(await rows('include_docs=true', { keys: ['c', 'none', 'a', 5] })).toEqual([
				{ id: 'c', key: 'c', value: { rev: '1-c', deleted: true }, doc: null },
				{ key: 'none', error: 'not_found' },
				{ id: 'a', key: 'a', value: { rev: '1-a' }, doc: { _id: 'a', _rev: '1-a', n: 1 } },
				{ key: 5, error: 'not_found' }
			]);
		});

		test.each(['key="a"', 'startkey="a"', 'end_key="a"'])(
			'of named keys takes no range beside them: %s',
			async (parameter) => {
				const asked = await get(`/plain/_all_docs?keys=["a"]&${parameter}`);
				expect(asked).toMatchObject({ status: 400, body: { error: 'query_parse_error' } });
			}
		);

		test('takes its parameters from the body of a POST as well', async () => {
			expect(await rows('', { startkey: 'b', limit: 1, include_docs: true })).toMatchObject([
				{ id: 'b', doc: { _id: 'b' } }
			]);
		});

		test('shows conflicts beside documents', async () => {
			expect(await rows('include_docs=true&conflicts=true&key="d"')).toMatchObject([
				{ doc: { _rev: '1-e', _conflicts: ['1-d'] } }
			]);
		});
	});

	describe('a document', () => {
		test('is put, got, changed with its revision, deleted, and put again', async () => {
			const id = '/plain/h%E1%BB%99%2F1%3A2';
			const first = await put(id, { n: 1 });
			expect(first).toMatchObject({ status: 201, body: { ok: true, id: 'hộ/1:2' } });
			const { rev } = first.body as { rev: string };
			expect((await get(id)).body).toEqual({ _id: 'hộ/1:2', _rev: rev, n: 1 });
			expect(await put(id, { n: 2 })).toMatchObject({ status: 409, body: { error: 'conflict' } });
			const second = await put(`${id}?rev=${rev}`, { n: 2 });
			expect(second.status).toBe(201);
			const { rev: newer } = second.body as { rev: string };
			expect(await ask('DELETE', id)).toMatchObject({ status: 409 });
			expect(await ask('DELETE', id, undefined, { 'if-match': `"${newer}"` })).toMatchObject({
				status: 200
			});
			expect(await get(id)).toMatchObject({ status: 404, body: { reason: 'deleted' } });
			expect(await ask('DELETE', id)).toMatchObject({ status: 404 });
			expect(await put(id, { n: 3 })).toMatchObject({
				status: 201,
				body: { rev: expect.stringMatching(/^4-/) }
			});
			expect(await ask('HEAD', id)).toMatchObject({ status: 200, body: undefined });
		});

		test('posted without an id gets one', async () => {
			const { status, body } = await post('/plain', { n: 1 });
			expect(status).toBe(201);
			expect(body).toMatchObject({ ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) });
		});

		test('shows its revisions, branches and past as asked', async () => {
			await push([doc('a', ['2-b', '1-a'], { n: 2 }), doc('a', ['2-c', '1-a'], { n: 3 })]);
			await push([doc('a', ['3-d', '2-b', '1-a'], { _deleted: true })]);
			await push([doc('a', ['2-0', '1-a'], {})]);
			expect((await get('/plain/a?revs=true&meta=true&local_seq=true')).body).toEqual({
				_id: 'a',
				_rev: '2-c',
				n: 3,
				_revisions: { start: 2, ids: ['c', 'a'] },
				_revs_info: [
					{ rev: '2-c', status: 'available' },
					{ rev: '1-a', status: 'missing' }
				],
				_conflicts: ['2-0'],
				_deleted_conflicts: ['3-d'],
				_local_seq: 4
			});
			expect((await get('/plain/a?rev=3-d')).body).toEqual({
				_id: 'a',
				_rev: '3-d',
				_deleted: true
			});
			expect(await get('/plain/a?rev=1-a')).toMatchObject({ status: 404 });
			expect((await get('/plain/a?rev=2-b')).body).toEqual({ _id: 'a', _rev: '2-b', n: 2 });
			expect(await get('/plain/a?rev=2-b&latest=true')).toMatchObject({ body: { _rev: '3-d' } });
			expect((await get('/plain/a?open_revs=all')).body).toMatchObject([
				{ ok: { _rev: '2-c' } },
				{ ok: { _rev: '2-0' } },
				{ ok: { _rev: '3-d' } }
			]);
			expect((await get('/plain/a?open_revs=["2-0","9-z"]&revs=true')).body).toMatchObject([
				{ ok: { _rev: '2-0', _revisions: { start: 2 } } },
				{ missing: '9-z' }
			]);
			expect(await get('/plain/none?open_revs=all')).toMatchObject({ status: 404 });
			expect((await get('/plain/none?open_revs=["1-a"]')).body).toEqual([{ missing: '1-a' }]);
		});

		test('put with its own revision is stored as it is, twice without complaint', async () => {
			for (let round = 0; round < 2; round++)
				expect(await put('/plain/a?new_edits=false', { _rev: '5-e', n: 1 })).toMatchObject({
					status: 201,
					body: { rev: '5-e' }
				});
		});

		test.each([
			['a text', '"x"', 400],
			['nothing', '', 400],
			['another id than its address', { _id: 'b' }, 400],
			['a revision that is none', { _rev: '1' }, 400],
			['an unknown underscore field', { _x: 1 }, 400],
			['too large', { text: 'x'.repeat(6000) }, 413],
			['what the entry rules refuse', { refuse: 'vì một lý do' }, 403]
		])('is refused when it is %s', async (_what, body, status) => {
			expect(await put('/plain/a', body)).toMatchObject({ status });
			expect(await get('/plain/a')).toMatchObject({ status: 404 });
		});

		test('nested deeper than it could ever be written again is refused', async () => {
			const big = await documentServer();
			const { put: putBig, post: postBig } = clientOf(() => big);
			await big.store.createDatabase('plain');
			const deep = `{"n":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;
			for (const address of ['/plain/a', '/plain/_local/a'])
				expect(await putBig(address, deep)).toMatchObject({ status: 400 });
			expect(await postBig('/plain/_all_docs', deep)).toMatchObject({ status: 400 });
			expect(
				await postBig(
					'/plain/_bulk_docs',
					`{"new_edits":false,"docs":[{"_id":"a","_rev":"1-a","n":${deep}}]}`
				)
			).toMatchObject({ body: [{ id: 'a', error: 'forbidden' }] });
			expect(big.faults).toEqual([]);
			await big.close();
		});

		test('keeps the fields in which CouchDB’s replicator writes of its jobs', async () => {
			const fields = {
				_replication_id: 'x',
				_replication_state: 'triggered',
				_replication_stats: {}
			};
			expect(await put('/plain/a', fields)).toMatchObject({ status: 201 });
			expect((await get('/plain/a')).body).toMatchObject(fields);
		});

		test('with two different revisions for its parent is refused', async () => {
			expect(await put('/plain/a?rev=1-a', { _rev: '1-b' })).toMatchObject({ status: 400 });
		});

		test('that is a design document takes an administrator', async () => {
			expect(await put('/plain/_design/x', { views: {} }, asVolunteer)).toMatchObject({
				status: 403
			});
			expect(await put('/plain/_design/x', { language: 'query' })).toMatchObject({ status: 201 });
			expect((await get('/plain/_design%2Fx')).body).toMatchObject({ _id: '_design/x' });
		});

		test('is not read again by who has it, as long as nothing about its branches is asked', async () => {
			const { rev } = (await put('/plain/a', { n: 1 })).body as { rev: string };
			const first = await get('/plain/a');
			expect(first.headers['etag']).toBe(`"${rev}"`);
			const known = { 'if-none-match': `"${rev}"` };
			expect(await ask('GET', '/plain/a', undefined, known)).toMatchObject({
				status: 304,
				text: ''
			});
			expect(await ask('HEAD', '/plain/a', undefined, known)).toMatchObject({ status: 304 });
			const asked = await ask('GET', '/plain/a?revs_info=true', undefined, known);
			expect(asked).toMatchObject({ status: 200 });
			expect(asked.headers['etag']).toBeUndefined();
			await put(`/plain/a?rev=${rev}`, { n: 2 });
			expect(await ask('GET', '/plain/a', undefined, known)).toMatchObject({ status: 200 });
		});

		test('tells which of its revisions can still be read', async () => {
			await push([doc('a', ['1-a'], { n: 1 })]);
			await push([doc('a', ['3-c', '2-b', '1-a'], { n: 3 })]);
			expect((await get('/plain/a?revs_info=true')).body).toMatchObject({
				_revs_info: [
					{ rev: '3-c', status: 'available' },
					{ rev: '2-b', status: 'missing' },
					{ rev: '1-a', status: 'available' }
				]
			});
			expect((await get('/plain/a?rev=1-a')).body).toMatchObject({ n: 1 });
			await push([doc('a', ['4-d', '3-c', '2-b', '1-a'], { _deleted: true })]);
			expect((await get('/plain/a?rev=4-d&revs_info=true')).body).toMatchObject({
				_deleted: true,
				_revs_info: [{ rev: '4-d', status: 'deleted' }, {}, {}, {}]
			});
		});

		describe('copied', () => {
			const copy = (from: string, to: string) =>
				ask('COPY', from, undefined, to === '' ? {} : { destination: to });

			test('is another document with the same fields and files, and no past', async () => {
				await push([doc('a', ['2-b', '1-a'], { n: 1 })]);
				await put('/plain/a/x.txt?rev=2-b', 'mot', { 'content-type': 'text/plain' });
				const copied = await copy('/plain/a', 'b%20%C3%AA');
				expect(copied).toMatchObject({ status: 201, body: { ok: true, id: 'b ê' } });
				expect((await get('/plain/b%20%C3%AA?revs=true')).body).toMatchObject({
					n: 1,
					_revisions: { start: 1 },
					_attachments: { 'x.txt': { revpos: 1, length: 3, content_type: 'text/plain' } }
				});
				expect((await get('/plain/b%20%C3%AA/x.txt')).text).toBe('mot');
			});

			test('over another one needs the revision of that one', async () => {
				await push([doc('a', ['1-a'], { n: 1 }), doc('b', ['1-b'])]);
				expect(await copy('/plain/a', 'b')).toMatchObject({ status: 409 });
				expect(await copy('/plain/a', 'b?rev=1-b')).toMatchObject({ status: 201 });
				expect((await get('/plain/b')).body).toMatchObject({ n: 1 });
			});

			test.each([
				['nowhere', '/plain/a', '', 400],
				['to another server', '/plain/a', 'http://example.org/b', 400],
				['to no address', '/plain/a', '%', 400],
				['to a reserved id', '/plain/a', '_b', 400],
				['from nobody', '/plain/none', 'b', 404],
				['from no revision', '/plain/a?rev=x', 'b', 400],
				['from a revision that never was', '/plain/a?rev=9-z', 'b', 404]
			])('is refused %s', async (_what, from, to, status) => {
				await push([doc('a', ['1-a'])]);
				expect(await copy(from, to)).toMatchObject({ status });
			});
		});

		test('put as deleted is answered as a deletion', async () => {
			await push([doc('a', ['1-a'])]);
			expect(await put('/plain/a', { _rev: '1-a', _deleted: true })).toMatchObject({ status: 200 });
			expect(await get('/plain/a')).toMatchObject({ status: 404, body: { reason: 'deleted' } });
		});
	});

	describe('design documents', () => {
		beforeEach(async () => {
			await push([
				doc('a', ['1-a']),
				doc('_design/one', ['1-a'], { views: {} }),
				doc('_design/two', ['1-a']),
				doc('z', ['1-a'])
			]);
		});

		test.each([
			['', ['_design/one', '_design/two']],
			['descending=true', ['_design/two', '_design/one']],
			['limit=1&skip=1', ['_design/two']],
			['startkey="_design/p"', ['_design/two']],
			['startkey="z"', []],
			['endkey="_design/one"', ['_design/one']],
			['descending=true&startkey="_design/p"', ['_design/one']],
			['key="a"', []]
		])('have a list of their own: %s', async (query, expected) => {
			const { status, body } = await get(`/plain/_design_docs?${query}`);
			expect(status).toBe(200);
			expect((body as { rows: { id: string }[] }).rows.map(({ id }) => id)).toEqual(expected);
		});
	});
});
