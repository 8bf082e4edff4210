import type { HouseholdRow } from '../household/household-row';
import { hadAHandIn } from '../submission/had-a-hand-in';
import type { SubmissionRow } from '../submission/submission-row';
import { compare } from '../text/compare';
import { calendarDay, DAY_MS, momentOf } from '../time/calendar';
import type { Reason } from './door';

export type WaitingSubmission = Extract<Reason, { kind: 'submission' }>;

/** What of a submission is worth a walk to the house; of one day, what can be lost first. */
const WAITING: readonly WaitingSubmission['of'][] = ['supplement', 'answer-due', 'result'];

/** What was heard during a visit is noted before the visit is saved, or soon after. */
const ONE_SITTING_MS = 60 * 60 * 1000;

/**
 * What the people of a house have to hear, bring or look up for a submission somebody helped them with: the most pressing.
 * Nothing once they were met since it came up, but for the last day on which something can be brought.
 */
export function waitingSubmission(
	row: HouseholdRow,
	{ me, nowMs }: { me: string; nowMs: number }
): WaitingSubmission | undefined {
	const waiting = (row.submissions ?? [])
		.filter((submission) => !submission.closed && hadAHandIn(submission, me))
		.flatMap((submission) => {
			const reason = reasonOf(submission, calendarDay(nowMs));
			return reason && !wereMetSince(row, sinceWhen(submission, reason, nowMs)) ? [reason] : [];
		});
	return waiting.sort((a, b) => compare(turnOf(a), turnOf(b)))[0];
}

/** Not to be put off: its day is over, today or tomorrow. */
export const isPressing = (
	{ of, on }: Pick<WaitingSubmission, 'of' | 'on'>,
	nowMs: number
): boolean => of !== 'result' && on !== undefined && on <= calendarDay(nowMs + DAY_MS);

function reasonOf(
	{ id, state, sent, dueOn, supplyBy }: SubmissionRow,
	today: string
): WaitingSubmission | undefined {
	const about = { kind: 'submission', submission: id } as const;
	if (state === 'supplement-asked')
		return { ...about, of: 'supplement', ...(supplyBy === undefined ? {} : { on: supplyBy }) };
	if (state === 'result-ready') return { ...about, of: 'result' };
	const isDue = sent !== undefined && dueOn !== undefined && dueOn <= today;
	return isDue ? { ...about, of: 'answer-due', on: dueOn } : undefined;
}

function sinceWhen({ last }: SubmissionRow, reason: WaitingSubmission, nowMs: number): number {
	const heardMs = last.ms - ONE_SITTING_MS;
	if (reason.on === undefined || !isPressing(reason, nowMs)) return heardMs;
	const lastDayMs = momentOf(reason.on) - (reason.of === 'supplement' ? DAY_MS : 0);
	return Math.max(heardMs, lastDayMs);
}

const wereMetSince = ({ lastVisit }: HouseholdRow, ms: number): boolean =>
	lastVisit?.outcome === 'met' && lastVisit.ms >= ms;

/** By its day; what has none comes after all that has one. */
const turnOf = ({ of, on = '9999' }: WaitingSubmission): string => `${on} ${WAITING.indexOf(of)}`;
