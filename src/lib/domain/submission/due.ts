import type { ProcessingTime } from '../procedures/procedure';
import { calendarDay, DAY_MS } from '../time/calendar';
import { dueAfter, workingDayAfter, type DueDay } from '../time/working-days';

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

/** What offices give for a supplement (DOMAIN §1.1). */
const SUPPLY_DAYS = 7;

/** Until when something that was asked for on a day is to be brought, where no other day was said. */
export function supplyProposedBy(askedOn: string): string {
	let day = askedOn;
	for (let left = SUPPLY_DAYS; left > 0; left--) day = workingDayAfter(day);
	return day;
}
