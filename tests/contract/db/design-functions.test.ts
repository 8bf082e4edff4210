import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, doc, VILLAGE } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { SERVERS, serverThat } from '../../support/documents/places';

/** Functions that stand in design documents, in databases that are there for CouchDB's own tools. */

interface Feed {
	results: { id: string; changes: { rev: string }[] }[];
}
const EVEN = 'function (doc, req) { return doc.n % 2 === Number(req.query.rest || 0); }';

describe.each(SERVERS)('a server %s', (stands) => {
	let hall: DocumentServer;
	const { get, post, put, push } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await serverThat(stands, { feedTimeoutMs: 200 });
		for (const name of ['plain', VILLAGE]) await hall.store.createDatabase(name);
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	const putDesign = async (fields: object, name = 'd', db = 'plain') =>
		expect(await put(`/${db}/_design/${name}`, fields)).toMatchObject({ status: 201 });

	const putNumbers = (...numbers: number[]) =>
		post('/plain/_bulk_docs', { docs: numbers.map((n) => ({ _id: `n${n}`, n })) });

	const chosen = async (query: string): Promise<string[]> => {
		const { status, body } = await get(`/plain/_changes?${query}`);
		expect(status, JSON.stringify(body)).toBe(200);
		return (body as Feed).results.map(({ id }) => id);
	};

	describe('a filter of the feed', () => {
		beforeEach(async () => {
			await putDesign({
				filters: {
					even: EVEN,
					deleted: '(doc) => doc._deleted',
					user: '(doc, req) => req.userCtx.name === "admin" && req.secObj.admins && !req.headers.cookie',
					self: 'function (doc) { return doc.n === this.wanted; }',
					wrong: 'function (doc) {',
					throws: 'function (doc) { return doc.n.a.b; }',
					no: '"even"'
				},
				wanted: 3,
				views: { large: { map: 'function (doc) { if (doc.n > 2) emit(doc._id, null); }' } }
			});
			await putNumbers(1, 2, 3, 4);
		});

		test('chooses documents, and is told what the request said', async () => {
			expect(await chosen('filter=d/even')).toEqual(['n2', 'n4']);
			expect(await chosen('filter=d/even&rest=1')).toEqual(['n1', 'n3']);
			expect(await chosen('filter=d/even&limit=1')).toEqual(['n2']);
			expect(await chosen('filter=d/self')).toEqual(['n3']);
			expect(await chosen('filter=d/user')).toContain('n1');
		});

		test('sees deletions', async () => {
			await push([doc('gone', ['1-a'], { _deleted: true })]);
			expect(await chosen('filter=d/deleted')).toEqual(['gone']);
		});

		test('may be a view: what it would list is chosen', async () => {
			expect(await chosen('filter=_view&view=d/large')).toEqual(['n3', 'n4']);
		});

		test('is asked about each leaf where every leaf is listed', async () => {
			await push([doc('two', ['1-a'], { n: 2 }), doc('two', ['1-b'], { n: 3 })]);
			const { body } = await get('/plain/_changes?filter=d/even&style=all_docs');
			expect((body as Feed).results.find(({ id }) => id === 'two')?.changes).toEqual([
				{ rev: '1-a' }
			]);
			expect(await chosen('filter=d/even')).not.toContain('two');
		});

		test('counts as it is in the newest revision of its design document', async () => {
			const { body } = await get('/plain/_design/d');
			await putDesign({ ...(body as object), filters: { even: '(doc) => doc.n === 1' } });
			expect(await chosen('filter=d/even')).toEqual(['n1']);
		});

		test('passes over many documents', async () => {
			await putNumbers(...Array.from({ length: 1500 }, (_, index) => index + 10));
			expect(await chosen('filter=d/even')).toHaveLength(752);
		});

		test.each([
			['filter=none/even', 404, 'missing'],
			['filter=d/none', 404, 'missing json key: none'],
			['filter=_view&view=d/none', 404, 'missing json key: none'],
			['filter=_view', 400, '`view` filter parameter is not provided.'],
			['filter=even', 400, 'Invalid path. `filter` and `view` must be of the form `ddoc/name`.'],
			['filter=d/wrong', 400, expect.stringContaining('SyntaxError')],
			['filter=d/no', 400, expect.stringContaining('not a function')],
			['filter=d/throws', 400, expect.stringContaining('TypeError')],
			['filter=d/throws&feed=longpoll', 400, expect.stringContaining('TypeError')]
		])('%s is answered with %i', async (query, status, reason: string) => {
			expect(await get(`/plain/_changes?${query}`)).toMatchObject({ status, body: { reason } });
		});
	});

	describe('validate_doc_update', () => {
		const RULE = `function (newDoc, oldDoc, userCtx, secObj) {
		if (newDoc.refuse) throw { forbidden: 'not ' + newDoc._id + ' of ' + userCtx.name };
		if (newDoc.unknown) throw { unauthorized: 'who are you?' };
		if (newDoc.odd) throw { strange: true };
		if (newDoc.broken) newDoc.broken.a.b();
		if (oldDoc && oldDoc.final) throw { forbidden: 'final since ' + oldDoc._rev };
		if (newDoc._deleted && !userCtx.roles.includes('_admin')) throw { forbidden: 'stays' };
	}`;
		beforeEach(() => putDesign({ validate_doc_update: RULE }));

		test.each([
			[{ refuse: true }, 403, 'forbidden', 'not x of admin'],
			[{ unknown: true }, 401, 'unauthorized', 'who are you?'],
			[{ odd: true }, 400, 'unknown_error', '{"strange":true}'],
			[{ broken: 1 }, 400, 'unknown_error', expect.stringContaining('TypeError')]
		])('refuses one document %j with %i', async (fields, status, error, reason: string) => {
			expect(await put('/plain/x', fields)).toMatchObject({ status, body: { error, reason } });
			expect(await get('/plain/x')).toMatchObject({ status: 404 });
		});

		test('refuses some of many in their places', async () => {
			const docs = [{ _id: 'a' }, { _id: 'b', refuse: true }, { _id: 'c', unknown: true }];
			expect((await post('/plain/_bulk_docs', { docs })).body).toMatchObject([
				{ ok: true, id: 'a' },
				{ id: 'b', error: 'forbidden', reason: 'not b of admin' },
				{ id: 'c', error: 'unauthorized', reason: 'who are you?' }
			]);
		});

		test('is asked about replicated documents, with the revision before', async () => {
			await push([doc('a', ['1-a'], { final: true })]);
			expect((await push([doc('a', ['2-b', '1-a']), doc('b', ['1-b'])])).body).toEqual([
				{ id: 'a', rev: '2-b', error: 'forbidden', reason: 'final since 1-a' }
			]);
			expect(await get('/plain/b')).toMatchObject({ status: 200 });
		});

		test('is asked about an edit with what it was made from', async () => {
			const { body } = await put('/plain/a', { final: true });
			const edit = { _rev: (body as { rev: string }).rev, final: false };
			expect(await put('/plain/a', edit)).toMatchObject({ status: 403 });
		});

		test('does not stand in the way of the design document that replaces it', async () => {
			await putDesign({ validate_doc_update: 'function () { throw { forbidden: "all" }; }' }, 'e');
			expect(await put('/plain/x', {})).toMatchObject({ status: 403, body: { reason: 'all' } });
			const { body } = await get('/plain/_design/e');
			await putDesign({ _rev: (body as { _rev: string })._rev }, 'e');
			expect(await put('/plain/x', {})).toMatchObject({ status: 201 });
		});

		test('that cannot be read lets nothing pass', async () => {
			await putDesign({ validate_doc_update: 'function (' }, 'e');
			expect(await put('/plain/x', {})).toMatchObject({
				status: 400,
				body: { error: 'unknown_error', reason: expect.stringContaining('SyntaxError') as string }
			});
		});
	});

	describe('a view', () => {
		const rows = async (query: string) => {
			const { status, body } = await get(`/plain/_design/d/_view/by-n?${query}`);
			expect(status, JSON.stringify(body)).toBe(200);
			return (body as { rows: { id: string; key: unknown; value: unknown; doc?: object }[] }).rows;
		};
		const keys = async (query: string) => (await rows(query)).map(({ key }) => key);

		beforeEach(async () => {
			await putDesign({
				views: {
					'by-n': {
						map: 'function (doc) { emit(doc.n, [doc.n % 2]); }',
						reduce: '_count'
					},
					parity: { map: '(doc) => emit([doc.n % 2, doc.n], doc.n)', reduce: '_sum' },
					own: {
						map: '(doc) => emit(doc.n, doc.n)',
						reduce: '(keys, values) => Math.max(...values)'
					},
					conflicts: { map: '(doc) => { if (doc._conflicts) emit(doc._id, doc._conflicts); }' },
					partly: { map: '(doc) => { if (doc.n === 2) doc.a.b(); emit(doc.n); }' }
				}
			});
			await putNumbers(10, 9, 2, 1);
		});

		test('lists what was emitted in the order of keys, between bounds', async () => {
			expect(await keys('reduce=false')).toEqual([1, 2, 9, 10]);
			expect(await keys('reduce=false&descending=true&limit=2')).toEqual([10, 9]);
			expect(await keys('reduce=false&startkey=2&endkey=10&inclusive_end=false')).toEqual([2, 9]);
			expect(await keys('reduce=false&descending=true&startkey=9&endkey=2')).toEqual([9, 2]);
			expect(await keys('reduce=false&key=9')).toEqual([9]);
			expect(await keys('reduce=false&keys=[9,1,5]')).toEqual([9, 1]);
			expect(await keys('reduce=false&skip=3')).toEqual([10]);
			const [row] = await rows('reduce=false&key=2&include_docs=true');
			expect(row).toMatchObject({ id: 'n2', value: [0], doc: { _id: 'n2', n: 2 } });
		});

		test('takes its question from a body as well', async () => {
			const asked = { keys: [2], reduce: false };
			const { body } = await post('/plain/_design/d/_view/by-n', asked);
			expect(body).toMatchObject({ total_rows: 4, offset: 1, rows: [{ id: 'n2', key: 2 }] });
		});

		test('is reduced as a whole or in groups', async () => {
			expect(await rows('')).toEqual([{ key: null, value: 4 }]);
			const { body } = await get('/plain/_design/d/_view/parity?group_level=1');
			expect(body).toEqual({
				rows: [
					{ key: [0], value: 12 },
					{ key: [1], value: 10 }
				]
			});
			expect((await get('/plain/_design/d/_view/own')).body).toEqual({
				rows: [{ key: null, value: 10 }]
			});
		});

		test('sees conflicts, and leaves out what its function cannot read', async () => {
			await push([doc('two', ['1-a'], { n: 5 }), doc('two', ['1-b'], { n: 6 })]);
			expect((await get('/plain/_design/d/_view/conflicts')).body).toMatchObject({
				rows: [{ id: 'two', value: ['1-a'] }]
			});
			expect((await get('/plain/_design/d/_view/partly')).body).toMatchObject({ total_rows: 4 });
		});

		test('that is not there is 404', async () => {
			expect(await get('/plain/_design/d/_view/none')).toMatchObject({
				status: 404,
				body: { reason: 'missing_named_view' }
			});
			expect(await get('/plain/_design/none/_view/none')).toMatchObject({ status: 404 });
		});
	});

	test('in the database of a village no function is run', async () => {
		const functions = { filters: { all: '() => true' }, views: { v: { map: '() => emit(1)' } } };
		expect(await put(`/${VILLAGE}/_design/d`, functions)).toMatchObject({ status: 403 });
		expect(await get(`/${VILLAGE}/_changes?filter=d/all`)).toMatchObject({ status: 404 });
		expect(await get(`/${VILLAGE}/_changes?filter=_view&view=d/v`)).toMatchObject({ status: 404 });
		expect(await get(`/${VILLAGE}/_design/d/_view/v`)).toMatchObject({ status: 501 });
	});
});
