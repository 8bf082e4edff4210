import { calendarDay, hourOfDay } from '../time/calendar';
import type { HouseholdRow } from '../household/household-row';
import type { Reason } from './door';
import { partOfDay } from './part-of-day';
import { waitingSubmission } from './waiting-submission';

/** The strongest reason to call at this house now. Whether it is to be visited at all is not asked here. */
export function reasonFor(row: HouseholdRow, asked: { me: string; nowMs: number }): Reason {
	const { nowMs } = asked;
	const today = calendarDay(nowMs);
	const { comeBackOn: on, comeBackTime: time, lastVisit } = row;
	const hour = time === undefined ? {} : { time };
	if (on !== undefined && on < today) return { kind: 'overdue', on, ...hour };
	if (on === today) return { kind: 'promised', ...hour };
	const submission = waitingSubmission(row, asked);
	if (submission) return submission;
	if (!lastVisit) return { kind: 'never-visited' };

	const lastMs = lastVisit.ms;
	if (lastVisit.outcome === 'no-one-home')
		return { kind: wasEmptyNow(row, nowMs) ? 'absent-at-this-hour' : 'absent-before', lastMs };
	if (lastVisit.outcome === 'refused') return { kind: 'refused-before', lastMs };
	const { stepsLeft = [], unasked = [] } = row;
	const lacking = stepsLeft.filter((skill) => !unasked.includes(skill));
	if (lacking.length > 0) return { kind: 'steps-left', lacking, unasked };
	return { kind: lastVisit.outcome === 'moved' ? 'moved-before' : 'not-asked', lastMs };
}

const wasEmptyNow = ({ absentHours = [] }: HouseholdRow, nowMs: number): boolean => {
	const part = partOfDay(hourOfDay(nowMs));
	return absentHours.some((hour) => partOfDay(hour) === part);
};
