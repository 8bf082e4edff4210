import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, VILLAGE } from '../../support/documents/client';
import type { DocumentServer } from '../../support/documents/document-server';
import { PLACES, serverAt } from '../../support/documents/places';

/** Mango: documents found by what is in them. */

const DOCS = [
	{ _id: 'an', name: 'An', age: 30, lane: { no: 2 }, skills: ['a', 'b'] },
	{ _id: 'binh', name: 'Bình', age: 20, lane: { no: 10 }, skills: [] },
	{ _id: 'chi', name: 'Chi', age: null, lane: { no: 2 } },
	{ _id: 'dung', name: 'Dung', age: 65, lane: null, skills: ['b'], tags: [{ k: 1 }, { k: 2 }] },
	{ _id: 'em', name: 'Em' }
];

interface Answer {
	docs: Record<string, unknown>[];
	bookmark: string;
	warning?: string;
}

describe.each(PLACES)('a store %s', (place) => {
	let hall: DocumentServer;
	const { ask, get, post, put } = clientOf(() => hall);

	beforeEach(async () => {
		hall = await serverAt(place);
		await post('/plain/_bulk_docs', { docs: DOCS });
	});
	afterEach(async () => {
		expect(hall.faults).toEqual([]);
		await hall.close();
	});

	const find = async (question: object): Promise<Answer> => {
		const answered = await post('/plain/_find', question);
		expect(answered.status).toBe(200);
		return answered.body as Answer;
	};
	const ids = ({ docs }: Answer) => docs.map((doc) => doc['_id']);

	test.each<[object, string[]]>([
		[{}, ['an', 'binh', 'chi', 'dung', 'em']],
		[{ name: 'An' }, ['an']],
		[{ age: { $gt: 20 } }, ['an', 'dung']],
		[{ age: { $gte: 20, $lt: 65 } }, ['an', 'binh']],
		[{ age: { $ne: 20 } }, ['an', 'chi', 'dung']],
		[{ age: null }, ['chi']],
		[{ age: { $in: [20, null] } }, ['binh']],
		[{ age: { $exists: false } }, ['em']],
		[{ $not: { age: { $exists: true } } }, ['em']],
		[{ $not: { age: 20 } }, ['an', 'chi', 'dung']],
		[{ age: { $not: { $gt: 20 } } }, ['binh', 'chi']],
		[{ 'lane.no': 2 }, ['an', 'chi']],
		[{ lane: { no: { $gt: 2 } } }, ['binh']],
		[{ lane: { no: 2, lot: { $exists: false } } }, ['an', 'chi']],
		[{ skills: { $all: ['b'] } }, ['an', 'dung']],
		[{ skills: { $size: 0 } }, ['binh']],
		[{ skills: { $elemMatch: { $eq: 'a' } } }, ['an']],
		[{ tags: { $elemMatch: { k: 2 } } }, ['dung']],
		[{ tags: { $allMatch: { k: { $gt: 1 } } } }, []],
		[{ age: { $type: 'null' } }, ['chi']],
		[{ age: { $mod: [10, 0] } }, ['an', 'binh']],
		[{ name: { $regex: '^B' } }, ['binh']],
		[{ name: { $beginsWith: 'D' } }, ['dung']],
		[{ $or: [{ name: 'An' }, { name: 'Em' }] }, ['an', 'em']],
		[{ $and: [{ age: { $gt: 20 } }, { age: { $lt: 65 } }] }, ['an']],
		[{ $nor: [{ name: 'An' }, { age: 20 }] }, ['chi', 'dung']],
		[{ $or: [] }, []],
		[{ _id: { $gt: 'chi' } }, ['dung', 'em']],
		[{ toString: { $exists: true } }, []]
	])('%j finds %j', async (selector, expected) => {
		expect(ids(await find({ selector }))).toEqual(expected);
	});

	test('sorts, and leaves out what lacks the field it sorts by', async () => {
		const byAge = await find({ selector: {}, sort: ['age'] });
		expect(ids(byAge)).toEqual(['chi', 'binh', 'an', 'dung']);
		expect(ids(await find({ selector: {}, sort: [{ age: 'desc' }], limit: 2 }))).toEqual([
			'dung',
			'an'
		]);
		expect(ids(await find({ selector: {}, sort: [{ _id: 'desc' }], limit: 1 }))).toEqual(['em']);
	});

	test.each([{ sort: [] }, { sort: ['name'] }, { sort: [{ _id: 'desc' }] }])(
		'gives every page once, with %j',
		async (question) => {
			const seen: unknown[] = [];
			for (let bookmark = 'nil'; ;) {
				const page = await find({ selector: {}, limit: 2, bookmark, ...question });
				if (page.docs.length === 0) break;
				seen.push(...ids(page));
				({ bookmark } = page);
			}
			expect(seen).toHaveLength(5);
			expect(new Set(seen).size).toBe(5);
		}
	);

	test('shows the fields it is asked for', async () => {
		const { docs } = await find({
			selector: { _id: 'an' },
			fields: ['_id', 'lane.no', 'none', 'skills']
		});
		expect(docs).toEqual([{ _id: 'an', lane: { no: 2 }, skills: ['a', 'b'] }]);
	});

	test('says how much it looked at, and that an index would help where there is none', async () => {
		const question = { selector: { age: 20 }, execution_stats: true };
		expect(await find(question)).toMatchObject({
			warning: expect.stringContaining('No matching index'),
			execution_stats: { total_docs_examined: 5, results_returned: 1 }
		});
		await post('/plain/_index', { index: { fields: ['age'] }, name: 'by-age' });
		expect(await find(question)).not.toHaveProperty('warning');
	});

	test('finds everything among more documents than are read at once', async () => {
		const many = Array.from({ length: 700 }, (_, n) => ({ _id: `z${n}`, n }));
		for (let at = 0; at < many.length; at += 200)
			await post('/plain/_bulk_docs', { docs: many.slice(at, at + 200) });
		expect((await find({ selector: { n: { $gte: 0 } }, limit: 1000 })).docs).toHaveLength(700);
		const last = await find({ selector: { n: { $gte: 0 } }, sort: [{ n: 'desc' }], limit: 3 });
		expect(last.docs.map(({ n }) => n)).toEqual([699, 698, 697]);
	});

	describe('indexes', () => {
		const made = { index: { fields: ['name', { age: 'asc' }] }, name: 'n', ddoc: 'd' };

		test('are made once, listed, explained and deleted', async () => {
			const first = await post('/plain/_index', made);
			expect(first.body).toEqual({ result: 'created', id: '_design/d', name: 'n' });
			expect((await post('/plain/_index', made)).body).toMatchObject({ result: 'exists' });
			expect((await get('/plain/_index')).body).toEqual({
				total_rows: 2,
				indexes: [
					{ ddoc: null, name: '_all_docs', type: 'special', def: { fields: [{ _id: 'asc' }] } },
					{
						ddoc: '_design/d',
						name: 'n',
						type: 'json',
						partitioned: false,
						def: { fields: [{ name: 'asc' }, { age: 'asc' }] }
					}
				]
			});
			const explained = await post('/plain/_explain', { selector: { name: 'An', age: 1 } });
			expect(explained.body).toMatchObject({
				dbname: 'plain',
				index: { name: 'n' },
				limit: 25,
				fields: 'all_fields'
			});
			expect(await ask('DELETE', '/plain/_index/d/json/n')).toMatchObject({ status: 200 });
			expect(await ask('DELETE', '/plain/_index/_design/d/json/n')).toMatchObject({ status: 404 });
			expect((await get('/plain/_index')).body).toMatchObject({ total_rows: 1 });
		});

		test('are design documents, so a village has none', async () => {
			await post('/plain/_index', made);
			expect((await get('/plain/_design/d')).body).toMatchObject({ language: 'query' });
			expect(await post(`/${VILLAGE}/_index`, made)).toMatchObject({ status: 403 });
		});

		test('do not change a design document of another kind', async () => {
			await put('/plain/_design/d', { language: 'javascript' });
			expect(await post('/plain/_index', made)).toMatchObject({ status: 400 });
		});
	});

	test.each([
		['_find', {}, 'missing_required_key'],
		['_find', { selector: 1 }, 'invalid_selector'],
		['_find', { selector: { a: { $like: 1 } } }, 'invalid_selector'],
		['_find', { selector: { a: { $regex: '(' } } }, 'invalid_selector'],
		['_find', { selector: { $and: 1 } }, 'invalid_selector'],
		['_find', { selector: { a: { $mod: [0, 1] } } }, 'invalid_selector'],
		['_find', { selector: {}, limit: -1 }, 'invalid_value'],
		['_find', { selector: {}, fields: 'a' }, 'invalid_value'],
		['_find', { selector: {}, sort: 'a' }, 'invalid_sort_json'],
		['_find', { selector: {}, sort: [{ a: 'up' }] }, 'invalid_sort_field'],
		['_find', { selector: {}, sort: ['a', { b: 'desc' }] }, 'unsupported_mixed_sort'],
		['_find', { selector: {}, bookmark: 'x' }, 'invalid_bookmark'],
		['_index', {}, 'missing_required_key'],
		['_index', { index: { fields: [] } }, 'invalid_index'],
		['_index', { index: { fields: ['a'] }, type: 'text' }, 'invalid_index'],
		['_explain', [], 'bad_request']
	])('POST %s %j is refused as %s', async (name, body, error) => {
		expect(await post(`/plain/${name}`, body)).toMatchObject({ status: 400, body: { error } });
	});

	test('any selector is understood or refused', async () => {
		const operator = fc.constantFrom(
			...['$eq', '$ne', '$gt', '$lt', '$in', '$nin', '$all', '$size', '$mod', '$regex', '$type'],
			...['$exists', '$elemMatch', '$allMatch', '$not', '$and', '$or', '$nor', '$beginsWith', '$x']
		);
		const field = fc.constantFrom(
			'name',
			'age',
			'lane.no',
			'tags',
			'_id',
			'',
			'__proto__',
			'a\\.b'
		);
		const { selector } = fc.letrec<{ selector: unknown }>((tie) => ({
			selector: fc.oneof(
				{ maxDepth: 4 },
				fc.jsonValue({ maxDepth: 1 }),
				fc.array(tie('selector'), { maxLength: 3 }),
				fc.dictionary(fc.oneof(operator, field), tie('selector'), { maxKeys: 3 })
			)
		}));
		const sort = fc.oneof(fc.jsonValue(), fc.array(field, { maxLength: 2 }));
		await fc.assert(
			fc.asyncProperty(selector, fc.option(sort, { nil: undefined }), async (given, order) => {
				const answered = await post('/plain/_find', { selector: given, sort: order });
				expect([200, 400]).toContain(answered.status);
				const filtered = await post('/plain/_changes?filter=_selector', { selector: given });
				expect([200, 400]).toContain(filtered.status);
				expect(hall.faults).toEqual([]);
			}),
			{ numRuns: 150 }
		);
	});
});
