import { DAY_MS, momentOf } from '../time/calendar';

/** Officers hear of it so many days before: time for a last report, or to ask people again. */
export const WARNED_DAYS_BEFORE = 14;

/** An open dossier keeps its household so long after anybody wrote about it, and no longer (decision 42). */
export const OPEN_DOSSIER_DAYS = 90;

/** @property from first day, `yyyy-mm-dd` @property to last day, not before the first */
export interface Period {
	from: string;
	to: string;
}

/** Midnight in Vietnam, after so many whole days beyond the last one. */
export const endOfKeeping = (lastDay: string, retentionDays: number): number =>
	momentOf(lastDay) + (1 + retentionDays) * DAY_MS;
