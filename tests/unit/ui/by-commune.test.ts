import { expect, test } from 'vitest';
import { noCounts } from '../../../src/lib/domain/coverage/coverage';
import { NumbersOfVillages } from '../../../src/lib/domain/coverage/village-numbers';
import { byCommune } from '../../../src/lib/ui/board/by-commune';
import { communeTotals, mostFirst } from '../../../src/lib/ui/board/village-order';

const village = (name: string, total: number, covered: number) => ({
	name,
	title: name,
	commune: name.split('-')[1] ?? '',
	communeTitle: name.startsWith('village-17284') ? 'Xã Mường Lam' : null,
	counts: { ...noCounts, total, covered, notYet: total - covered }
});

test('a commune’s numbers are those of its villages together', () => {
	const communes = byCommune([
		village('village-17290-01', 10, 1),
		village('village-17284-01', 20, 5),
		village('village-17284-02', 30, 7)
	]);
	expect(communes).toMatchObject([
		{ code: '17290', title: '17290', counts: { total: 10, covered: 1, notYet: 9 } },
		{ code: '17284', title: 'Xã Mường Lam', counts: { total: 50, covered: 12, notYet: 38 } }
	]);
	expect(communes[1]?.villages.map(({ id }) => id)).toEqual([
		'village-17284-01',
		'village-17284-02'
	]);
});

test('the campaigns before are told by commune, a village of an earlier release without them', () => {
	const earlier = [{ from: '2026-09-01', counts: { ...noCounts, total: 12, covered: 7 } }];
	const { villages } = NumbersOfVillages.parse({
		villages: [
			{ ...village('village-17284-01', 20, 5), earlier },
			{ ...village('village-17284-02', 30, 7), earlier },
			village('village-17284-03', 4, 1)
		]
	});
	const [commune] = byCommune(villages);
	expect(communeTotals(commune?.villages ?? []).earlier).toEqual([
		{ from: '2026-09-01', counts: { ...noCounts, total: 24, covered: 14 } }
	]);
	expect(mostFirst(commune?.villages ?? [], 'earlier').map(({ id }) => id)).toEqual([
		'village-17284-01',
		'village-17284-02'
	]);
});

test('a village that is not counted yet keeps no number from being read, and is told apart from an empty one', () => {
	const heard = {
		villages: [
			village('village-17284-01', 20, 5),
			{ ...village('village-17284-02', 0, 0), counts: null, asOf: null, seq: null }
		]
	};
	const { villages } = NumbersOfVillages.parse(heard);
	expect(byCommune(villages)).toMatchObject([
		{
			counts: { total: 20, covered: 5 },
			villages: [
				{ id: 'village-17284-01', complete: true },
				{ id: 'village-17284-02', complete: false, counts: noCounts }
			]
		}
	]);
});
