import { calendarDayInWords, dateWords } from '$lib/i18n/dates';

/** A promised day, with its hour where one was agreed: "15:00 hôm nay". */
export function promiseInWords(
	{ on, time }: { on: string; time?: string | undefined },
	nowMs: number
): string {
	const day = calendarDayInWords(on, nowMs);
	return time ? dateWords().timeThenDay(time, day) : day;
}
