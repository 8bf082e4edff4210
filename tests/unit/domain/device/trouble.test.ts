import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readThrown, withTrouble, type Trouble } from '../../../../src/lib/domain/device/trouble';

const PLANTED = [
	'Nguyễn Thị Tím',
	'Vi Van Hoa',
	'0912345678',
	'040099001234',
	'01ARZ3NDEKTSV4RRFFQ69G5FAV'
];

test.each(PLANTED)('an error that speaks of %s is kept without it', (personal) => {
	class Broken extends TypeError {}
	const spoken = new Broken(`cannot read ${personal}`);
	spoken.stack = `TypeError: cannot read ${personal}\n    at f (http://192.168.1.7:5985/_app/immutable/chunks/Ab-1_x.js:3:1207)\n    at ${personal} (http://h/households/${personal}:1:2)`;
	expect(readThrown(spoken)).toEqual({ name: 'TypeError', where: 'chunks/Ab-1_x.js:3:1207' });

	const named = Object.assign(new Error(personal), { name: personal });
	for (const thrown of [named, personal, { name: personal, stack: personal }, [personal]])
		expect(JSON.stringify(readThrown(thrown))).not.toContain(personal);
});

test('no text at all gets from an error into what is kept', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (name, message) => {
			const kept = readThrown({ name, message, stack: `${name}: ${message}` });
			expect(kept.name).toMatch(/^[A-Za-z]+$/);
			expect(kept.where).toMatch(/^$|^[\w./-]+\.js:\d+:\d+$/);
		})
	);
});

test('anything can be thrown', () => {
	for (const thrown of [undefined, null, 7, 'x', Symbol('x')])
		expect(readThrown(thrown)).toEqual({ name: 'Error', where: '' });
	expect(readThrown(new DOMException('full', 'QuotaExceededError')).name).toBe(
		'QuotaExceededError'
	);
});

test('a night without network leaves room for the twenty different troubles before it', () => {
	let kept: Trouble[] = [];
	for (let i = 0; i < 19; i++)
		kept = withTrouble(kept, { name: 'TypeError', where: `a.js:1:${i}`, source: 'page' }, i);
	for (let i = 0; i < 500; i++)
		kept = withTrouble(kept, { name: 'unreachable', where: '', source: 'sync' }, 1000 + i);
	expect(kept).toHaveLength(20);
	expect(kept[0]).toEqual({
		name: 'unreachable',
		where: '',
		source: 'sync',
		count: 500,
		lastMs: 1499
	});
	expect(withTrouble(kept, { name: 'Error', where: '', source: 'page' }, 2000)).toHaveLength(20);
});
