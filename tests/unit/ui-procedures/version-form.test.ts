import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyLocal } from '../../../src/lib/domain/procedures/apply-local';
import { CATALOGUE, procedureOf } from '../../../src/lib/domain/procedures/catalogue';
import { differenceBetween } from '../../../src/lib/domain/procedures/difference';
import type { NewVersion } from '../../../src/lib/domain/procedures/local';
import { type LocalVersion } from '../../../src/lib/domain/procedures/local';
import { changeBy, procedureAsOf } from '../../../src/lib/domain/procedures/versions';
import { readVersion } from '../../../src/lib/ui/procedures/read-version';
import { valuesOf, type VersionValues } from '../../../src/lib/ui/procedures/version-values';
import { someDay, someProcedure, someVersions } from '../domain/procedures/made-up-versions';

const TODAY = '2026-11-22';
const base = procedureOf('dang-ky-thuong-tru')!;
const asWritten = valuesOf(base, base, TODAY);

const read = (change: Partial<VersionValues>) =>
	readVersion({ ...structuredClone(asWritten), ...change }, { base, current: base });
const contentOf = (change: Partial<VersionValues>) => {
	const done = read(change);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
	return done.value.content;
};
const versionWith = (id: string, version: NewVersion): LocalVersion => ({
	procedure: id,
	number: 1,
	by: 'canbo',
	at: '2026-11-22T02:00:00.000Z',
	...version
});

test('a form that nobody changed says nothing against the catalogue, of any procedure', () => {
	for (const procedure of CATALOGUE) {
		const values = valuesOf(procedure, procedure, TODAY);
		const done = readVersion(values, { base: procedure, current: procedure });
		expect(done).toEqual({
			ok: true,
			value: {
				effective: { from: TODAY },
				content: { kind: 'override', papers: [], without: [] }
			}
		});
	}
});

test('a form that begins with a version and is saved as it is follows the same procedure', () => {
	fc.assert(
		fc.property(someVersions, someProcedure, someDay, (local, id, day) => {
			const current = procedureAsOf({ catalogue: CATALOGUE, local }, id, { day });
			if (!current) return;
			const known = { base: procedureOf(id), current };
			const done = readVersion(valuesOf(current, known.base, day), known);
			expect(done.ok).toBe(true);
			if (!done.ok) return;
			const again = applyLocal(known.base, versionWith(id, done.value));
			expect(differenceBetween(current, again)).toEqual([]);
			expect(again?.local?.hidden).toBe(current.local?.hidden);
			const number = Math.max(0, ...local.map((one) => one.number)) + 1;
			const saved = { ...versionWith(id, done.value), number };
			expect(changeBy({ catalogue: CATALOGUE, local }, saved)).toBeUndefined();
		})
	);
});

test('whose office the commune never named keeps its name in both languages', () => {
	const own: NewVersion = {
		effective: { from: '2026-06-01' },
		content: {
			...{ kind: 'own', name: 'Vay vốn hộ nghèo', needs: ['vay tiền'], group: 'support' },
			...{ channel: 'counter', fee: { counter: 0 }, time: 'trong ngày', papers: [], steps: [] }
		}
	};
	const current = applyLocal(undefined, versionWith('xa-vay-von', own))!;
	const done = readVersion(valuesOf(current, undefined, TODAY), { base: undefined, current });
	if (!done.ok) throw new Error(JSON.stringify(done.error));
	const again = applyLocal(undefined, versionWith('xa-vay-von', done.value));
	expect(again?.authority).toEqual(current.authority);
	expect(differenceBetween(current, again)).toEqual([]);
});

test.each([
	['20.000', 20_000],
	['20 000 đ', 20_000],
	['15000 đồng', 15_000],
	['0', 0]
])('a fee typed as “%s” is %d đồng', (typed, counter) => {
	expect(contentOf({ feeCounter: typed, feeOnline: '', feeWords: '' }).fee).toEqual({ counter });
});

test.each<[string, Partial<VersionValues>, string]>([
	['an amount in words', { feeCounter: '15 nghìn' }, 'feeCounter'],
	['a page without https', { link: 'http://xa.vn' }, 'link'],
	['a link with a blank', { link: 'https://xa.vn/thu tuc' }, 'link'],
	['no first day', { from: '' }, 'from'],
	['a last day before the first', { until: '2026-11-21' }, 'until'],
	['a number of an identity card', { note: 'gọi 040123456789' }, 'note'],
	['a password', { hours: 'mk: hoa1990' }, 'hours']
])('%s is told beside its field', (_what, change, field) => {
	const done = read(change);
	expect(done.ok ? [] : Object.keys(done.error)).toEqual([field]);
});

test('a paper without a name, or a case without words, is told beside it', () => {
	const paper = { id: 'them-1', how: 'paper', isDropped: false } as const;
	const papers = [
		{ ...paper, name: '', needed: 'always', ifWords: '' },
		{ ...paper, id: 'them-2', name: 'Đơn', needed: 'in-words', ifWords: '' }
	];
	const done = read({ papers: [...asWritten.papers, ...papers] });
	expect(done.ok ? [] : Object.keys(done.error)).toEqual(['paper:them-1', 'if:them-2']);
});

test('a procedure of the commune wants a name, a time and a fee', () => {
	const done = readVersion(valuesOf(undefined, undefined, TODAY), {
		base: undefined,
		current: undefined
	});
	expect(done.ok ? [] : Object.keys(done.error).toSorted()).toEqual(['feeCounter', 'name', 'time']);
});

test('a time of the catalogue is corrected in working days, by which the day of the result is counted', () => {
	expect(asWritten.days).toBe('7');
	expect(contentOf({ days: '7' })).not.toHaveProperty('workingDays');
	const content = contentOf({ days: ' 5 ' });
	expect(content).toMatchObject({ workingDays: 5 });
	const version = versionWith(base.id, { effective: { from: TODAY }, content });
	expect(applyLocal(base, version)?.time).toEqual({
		days: { from: 5, unit: 'working' },
		checked: true
	});
	expect(differenceBetween(base, applyLocal(base, version)).map(({ kind }) => kind)).toEqual([
		'time'
	]);
});

test.each(['0', '-3', '2 tuần', '5,5', '400'])('%j is no number of working days', (days) => {
	expect(read({ days })).toEqual({ ok: false, error: { days: { kind: 'days' } } });
});
