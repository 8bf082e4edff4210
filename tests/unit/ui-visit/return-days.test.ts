import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, returnDays } from '$lib/ui/visit/return-days';
import { undoSecondsLeft } from '$lib/ui/visit/undo-window';

test.each([
	{
		at: 'a Wednesday morning',
		day: '2026-11-18',
		hour: 9,
		days: { 'this-afternoon': '2026-11-18', tomorrow: '2026-11-19', weekend: '2026-11-21' }
	},
	{
		at: 'a Wednesday evening',
		day: '2026-11-18',
		hour: 19,
		days: { tomorrow: '2026-11-19', weekend: '2026-11-21' }
	},
	{ at: 'a Friday evening', day: '2026-11-20', hour: 19, days: { tomorrow: '2026-11-21' } },
	{
		at: 'a Sunday evening',
		day: '2026-11-22',
		hour: 18,
		days: { tomorrow: '2026-11-23', weekend: '2026-11-28' }
	}
])('on $at the days to promise are $days', ({ day, hour, days }) => {
	expect(Object.fromEntries(returnDays(day, hour).map(({ name, on }) => [name, on]))).toEqual(days);
});

test('no promise lies in the past, and no day is offered twice', () => {
	const anyDay = fc
		.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	fc.assert(
		fc.property(anyDay, fc.integer({ min: 0, max: 23 }), (today, hour) => {
			const days = returnDays(today, hour).map(({ on }) => on);
			expect(days.every((on) => on >= today)).toBe(true);
			expect(new Set(days).size).toBe(days.length);
		})
	);
});

test('a month and a year turn over', () => {
	expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
	expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});

test('undo counts down from the save, not from the opening of the page', () => {
	const saved = '2026-11-22T08:12:00.000Z';
	const at = (seconds: number) => undoSecondsLeft(saved, Date.parse(saved) + seconds * 1000);
	expect([at(0), at(0.5), at(9.2), at(10), at(600)]).toEqual([10, 10, 1, 0, 0]);
	// A clock set back meanwhile never makes the window longer than it is.
	expect(at(-3600)).toBe(10);
});
