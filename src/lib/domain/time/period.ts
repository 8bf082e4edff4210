import { calendarDay, DAY_MS, dayNumber, momentOf } from './calendar';

/** Days in Vietnam, `yyyy-mm-dd`, the last one included. */
export interface Period {
	from: string;
	to: string;
}

export const isWithin = ({ from, to }: Period, day: string): boolean => from <= day && day <= to;

/** From Monday to Sunday. */
export function weekOf(nowMs: number): Period {
	// Day 0 of the epoch was a Thursday, three days after a Monday.
	const sinceMonday = (dayNumber(nowMs) + 3) % 7;
	const monday = nowMs - sinceMonday * DAY_MS;
	return { from: calendarDay(monday), to: calendarDay(monday + 6 * DAY_MS) };
}

/** The days a report is written about on the Monday after. */
export const weekBefore = (nowMs: number): Period => weekOf(nowMs - 7 * DAY_MS);

export const monthBefore = (nowMs: number): Period =>
	monthOf(momentOf(monthOf(nowMs).from) - DAY_MS);

export function monthOf(nowMs: number): Period {
	const month = calendarDay(nowMs).slice(0, 7);
	// 31 days after a month's first day lies within the next month, whichever it is.
	const next = calendarDay(momentOf(`${month}-01`) + 31 * DAY_MS).slice(0, 7);
	return { from: `${month}-01`, to: calendarDay(momentOf(`${next}-01`) - DAY_MS) };
}
