import { afterEach, beforeEach, expect, test } from 'vitest';
import { scriptLimits } from '../../../sync-server/src/scripts/script-runner';
import { clientOf } from '../../support/documents/client';
import { documentServer, type DocumentServer } from '../../support/documents/document-server';

/** A function in a design document that does harm. */

let hall: DocumentServer;
const { get, post, put } = clientOf(() => hall);

beforeEach(async () => {
	const limits = { ...scriptLimits, withinMs: 500, memoryBytes: 8 * 1024 * 1024 };
	hall = await documentServer({ limits: { feedTimeoutMs: 200 }, scriptLimits: limits });
	await hall.store.createDatabase('plain');
});
afterEach(async () => {
	expect(hall.faults).toEqual([]);
	await hall.close();
});

const putDesign = async (fields: object) =>
	expect(await put('/plain/_design/d', fields)).toMatchObject({ status: 201 });

const putNumbers = (...numbers: number[]) =>
	post('/plain/_bulk_docs', { docs: numbers.map((n) => ({ _id: `n${n}`, n })) });

const EVEN = 'function (doc) { return doc.n % 2 === 0; }';

const harmful = {
	hangs: 'function () { for (;;); }',
	'hangs and catches': 'function () { try { for (;;); } catch (e) { return true; } }',
	'hangs in a pattern': 'function () { return /^(a+)+$/.test("a".repeat(40) + "b"); }',
	'hangs in one step of the engine': 'function () { for (;;) "x".repeat(1e7).length; }',
	'fills the memory': 'function () { const a = []; for (;;) a.push(new Array(1000).fill(a)); }',
	'fills the stack': 'function f() { return f() + 1; }'
};

test.each(Object.entries(harmful))(
	'and %s is an error for its caller and nobody else',
	async (_what, source) => {
		await putDesign({ filters: { bad: source, even: EVEN } });
		await putNumbers(1, 2);
		const [bad, other, good] = await Promise.all([
			get('/plain/_changes?filter=d/bad'),
			get('/plain/_changes'),
			get('/plain/_changes?filter=d/even')
		]);
		expect(bad).toMatchObject({ status: 400, body: { error: 'unknown_error' } });
		expect(other).toMatchObject({ status: 200 });
		expect((good.body as { results: unknown[] }).results).toHaveLength(1);
	},
	20_000
);

test('does not hold up requests that run no function', async () => {
	await putDesign({ filters: { bad: harmful['hangs'] } });
	await putNumbers(1);
	const hanging = get('/plain/_changes?filter=d/bad');
	await new Promise((resolve) => setTimeout(resolve, 50));
	let isHanging = true;
	void hanging.then(() => (isHanging = false));
	expect(await get('/plain/n1')).toMatchObject({ status: 200 });
	expect(isHanging).toBe(true);
	await hanging;
});

test('is not tried again at once', async () => {
	await putDesign({ filters: { bad: harmful['hangs'] } });
	await putNumbers(1);
	await get('/plain/_changes?filter=d/bad');
	expect(await get('/plain/_changes?filter=d/bad')).toMatchObject({
		status: 400,
		body: { reason: 'the function takes too long' }
	});
});

test('that hangs in validate_doc_update stores nothing', async () => {
	await putDesign({ validate_doc_update: harmful['hangs'] });
	expect(await put('/plain/x', {})).toMatchObject({ status: 400 });
	expect(await get('/plain/x')).toMatchObject({ status: 404 });
});

test('finds nothing of the server', async () => {
	const names = [
		'process',
		'require',
		'fetch',
		'globalThis.constructor.constructor("return process")()'
	];
	await putDesign({
		views: {
			all: {
				map: `function (doc) { ${names
					.map((name) => `try { emit('found', String(${name})); } catch (e) { emit(e.name); }`)
					.join(' ')} }`
			}
		}
	});
	await putNumbers(1);
	const { body } = await get('/plain/_design/d/_view/all');
	const keys = (body as { rows: { key: string }[] }).rows.map(({ key }) => key);
	expect(keys).toEqual(names.map(() => 'ReferenceError'));
});

test('cannot answer for the engine', async () => {
	const source =
		'function () { JSON.stringify = () => "x"; Array.prototype.map = () => 5; return true; }';
	await putDesign({ filters: { bad: source } });
	await putNumbers(1);
	const { status } = await get('/plain/_changes?filter=d/bad');
	expect([200, 400]).toContain(status);
	expect((await get('/plain/_changes?filter=d/bad')).status).toBeLessThan(500);
});
