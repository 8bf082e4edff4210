import { expect, test } from 'vitest';
import { momentOf } from '../../../../src/lib/domain/time/calendar';
import { campaignProgress } from '../../../../src/lib/domain/today/campaign-progress';
import { dayNumbers } from '../../../../src/lib/domain/today/day-numbers';
import { changeWishes, wishesOn } from '../../../../src/lib/domain/today/wishes';
import { house } from '../../../support/house';

const TODAY = '2026-11-22';
const nowMs = momentOf(TODAY, '16:00');

test('visits of today are counted for me and for the team, and yesterday’s for nobody', () => {
	const rows = [
		house('a', { lastDay: { on: TODAY, by: ['tnv1', 'tnv2', 'tnv1'] } }),
		house('b', { lastDay: { on: TODAY, by: ['tnv2'] } }),
		house('c', { lastDay: { on: '2026-11-21', by: ['tnv1'] } })
	];
	expect(dayNumbers(rows, { me: 'tnv1', nowMs })).toMatchObject({ visitsByMe: 2, visitsByTeam: 4 });
});

test('a household is newly covered on the day somebody in it was first seen to be capable', () => {
	const covered = (hint: string, capableSinceMs: number) =>
		house(hint, { coverage: 'covered', capableSinceMs });
	const rows = [
		covered('a', momentOf(TODAY, '00:00')),
		covered('b', momentOf(TODAY) - 1),
		house('c', { coverage: 'out-of-scope', capableSinceMs: nowMs })
	];
	expect(dayNumbers(rows, { me: 'tnv1', nowMs }).newlyCovered).toBe(1);
});

const campaign = { name: '92 ngày đêm', from: '2026-11-20', to: '2027-02-19', targetPercent: 90 };
const counts = { total: 118, covered: 40 };

test.each([
	{ day: '2026-11-19', told: { state: 'to-come', inDays: 1 } },
	{ day: '2026-11-20', told: { state: 'running', day: 1, days: 92, target: 107, missing: 67 } },
	{ day: '2027-02-19', told: { state: 'running', day: 92, days: 92, target: 107, missing: 67 } },
	{ day: '2027-02-20', told: undefined }
])('on $day the campaign tells $told', ({ day, told }) => {
	expect(campaignProgress(campaign, counts, momentOf(day, '23:59'))).toEqual(told);
});

test('a target that is reached lacks nothing', () => {
	const progress = campaignProgress(campaign, { total: 118, covered: 110 }, nowMs);
	expect(progress).toMatchObject({ missing: 0 });
});

test('an order stays with the village, what was put ahead or off is over with its day', () => {
	const ordered = changeWishes(undefined, TODAY, { kind: 'order', order: 'lane' });
	const ahead = changeWishes(ordered, TODAY, { kind: 'ahead', householdId: 'a', visits: 1 });
	const both = changeWishes(ahead, TODAY, { kind: 'put-off', householdId: 'b' });
	expect(both).toEqual({
		order: 'lane',
		on: TODAY,
		ahead: [{ id: 'a', visits: 1 }],
		putOff: ['b']
	});
	expect(wishesOn(both, '2026-11-23')).toMatchObject({ order: 'lane', ahead: [], putOff: [] });
});

test('a door is put ahead or off, never both, and goes back to its place', () => {
	const off = changeWishes(undefined, TODAY, { kind: 'put-off', householdId: 'a' });
	const ahead = changeWishes(off, TODAY, { kind: 'ahead', householdId: 'a', visits: 1 });
	expect(ahead).toMatchObject({ ahead: [{ id: 'a', visits: 1 }], putOff: [] });
	const back = changeWishes(ahead, TODAY, { kind: 'as-before', householdId: 'a' });
	expect(back).toMatchObject({ ahead: [], putOff: [] });
});
