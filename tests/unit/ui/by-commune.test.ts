import { expect, test } from 'vitest';
import { noCounts } from '../../../src/lib/domain/coverage';
import { byCommune } from '../../../src/lib/ui/board/by-commune';

const village = (name: string, total: number, covered: number) => ({
	name,
	title: name,
	commune: name.split('-')[1] ?? '',
	counts: { ...noCounts, total, covered, notYet: total - covered }
});

test('a commune’s numbers are those of its villages together', () => {
	const communes = byCommune([
		village('village-17290-01', 10, 1),
		village('village-17284-01', 20, 5),
		village('village-17284-02', 30, 7)
	]);
	expect(communes).toMatchObject([
		{ title: '17284', counts: { total: 50, covered: 12, notYet: 38 } },
		{ title: '17290', counts: { total: 10, covered: 1, notYet: 9 } }
	]);
	expect(communes[0]?.villages.map(({ id }) => id)).toEqual([
		'village-17284-01',
		'village-17284-02'
	]);
});
