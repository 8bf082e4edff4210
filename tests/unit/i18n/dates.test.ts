import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { chooseLocale } from '../../../src/lib/i18n';
import {
	calendarDay,
	calendarDayInWords,
	dateOf,
	dayInWords,
	hourOfDay,
	momentInWords,
	timeAndDayInWords,
	timeOfDay
} from '../../../src/lib/i18n/dates';

afterEach(() => chooseLocale('vi'));

const inVietnam = (text: string): number => Date.parse(`${text}+07:00`);
const now = inVietnam('2026-10-20T15:30:00');

test.each([
	{ moment: '2026-10-20T15:12:00', words: 'hôm nay, 15:12' },
	{ moment: '2026-10-20T00:00:00', words: 'hôm nay, 00:00' },
	{ moment: '2026-10-19T23:59:59', words: 'hôm qua, 23:59' },
	{ moment: '2026-10-18T08:00:00', words: '2 ngày trước' },
	{ moment: '2026-10-07T08:00:00', words: '13 ngày trước' },
	{ moment: '2026-10-06T08:00:00', words: '2 tuần trước' },
	{ moment: '2026-09-20T08:00:00', words: '4 tuần trước' },
	{ moment: '2026-09-19T08:00:00', words: '19/09/2026' },
	{ moment: '2026-10-21T08:00:00', words: '21/10/2026, 08:00' }
])('what happened at $moment is "$words" at half past three on the 20th', ({ moment, words }) => {
	expect(momentInWords(inVietnam(moment), now)).toBe(words);
});

test('a visit late in the evening belongs to its day in Vietnam, not to the day in Greenwich', () => {
	const beforeMidnight = inVietnam('2026-10-20T23:30:00');
	expect(calendarDay(beforeMidnight)).toBe('2026-10-20');
	expect(dayInWords(beforeMidnight, inVietnam('2026-10-21T00:10:00'))).toBe('hôm qua');
	expect(hourOfDay(beforeMidnight)).toBe(23);
});

test('within a sentence the time comes first', () => {
	expect(timeAndDayInWords(inVietnam('2026-10-19T16:40:00'), now)).toBe('16:40 hôm qua');
});

test.each([
	{ day: '2026-10-20', words: 'hôm nay' },
	{ day: '2026-10-21', words: 'ngày mai' },
	{ day: '2026-10-19', words: 'hôm qua' },
	{ day: '2026-10-24', words: 'thứ Bảy, 24/10' },
	{ day: '2026-10-25', words: 'Chủ nhật, 25/10' },
	{ day: '2027-01-04', words: 'thứ Hai, 04/01/2027' }
])('a promise for $day is "$words"', ({ day, words }) => {
	expect(calendarDayInWords(day, now)).toBe(words);
});

test('English says the same moments', () => {
	chooseLocale('en');
	expect(momentInWords(inVietnam('2026-10-20T15:12:00'), now)).toBe('today, 15:12');
	expect(dayInWords(inVietnam('2026-10-17T15:12:00'), now)).toBe('3 days ago');
	expect(calendarDayInWords('2026-10-24', now)).toBe('Saturday, 24/10');
});

// The years in which anybody will use this; Vietnam's clocks have not moved in them.
const moments = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2060, 0, 1) });
const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Asia/Ho_Chi_Minh',
	day: '2-digit',
	month: '2-digit',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

test('date and time are those of the time zone database for Asia/Ho_Chi_Minh', () => {
	fc.assert(
		fc.property(moments, (ms) => {
			expect(`${dateOf(ms)}, ${timeOfDay(ms)}`).toBe(clock.format(ms));
		})
	);
});

test('a moment that has come is never said to lie ahead', () => {
	fc.assert(
		fc.property(moments, fc.nat(40 * 24 * 3600 * 1000), (ms, agoMs) => {
			expect(momentInWords(ms - agoMs, ms)).not.toMatch(/mai/);
		})
	);
});
