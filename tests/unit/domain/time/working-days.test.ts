import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDay, DAY_MS, momentOf } from '../../../../src/lib/domain/time/calendar';
import { HOLIDAY_YEARS } from '../../../../src/lib/domain/time/holidays';
import {
	dueAfter,
	isWorkingDay,
	workingDayAfter,
	workingDaysBetween
} from '../../../../src/lib/domain/time/working-days';

describe('when an office is to be done', () => {
	test.each([
		{ what: 'within one week', at: '2026-11-16 09:00', days: 3, due: '2026-11-19' },
		{ what: 'over a weekend', at: '2026-11-19 09:00', days: 2, due: '2026-11-23' },
		{ what: 'the same day', at: '2026-11-23 09:00', days: 0, due: '2026-11-23' },
		{
			what: 'from the day after, handed in after three',
			at: '2026-11-16 15:00',
			days: 3,
			due: '2026-11-20'
		},
		{
			what: 'on the day still, a minute before three',
			at: '2026-11-16 14:59',
			days: 3,
			due: '2026-11-19'
		},
		{
			what: 'from Monday, handed in on a Friday evening',
			at: '2026-11-27 20:00',
			days: 1,
			due: '2026-12-01'
		},
		{
			what: 'from Monday, handed in on a Sunday',
			at: '2026-11-15 08:00',
			days: 1,
			due: '2026-11-17'
		},
		{
			what: 'past the day of culture, a Tuesday',
			at: '2026-11-23 09:00',
			days: 1,
			due: '2026-11-25'
		},
		{ what: 'over the whole of Tết', at: '2026-02-12 09:00', days: 3, due: '2026-02-24' },
		{
			what: 'handed in on the first of the year of the horse',
			at: '2026-02-17 09:00',
			days: 1,
			due: '2026-02-24'
		},
		{
			what: 'over a Saturday that is worked for 2 January',
			at: '2026-01-09 09:00',
			days: 1,
			due: '2026-01-10'
		},
		{ what: 'over 30 April and 1 May', at: '2026-04-29 09:00', days: 1, due: '2026-05-04' },
		{
			what: 'past the Monday for the kings’ day',
			at: '2026-04-24 09:00',
			days: 1,
			due: '2026-04-28'
		},
		{ what: 'over 2 September', at: '2026-08-28 09:00', days: 1, due: '2026-09-03' }
	])('$what: $days working days from $at is $due', ({ at, days, due }) => {
		const [day = '', time = ''] = at.split(' ');
		expect(dueAfter(momentOf(day, time), days)).toEqual({ day: due, certain: true });
	});

	test.each([
		{ what: 'into a year that is not announced', at: '2026-12-30', days: 3, due: '2027-01-05' },
		{ what: 'over the Tết of such a year', at: '2027-02-04', days: 1, due: '2027-02-11' },
		{ what: 'in a year of which nothing is known', at: '2030-06-03', days: 1, due: '2030-06-04' }
	])('$what it is said not to be certain', ({ at, days, due }) => {
		expect(dueAfter(momentOf(at, '09:00'), days)).toEqual({ day: due, certain: false });
	});

	const days = fc.integer({ min: 0, max: 60 });
	const moments = fc
		.integer({ min: momentOf('2026-01-01'), max: momentOf('2027-12-31') - 1 })
		.map((ms) => Math.floor(ms / 60_000) * 60_000);

	test('it is always a working day, and never before the dossier came in', () => {
		fc.assert(
			fc.property(moments, days, (ms, count) => {
				const { day } = dueAfter(ms, count);
				expect(isWorkingDay(day)).toBe(true);
				expect(day >= calendarDay(ms)).toBe(true);
			})
		);
	});

	test('one day more is the next working day', () => {
		fc.assert(
			fc.property(moments, days, (ms, count) => {
				const [one, next] = [dueAfter(ms, count).day, dueAfter(ms, count + 1).day];
				expect(workingDaysBetween(one, next)).toBe(1);
				expect(workingDaysBetween(next, one)).toBe(-1);
			})
		);
	});
});

describe('the years that are known', () => {
	test.each(HOLIDAY_YEARS)(
		'$year names days of its own, each once',
		({ year, closed, workedInstead }) => {
			const all = [...closed, ...workedInstead];
			expect(new Set(all).size).toBe(all.length);
			for (const day of all) {
				expect(day).toMatch(new RegExp(`^${year}-`));
				expect(calendarDay(momentOf(day) + DAY_MS / 2)).toBe(day);
			}
		}
	);

	test.each(HOLIDAY_YEARS)('$year closes on weekdays only, and works on Saturdays', (year) => {
		const unknown = [{ ...year, closed: [], workedInstead: [] }];
		for (const day of year.closed) expect(isWorkingDay(day, unknown), day).toBe(true);
		for (const day of year.workedInstead) expect(isWorkingDay(day, unknown), day).toBe(false);
	});
});

test.each([
	{ what: 'the day after, within a week', day: '2026-11-25', next: '2026-11-26' },
	{ what: 'over a holiday', day: '2026-11-23', next: '2026-11-25' },
	{ what: 'over a weekend', day: '2026-11-28', next: '2026-11-30' },
	{ what: 'a Saturday that is worked for a holiday', day: '2026-08-21', next: '2026-08-22' }
])('the next day on which offices are open: $what', ({ day, next }) => {
	expect(workingDayAfter(day)).toBe(next);
});
