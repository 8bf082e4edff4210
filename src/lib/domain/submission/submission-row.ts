import type {
	DoneBy,
	Obstacle,
	RequestEnd,
	ResultBy,
	SendingPlace
} from '../entries/submission-entries';
import type { Household } from '../household/household';
import { calendarDay, msOf } from '../time/calendar';
import { parseReading } from '../time/clock';
import {
	isOpenSubmission,
	promisedOn,
	sentOn,
	startedMs,
	stateOf,
	supplyBy,
	type Submission,
	type SubmissionState
} from './submission';

/**
 * One submission as lists and numbers read it. Whom it is for stands in `HouseholdRow.personal`.
 *
 * @property member whose procedure it is, by the id they have in the household
 * @property guidedOn the days, `yyyy-mm-dd`, on which somebody sat with them: it began, a step was done, it went out
 * @property ready papers that are at hand  @property steps that are done
 * @property blocked what keeps it now  @property obstacles all there ever were, with their days
 * @property dueOn the day the office or the portal promised
 * @property heardOn the day of what was noted of it last  @property supplementsOn the days on which something was asked for
 * @property supplyBy until when it is to be brought
 * @property begun what was told and done so far, by which what is missing is worked out; while it is open and not sent
 * @property resultOn the day since which there is a result
 * @property stepsBy who did the steps: `together` unless all were done alike; absent where none was written down
 */
export interface SubmissionRow {
	id: string;
	procedure: string;
	version: string;
	member: string;
	state: SubmissionState;
	by: string;
	startedMs: number;
	guidedOn: string[];
	last: { ms: number; by: string };
	ready: number;
	steps: number;
	stepsBy?: DoneBy;
	blocked?: Obstacle;
	obstacles?: ObstacleMet[];
	planned?: { where: SendingPlace; on: string; time?: string };
	sent?: {
		at: 'online' | 'counter';
		ms: number;
		on: string;
		by: string;
		doneBy: DoneBy;
		paid?: 'online' | 'counter';
		resultBy?: ResultBy;
	};
	dueOn?: string;
	heardOn?: string;
	supplement?: string[];
	supplementsOn?: string[];
	supplyBy?: string;
	begun?: { answers: Record<string, string>; items: string[]; steps: string[] };
	resultOn?: string;
	closed?: {
		/** The day it was so. */
		on: string;
		/** When that was written down. */
		ms: number;
		by: string;
		resultBy?: ResultBy;
		satisfied?: 'yes' | 'so-so' | 'no';
	};
}

/** @property on the day it was met, `yyyy-mm-dd` */
export interface ObstacleMet {
	kind: Obstacle;
	on: string;
}

export function toSubmissionRow(submission: Submission): SubmissionRow {
	const { id, procedure, started, last, items, blocked, obstacles, planned, sent, notes, closed } =
		submission;
	const steps = Object.values(submission.steps);
	const due = promisedOn(submission);
	const bringBy = supplyBy(submission);
	const heard = notes.at(-1);
	const supplementsOn = notes
		.filter(({ status }) => status === 'supplement-asked')
		.map(({ on }) => on);
	const stepsBy = doneByAll(steps.map(({ doneBy }) => doneBy));
	const resultOn = resultOf(submission);
	return {
		id,
		procedure: procedure.id,
		version: procedure.version,
		member: submission.member,
		state: stateOf(submission),
		by: started.by,
		startedMs: startedMs(submission),
		guidedOn: guidedOn(submission),
		last: { ms: parseReading(last.at).ms, by: last.by },
		ready: Object.values(items).filter(Boolean).length,
		steps: steps.length,
		...(stepsBy ? { stepsBy } : {}),
		...(blocked ? { blocked: blocked.obstacle } : {}),
		...(obstacles.length > 0
			? { obstacles: obstacles.map(({ obstacle, at }) => ({ kind: obstacle, on: dayOf(at) })) }
			: {}),
		...(planned
			? {
					planned: {
						where: planned.where,
						on: planned.on,
						...(planned.time ? { time: planned.time } : {})
					}
				}
			: {}),
		...(sent
			? {
					sent: {
						at: sent.submittedAt,
						ms: msOf(sent.sentAt),
						on: sentOn(submission) ?? '',
						by: sent.by,
						doneBy: sent.doneBy,
						...(sent.paid ? { paid: sent.paid } : {}),
						...(sent.resultBy ? { resultBy: sent.resultBy } : {})
					}
				}
			: {}),
		...(due ? { dueOn: due } : {}),
		...(heard ? { heardOn: heard.on } : {}),
		...(heard?.status === 'supplement-asked' && heard.supplement
			? { supplement: heard.supplement }
			: {}),
		...(supplementsOn.length > 0 ? { supplementsOn } : {}),
		...(bringBy ? { supplyBy: bringBy } : {}),
		...(!sent && !closed
			? {
					begun: {
						answers: submission.answers,
						items: Object.keys(items).filter((item) => items[item]),
						steps: Object.keys(submission.steps)
					}
				}
			: {}),
		...(resultOn ? { resultOn } : {}),
		...(closed
			? {
					closed: {
						on: closed.on,
						ms: parseReading(closed.at).ms,
						by: closed.by,
						...(closed.resultBy ? { resultBy: closed.resultBy } : {}),
						...(closed.satisfied ? { satisfied: closed.satisfied } : {})
					}
				}
			: {})
	};
}

