import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDay, momentOf } from '../../../../src/lib/domain/time/calendar';
import {
	isWithin,
	monthBefore,
	monthOf,
	weekBefore,
	weekOf
} from '../../../../src/lib/domain/time/period';

test.each([
	{ day: '2026-11-22', time: '23:59', week: ['2026-11-16', '2026-11-22'] },
	{ day: '2026-11-23', time: '00:00', week: ['2026-11-23', '2026-11-29'] },
	{ day: '2027-01-01', time: '12:00', week: ['2026-12-28', '2027-01-03'] }
])('the week of $day at $time runs from Monday to Sunday', ({ day, time, week: [from, to] }) => {
	expect(weekOf(momentOf(day, time))).toEqual({ from, to });
});

test.each([
	['2026-11-01', '2026-11-30'],
	['2028-02-29', '2028-02-29'],
	['2026-12-31', '2026-12-31']
])('the month of %s ends on %s', (day, last) => {
	expect(monthOf(momentOf(day, '23:59')).to).toBe(last);
});

test.each([
	{ day: '2026-11-23', week: ['2026-11-16', '2026-11-22'], month: ['2026-10-01', '2026-10-31'] },
	{ day: '2027-01-01', week: ['2026-12-21', '2026-12-27'], month: ['2026-12-01', '2026-12-31'] },
	{ day: '2028-03-31', week: ['2028-03-20', '2028-03-26'], month: ['2028-02-01', '2028-02-29'] }
])('on $day a report is written about the whole week and month before', ({ day, week, month }) => {
	const now = momentOf(day, '08:00');
	expect(weekBefore(now)).toEqual({ from: week[0], to: week[1] });
	expect(monthBefore(now)).toEqual({ from: month[0], to: month[1] });
});

test('every moment lies within its own week and month', () => {
	fc.assert(
		fc.property(fc.integer({ min: momentOf('2020-01-01'), max: momentOf('2040-01-01') }), (ms) => {
			for (const period of [weekOf(ms), monthOf(ms)])
				expect(isWithin(period, calendarDay(ms))).toBe(true);
		})
	);
});
