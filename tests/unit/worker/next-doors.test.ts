import { expect, test } from 'vitest';
import type { HouseholdRow } from '$lib/domain/household-row';
import { nextDoorsOf } from '$lib/worker/queries/next-doors';

const TODAY = '2026-11-22';

function house(hint: string, more: Partial<HouseholdRow> = {}): HouseholdRow {
	return {
		id: hint,
		village: 'village-17284-03',
		coverage: 'unknown',
		visits: 0,
		needsReview: false,
		receipt: 'received',
		personal: { name: 'Lô Thị Tím', members: ['Lô Thị Tím'], houseHint: hint, lane: 'Xóm 2' },
		...more
	};
}

const promised = (hint: string, comeBackOn: string, comeBackTime?: string) =>
	house(hint, { visits: 1, comeBackOn, ...(comeBackTime ? { comeBackTime } : {}) });

const doors = (rows: HouseholdRow[], after: string) =>
	nextDoorsOf(rows, { after, today: TODAY }).map(({ id }) => id);

test('after this house come the next ones along the lane, then those before it', () => {
	const rows = ['số 10', 'số 2', 'số 1', 'số 3'].map((hint) => house(hint));
	expect(doors(rows, 'số 2')).toEqual(['số 3', 'số 10', 'số 1']);
});

test('a promise for today or before goes first, the longest due before all, the hour settling a day', () => {
	const rows = [
		house('số 1'),
		promised('số 2', TODAY, '14:00'),
		promised('số 3', '2026-11-20'),
		promised('số 4', TODAY, '09:30'),
		promised('số 5', '2026-12-01')
	];
	expect(doors(rows, 'số 1')).toEqual(['số 3', 'số 4', 'số 2']);
});

test('a household that moved away is no door to knock on', () => {
	const rows = [house('số 1', { coverage: 'out-of-scope' }), house('số 2')];
	expect(doors(rows, '')).toEqual(['số 2']);
});
