import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COUNT_KEYS, noCounts } from '$lib/domain/coverage/coverage';
import {
	communeTotals,
	lowestCoverageFirst,
	mostFirst,
	type CountedVillage
} from '$lib/ui/board/village-order';

const village = (
	title: string,
	covered: number,
	unknown: number,
	notYet: number
): CountedVillage => ({
	id: title,
	title,
	complete: true,
	counts: { ...noCounts, total: covered + unknown + notYet, covered, unknown, notYet }
});

const titles = (villages: readonly CountedVillage[]) => villages.map(({ title }) => title);

test('the village with the lowest share of covered households stands on top', () => {
	const villages = [
		village('Xóm 10', 71, 23, 48),
		village('Bản Mới', 0, 0, 0),
		village('Bản Piêng Mựn', 9, 41, 14),
		village('Xóm 2', 1, 2, 1),
		village('Xóm 1', 2, 4, 2)
	];
	expect(titles(lowestCoverageFirst(villages))).toEqual([
		'Bản Piêng Mựn',
		'Xóm 1',
		'Xóm 2',
		'Xóm 10',
		'Bản Mới'
	]);
});

test('opening "chưa rõ" lists the villages with the most unknown, and leaves out those without', () => {
	const villages = [village('A', 5, 0, 5), village('B', 0, 2, 0), village('C', 0, 9, 0)];
	expect(titles(mostFirst(villages, 'unknown'))).toEqual(['C', 'B']);
});

test('the commune is as fresh as its newest record and says which villages are not received yet', () => {
	const totals = communeTotals([
		{ ...village('A', 1, 1, 0), newestEntryMs: 5 },
		{ ...village('B', 1, 0, 2), newestEntryMs: 9, complete: false },
		village('C', 0, 0, 0)
	]);
	expect(totals.newestEntryMs).toBe(9);
	expect(titles(totals.incomplete)).toEqual(['B']);
	expect(totals.counts).toEqual({ ...noCounts, total: 5, covered: 2, unknown: 1, notYet: 2 });
});

const anyVillage = fc
	.tuple(fc.string(), fc.nat(500), fc.nat(500), fc.nat(500))
	.map(([title, covered, unknown, notYet]) => village(title, covered, unknown, notYet));

test('no village is lost or counted twice, and the order never depends on the order given', () => {
	fc.assert(
		fc.property(fc.uniqueArray(anyVillage, { selector: ({ id }) => id }), (villages) => {
			const ordered = lowestCoverageFirst(villages);
			expect(new Set(ordered)).toEqual(new Set(villages));
			const shares = ordered
				.filter(({ counts }) => counts.total > 0)
				.map(({ counts }) => counts.covered / counts.total);
			expect(shares).toEqual([...shares].sort((a, b) => a - b));
			const { counts } = communeTotals(villages);
			for (const key of COUNT_KEYS)
				expect(counts[key]).toBe(villages.reduce((sum, each) => sum + each.counts[key], 0));
		})
	);
});
