import type { DoneBy, Obstacle } from '../entries/submission-entries';
import { calendarDay } from '../time/calendar';
import { isWithin, type Period } from '../time/period';
import { workingDaysBetween } from '../time/working-days';
import { doneByAll, type SubmissionRow } from './submission-row';

/**
 * What came of the help with procedures in a period. Each thing counts on its own day: what was begun in May and went out
 * in June is begun in May and submitted in June. Which numbers these are and why: decision 41.
 */

/** A submission with where it belongs; `householdId` together with `member` is one person. */
export type CountedSubmission = SubmissionRow & { householdId: string; village: string };

/** One of a person may stand for all: `by` whoever it is counted for. */
export interface FigureScope {
	period: Period;
	procedure?: string;
	village?: string;
	by?: string;
}

/**
 * A share of those of whom it is known.
 *
 * @property known none makes no rate at all  @property unknown of whom it was not said; neither a yes nor a no
 */
export interface Share {
	yes: number;
	known: number;
	unknown: number;
}

/**
 * @property people distinct ones with whom somebody sat (`persons-guided`, of procedures)
 * @property submitted went out (`assisted-submissions`), and of these online and at a counter
 * @property success those that went out, of all that came to an end by going out or by being given up (`assisted-success`)
 * @property performed by whom the ones that came to an end were done; `undefined` apart
 * @property selfDone of these, by the citizen alone (`assisted-self`)
 * @property paidOnline of those submitted where a fee was paid (`assisted-paid-online`)
 * @property byPost of those submitted where it was said how the result comes (`assisted-by-post`)
 * @property supplemented so many were sent back for something, each once
 * @property done the result is in the citizen's hand
 * @property workingDays from going out to the result, one number for each that has one in the period; sorted
 * @property obstacles every one that was met  @property obstaclesOpen those that stand at the end (`obstacles-open`)
 */
export interface SubmissionFigures {
	people: number;
	started: number;
	submitted: number;
	online: number;
	counter: number;
	success: Share;
	performed: Record<DoneBy, number>;
	selfDone: Share;
	paidOnline: Share;
	byPost: Share;
	supplemented: number;
	done: number;
	refused: number;
	withdrawn: number;
	givenUp: number;
	workingDays: number[];
	obstacles: Partial<Record<Obstacle, number>>;
	obstaclesOpen: Partial<Record<Obstacle, number>>;
}

export function submissionFigures(
	submissions: readonly CountedSubmission[],
	{ period, ...only }: FigureScope
): SubmissionFigures {
	const figures = noFigures();
	const people = new Set<string>();
	const inPeriod = (day: string | undefined) => day !== undefined && isWithin(period, day);
	for (const one of submissions) {
		if (only.procedure !== undefined && one.procedure !== only.procedure) continue;
		if (only.village !== undefined && one.village !== only.village) continue;
		// Beginning it is the work of whoever began it, the rest of whoever sent it.
		if (inPeriod(calendarDay(one.startedMs)) && isOf(one.by, only.by)) figures.started += 1;
		if (!isOf(countedFor(one), only.by)) continue;
		if (one.guidedOn.some(inPeriod)) people.add(`${one.householdId} ${one.member}`);
		if (inPeriod(one.sent?.on)) countSent(figures, one);
		if (inPeriod(endedUnsentOn(one))) {
			figures.success.known += 1;
			countPerformed(figures, one);
		}
		if (one.supplementsOn?.some(inPeriod)) figures.supplemented += 1;
		if (one.closed && inPeriod(one.closed.on)) countClosed(figures, one);
		if (one.sent && one.resultOn !== undefined && inPeriod(one.resultOn))
			// A result from before it went out comes of a wrong clock and says nothing.
			if (one.resultOn >= one.sent.on)
				figures.workingDays.push(workingDaysBetween(one.sent.on, one.resultOn));
		for (const { kind, on } of one.obstacles ?? [])
			if (inPeriod(on)) figures.obstacles[kind] = (figures.obstacles[kind] ?? 0) + 1;
		const { blocked } = one;
		const since = one.obstacles?.at(-1)?.on;
		if (blocked && !one.closed && since !== undefined && since <= period.to)
			figures.obstaclesOpen[blocked] = (figures.obstaclesOpen[blocked] ?? 0) + 1;
	}
	figures.people = people.size;
	figures.workingDays.sort((a, b) => a - b);
	return figures;
}

