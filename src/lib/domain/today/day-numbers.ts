import { calendarDay } from '../time/calendar';
import type { HouseholdRow } from '../household/household-row';

/**
 * What has been done today.
 *
 * @property visitsByMe visits, of which one house may have had several
 * @property newlyCovered households in scope that were not covered yesterday
 */
export interface DayNumbers {
	visitsByMe: number;
	visitsByTeam: number;
	newlyCovered: number;
}

export function dayNumbers(
	rows: readonly HouseholdRow[],
	{ me, nowMs }: { me: string; nowMs: number }
): DayNumbers {
	const today = calendarDay(nowMs);
	const callers = rows.flatMap(({ lastDay }) => (lastDay?.on === today ? lastDay.by : []));
	return {
		visitsByMe: callers.filter((by) => by === me).length,
		visitsByTeam: callers.length,
		newlyCovered: rows.filter(
			({ coverage, capableSinceMs }) =>
				coverage === 'covered' &&
				capableSinceMs !== undefined &&
				calendarDay(capableSinceMs) === today
		).length
	};
}
