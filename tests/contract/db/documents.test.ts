import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVolunteer, clientOf, doc, smallServer } from '../../support/documents/client';
import { documentServer, type DocumentServer } from '../../support/documents/document-server';

/** Single documents and lists of them. */

let hall: DocumentServer;
const { ask, get, post, put, push } = clientOf(() => hall);

beforeEach(async () => {
	hall = await smallServer();
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
		expect((await get('/plain/a?revs=true&meta=true&deleted_conflicts=true')).body).toEqual({
			_id: 'a',
			_rev: '2-c',
			n: 3,
			_revisions: { start: 2, ids: ['c', 'a'] },
			_revs_info: [
				{ rev: '2-c', status: 'available' },
				{ rev: '1-a', status: 'missing' }
			],
			_conflicts: ['2-0'],
			_deleted_conflicts: ['3-d']
		});
		expect((await get('/plain/a?rev=3-d')).body).toEqual({
			_id: 'a',
			_rev: '3-d',
			_deleted: true
		});
		expect(await get('/plain/a?rev=2-b')).toMatchObject({ status: 404 });
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
});