/** Whoever sent it, or began it where it was never sent: each counts for one person. */
export const countedFor = ({ sent, by }: SubmissionRow): string => sent?.by ?? by;

/** Of 3 and 4 days the middle is 3.5; undefined where nothing is known. */
export function median(sorted: readonly number[]): number | undefined {
	const middle = (sorted.length - 1) / 2;
	const low = sorted[Math.floor(middle)];
	const high = sorted[Math.ceil(middle)];
	return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Whole percent; undefined where there is nothing to take a part of. */
export const percentOf = ({ yes, known }: Share): number | undefined =>
	known === 0 ? undefined : Math.round((100 * yes) / known);

export const allOf = (byKind: Partial<Record<Obstacle, number>>): number =>
	Object.values(byKind).reduce((sum, n) => sum + n, 0);

export type Division = 'village' | 'procedure' | 'volunteer';

/** For each village, procedure or volunteer there is anything of in the period; those with most submitted first. */
export function figuresBy(
	submissions: readonly CountedSubmission[],
	division: Division,
	scope: FigureScope
): { key: string; figures: SubmissionFigures }[] {
	const keys = new Set(submissions.flatMap((one) => keysOf(one, division)));
	return [...keys]
		.map((key) => ({
			key,
			figures: submissionFigures(submissions, {
				...scope,
				[division === 'volunteer' ? 'by' : division]: key
			})
		}))
		.filter(({ figures }) => !isEmpty(figures))
		.sort(
			(a, b) =>
				b.figures.submitted - a.figures.submitted ||
				b.figures.started - a.figures.started ||
				(a.key < b.key ? -1 : 1)
		);
}

const keysOf = (one: CountedSubmission, division: Division): string[] =>
	division === 'volunteer' ? [one.by, countedFor(one)] : [one[division]];

export const isEmpty = (figures: SubmissionFigures): boolean =>
	figures.people +
		figures.started +
		figures.supplemented +
		figures.success.known +
		figures.done +
		figures.refused +
		figures.withdrawn +
		figures.givenUp +
		figures.workingDays.length +
		allOf(figures.obstacles) +
		allOf(figures.obstaclesOpen) ===
	0;

const noShare = (): Share => ({ yes: 0, known: 0, unknown: 0 });

const noFigures = (): SubmissionFigures => ({
	people: 0,
	started: 0,
	submitted: 0,
	online: 0,
	counter: 0,
	success: noShare(),
	performed: { citizen: 0, together: 0, volunteer: 0 },
	selfDone: noShare(),
	paidOnline: noShare(),
	byPost: noShare(),
	supplemented: 0,
	done: 0,
	refused: 0,
	withdrawn: 0,
	givenUp: 0,
	workingDays: [],
	obstacles: {},
	obstaclesOpen: {}
});

const isOf = (name: string, by: string | undefined): boolean => by === undefined || name === by;

const count = (share: Share, answer: boolean | undefined): void => {
	if (answer === undefined) share.unknown += 1;
	else {
		share.known += 1;
		if (answer) share.yes += 1;
	}
};

function countSent(figures: SubmissionFigures, one: CountedSubmission): void {
	const { sent, closed } = one;
	if (!sent) return;
	figures.submitted += 1;
	figures[sent.at] += 1;
	count(figures.success, true);
	countPerformed(figures, one);
	// Said only where there was a fee: without a word of it there is nothing to be known.
	if (sent.paid) count(figures.paidOnline, sent.paid === 'online');
	const resultBy = sent.resultBy ?? closed?.resultBy;
	count(figures.byPost, resultBy && resultBy === 'post');
}

function countPerformed(figures: SubmissionFigures, { sent, stepsBy }: CountedSubmission): void {
	const by = doneByAll([...(stepsBy ? [stepsBy] : []), ...(sent ? [sent.doneBy] : [])]);
	if (by) figures.performed[by] += 1;
	count(figures.selfDone, by && by === 'citizen');
}

/** The day on which one was given up that never went out, whatever it was called then. */
const endedUnsentOn = ({ sent, closed }: CountedSubmission): string | undefined =>
	sent || !closed ? undefined : closed.on;

const OUTCOMES = {
	'result-received': 'done',
	refused: 'refused',
	withdrawn: 'withdrawn',
	'given-up': 'givenUp'
} as const;

function countClosed(figures: SubmissionFigures, { state }: CountedSubmission): void {
	if (state in OUTCOMES) figures[OUTCOMES[state as keyof typeof OUTCOMES]] += 1;
}