const dayOf = (at: string): string => calendarDay(parseReading(at).ms);

/** Who did something that several had a hand in; undefined where nobody did. */
export const doneByAll = (all: readonly DoneBy[]): DoneBy | undefined =>
	all.every((one) => one === all[0]) ? all[0] : 'together';

const guidedOn = (submission: Submission): string[] => {
	const days = [submission.started, ...Object.values(submission.steps)].map(({ at }) => dayOf(at));
	const sent = sentOn(submission);
	return [...new Set(sent === undefined ? days : [...days, sent])].sort();
};

/** Nobody may have noted that it was ready before it was in the citizen's hand, or only for a later day. */
const resultOf = ({ notes, closed }: Submission): string | undefined =>
	[
		notes.find(({ status }) => status === 'result-ready')?.on,
		closed?.outcome === 'result-received' ? closed.on : undefined
	]
		.filter((on) => on !== undefined)
		.toSorted()[0];

/** Something people of a household asked for. @property closed once it is not waited for any more */
export interface RequestRow {
	entry: string;
	ms: number;
	by: string;
	procedure?: string;
	member?: string;
	closed?: RequestEnd;
}

/** Of the row of a household: what its people are helped with, and what they asked for. */
export interface SubmissionsInRow {
	submissions?: SubmissionRow[];
	/** In which state any of them is, each once, and whether anything was asked for: what an index finds them by. */
	submitting?: ('open' | 'closed' | 'asked')[];
	requests?: RequestRow[];
}

/** @property submissions whom each is for, by its id  @property requests their words, by their entries */
export interface SubmissionNames {
	submissions?: Record<string, string>;
	requests?: Record<string, string>;
}

/** Those of a household that was merged stand in the row of the one it became part of. */
const isElsewhere = ({ scope }: Household): boolean =>
	scope.state === 'out' && scope.reason === 'merged';

export function submissionsInRow(household: Household): SubmissionsInRow {
	const { submissions, requests } = household;
	if (isElsewhere(household) || submissions.length + requests.length === 0) return {};
	const submitting = new Set([
		...submissions.map((one) => (isOpenSubmission(one) ? ('open' as const) : ('closed' as const))),
		...requests.map(() => 'asked' as const)
	]);
	return {
		submitting: [...submitting],
		...(submissions.length > 0 ? { submissions: submissions.map(toSubmissionRow) } : {}),
		...(requests.length > 0
			? {
					requests: requests.map(({ entryId, at, by, procedure, member, closed }) => ({
						entry: entryId,
						ms: parseReading(at).ms,
						by,
						...(procedure ? { procedure } : {}),
						...(member ? { member } : {}),
						...(closed ? { closed: closed.end } : {})
					}))
				}
			: {})
	};
}

export function submissionNames(household: Household): SubmissionNames {
	if (isElsewhere(household)) return {};
	const { submissions, requests, members } = household;
	const names = submissions.flatMap(({ id, member }): [string, string][] => {
		const known = members.find((one) => one.id === member);
		return known ? [[id, known.callName ?? known.name]] : [];
	});
	const words = requests.flatMap(({ entryId, words }): [string, string][] =>
		words === undefined ? [] : [[entryId, words]]
	);
	return {
		...(names.length > 0 ? { submissions: Object.fromEntries(names) } : {}),
		...(words.length > 0 ? { requests: Object.fromEntries(words) } : {})
	};
}
