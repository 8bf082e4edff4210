import type { ProcessingTime } from '../procedures/procedure';
import { calendarDay, DAY_MS } from '../time/calendar';
import { dueAfter, type DueDay } from '../time/working-days';

/**
 * When the result of what went out at a moment may be expected, at the latest: by the procedure's own time, in working
 * days with the holidays, or in days of the calendar. A half day counts whole.
 *
 * @returns undefined where the procedure tells its time in words alone
 */
export function expectedOn(sentMs: number, { days }: ProcessingTime): DueDay | undefined {
	if (!days) return undefined;
	const longest = Math.ceil(days.to ?? days.from);
	if (days.unit === 'working') return dueAfter(sentMs, longest);
	return { day: calendarDay(sentMs + longest * DAY_MS), certain: true };
}
