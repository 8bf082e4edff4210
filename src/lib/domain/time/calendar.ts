/** Days turn at midnight in Asia/Ho_Chi_Minh, wherever a phone thinks it is. */

// Vietnam has been at +07:00 without summer time since 1975, so arithmetic does what a time zone database would.
const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** The date and time on a clock in Vietnam, as ISO text without meaning its `Z`. */
// eslint-disable-next-line no-restricted-globals -- writes a moment that was given; no clock is read
export const inVietnam = (ms: number): string => new Date(ms + VIETNAM_OFFSET_MS).toISOString();

/** `yyyy-mm-dd` in Vietnam. */
export const calendarDay = (ms: number): string => inVietnam(ms).slice(0, 10);

/** 0 to 1,439, in Vietnam. */
export const minuteOfDay = (ms: number): number =>
	Math.floor(((ms + VIETNAM_OFFSET_MS) % DAY_MS) / MINUTE_MS);

/** 0 to 23, in Vietnam. */
export const hourOfDay = (ms: number): number => Math.floor(minuteOfDay(ms) / 60);

/** Days since the epoch, in Vietnam: two moments of one day have the same. */
export const dayNumber = (ms: number): number => Math.floor((ms + VIETNAM_OFFSET_MS) / DAY_MS);

/** `2026-11-22` and `15:00` as a moment; without an hour the day's first. */
export const momentOf = (day: string, time = '00:00'): number =>
	// eslint-disable-next-line no-restricted-globals -- reads a text; no clock
	Date.parse(`${day}T${time}:00.000Z`) - VIETNAM_OFFSET_MS;

/** A moment as entries write it down, and back. */
// eslint-disable-next-line no-restricted-globals -- writes a moment that was given; no clock is read
export const isoOf = (ms: number): string => new Date(ms).toISOString();
// eslint-disable-next-line no-restricted-globals -- reads a moment that was written
export const msOf = (iso: string): number => Date.parse(iso);
