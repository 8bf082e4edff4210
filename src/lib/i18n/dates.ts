import { calendarDay, DAY_MS, dayNumber, inVietnam } from '$lib/domain/time/calendar';
import { catalogue } from './index';

export { calendarDay, hourOfDay } from '$lib/domain/time/calendar';

/**
 * Moments in words, as people in Vietnam say them. Now is always handed in. Days turn at midnight in Asia/Ho_Chi_Minh,
 * wherever the phone thinks it is.
 */

/** From here on "14 ngày trước" is harder to picture than weeks, and from a month on than the date itself. */
const WEEKS_FROM_DAYS = 14;
const DATE_FROM_DAYS = 31;

const vi = {
	today: 'hôm nay',
	yesterday: 'hôm qua',
	tomorrow: 'ngày mai',
	daysAgo: (days: number) => `${days} ngày trước`,
	weeksAgo: (weeks: number) => `${weeks} tuần trước`,
	weekdays: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
	onDay: (weekday: string, date: string) => `${weekday}, ${date}`,
	at: (day: string, time: string) => `${day}, ${time}`,
	timeThenDay: (time: string, day: string) => `${time} ${day}`
};

const en: typeof vi = {
	today: 'today',
	yesterday: 'yesterday',
	tomorrow: 'tomorrow',
	daysAgo: (days) => `${days} days ago`,
	weeksAgo: (weeks) => `${weeks} weeks ago`,
	weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
	onDay: (weekday, date) => `${weekday}, ${date}`,
	at: (day, time) => `${day}, ${time}`,
	timeThenDay: (time, day) => `${time} ${day}`
};

export const dateWords = catalogue({ vi, en });

/** "hôm nay, 15:12"; "hôm qua, 16:40"; "3 ngày trước"; "17/10/2026". */
export function momentInWords(ms: number, nowMs: number): string {
	const day = dayInWords(ms, nowMs);
	return daysBetween(ms, nowMs) <= 1 ? dateWords().at(day, timeOfDay(ms)) : day;
}

/** Within a sentence: "16:40 hôm qua", "09:15 17/10/2026". */
export const timeAndDayInWords = (ms: number, nowMs: number): string =>
	dateWords().timeThenDay(timeOfDay(ms), dayInWords(ms, nowMs));

/** The day alone: "hôm nay", "hôm qua", "3 ngày trước", "2 tuần trước", "17/10/2026". */
export function dayInWords(ms: number, nowMs: number): string {
	const words = dateWords();
	const days = daysBetween(ms, nowMs);
	if (days === 0) return words.today;
	if (days === 1) return words.yesterday;
	// A clock that is wrong can put a record into tomorrow: its date says so without a guess.
	if (days < 0 || days >= DATE_FROM_DAYS) return dateOf(ms);
	if (days < WEEKS_FROM_DAYS) return words.daysAgo(days);
	return words.weeksAgo(Math.floor(days / 7));
}

/** A promised calendar day, `yyyy-mm-dd`: "hôm nay", "ngày mai", "thứ Bảy, 24/10"; with the year when it is another. */
export function calendarDayInWords(day: string, nowMs: number): string {
	const words = dateWords();
	const today = calendarDay(nowMs);
	if (day === today) return words.today;
	if (day === calendarDay(nowMs + DAY_MS)) return words.tomorrow;
	if (day === calendarDay(nowMs - DAY_MS)) return words.yesterday;
	const [year = '', month = '', date = ''] = day.split('-');
	const weekday = words.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
	const sameYear = year === today.slice(0, 4);
	return words.onDay(weekday, sameYear ? `${date}/${month}` : `${date}/${month}/${year}`);
}

/** dd/mm/yyyy */
export function dateOf(ms: number): string {
	const [year, month, date] = calendarDay(ms).split('-');
	return `${date}/${month}/${year}`;
}

/** dd/mm, for a line among others of the same year. */
export const shortDateOf = (ms: number): string => dateOf(ms).slice(0, 5);

/** 24-hour clock: "15:12". */
export const timeOfDay = (ms: number): string => inVietnam(ms).slice(11, 16);

const daysBetween = (ms: number, nowMs: number): number => dayNumber(nowMs) - dayNumber(ms);
