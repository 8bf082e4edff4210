import { calendarDay, DAY_MS, hourOfDay, momentOf } from './calendar';
import { HOLIDAY_YEARS, type HolidayYear } from './holidays';

/** What comes in later counts from the next working day (DOMAIN §1.1, procedure 3.000722). */
export const LAST_HOUR = 15;

/**
 * A day counted in working days.
 *
 * @property day `yyyy-mm-dd`
 * @property certain false where a year lies on the way whose holidays are not announced yet
 */
export interface DueDay {
	day: string;
	certain: boolean;
}

/** Monday to Friday, without holidays; and the Saturdays that are worked for one. */
export function isWorkingDay(day: string, years: readonly HolidayYear[] = HOLIDAY_YEARS): boolean {
	const year = yearOf(day, years);
	if (year?.workedInstead.includes(day)) return true;
	if (year?.closed.includes(day)) return false;
	return !isWeekend(day);
}

/**
 * When an office is to be done that takes so many working days.
 *
 * @param receivedMs the moment the dossier went out
 * @param days none for "the same day"
 */
export function dueAfter(
	receivedMs: number,
	days: number,
	years: readonly HolidayYear[] = HOLIDAY_YEARS
): DueDay {
	let day = calendarDay(receivedMs);
	let certain = isAnnounced(day, years);
	const goOn = () => {
		day = dayAfter(day);
		certain &&= isAnnounced(day, years);
	};
	if (hourOfDay(receivedMs) >= LAST_HOUR) goOn();
	while (!isWorkingDay(day, years)) goOn();
	for (let left = days; left > 0;) {
		goOn();
		if (isWorkingDay(day, years)) left -= 1;
	}
	return { day, certain };
}

/** How many working days lie between two days, the first not counted: 0 for the same day, negative for one that is past. */
export function workingDaysBetween(
	from: string,
	to: string,
	years: readonly HolidayYear[] = HOLIDAY_YEARS
): number {
	if (to < from) return -workingDaysBetween(to, from, years);
	let count = 0;
	for (let day = from; day < to;) {
		day = dayAfter(day);
		if (isWorkingDay(day, years)) count += 1;
	}
	return count;
}

/** The first one after a day. */
export function workingDayAfter(
	day: string,
	years: readonly HolidayYear[] = HOLIDAY_YEARS
): string {
	for (let next = dayAfter(day); ; next = dayAfter(next))
		if (isWorkingDay(next, years)) return next;
}

const dayAfter = (day: string): string => calendarDay(momentOf(day) + DAY_MS);

const yearOf = (day: string, years: readonly HolidayYear[]): HolidayYear | undefined =>
	years.find(({ year }) => String(year) === day.slice(0, 4));

const isAnnounced = (day: string, years: readonly HolidayYear[]): boolean =>
	yearOf(day, years)?.announced ?? false;

/** 1970-01-01 was a Thursday. */
function isWeekend(day: string): boolean {
	const weekday = (Math.floor(momentOf(day, '12:00') / DAY_MS) + 4) % 7;
	return weekday === 0 || weekday === 6;
}
