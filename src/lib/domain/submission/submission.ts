import { calendarDay, msOf } from '../time/calendar';
import type { Entry, EntryOf } from '../entries/entry';
import type {
	ClosedAs,
	DoneBy,
	DossierStatus,
	Obstacle,
	PinnedProcedure,
	RequestEnd,
	ResultBy,
	SendingPlace,
	SubmittedAt
} from '../entries/submission-entries';
import type { WhoAndWhen } from '../household/household';
import { whoAndWhen } from '../household/who-and-when';
import { parseReading } from '../time/clock';

/**
 * What we know of helping one person with one procedure: the fold of its entries.
 *
 * @property member whose procedure it is
 * @property items papers by their id, and whether they are at hand; one nobody spoke of is not there
 * @property steps done so far, by their id
 * @property blocked what keeps it from going on, while nothing was done since
 * @property obstacles everything that ever kept it, the oldest first
 * @property code of the dossier, while it is open
 * @property notes what was heard of it, the oldest first
 */
export interface Submission {
	id: string;
	started: WhoAndWhen;
	procedure: PinnedProcedure;
	member: string;
	answers: Record<string, string>;
	items: Record<string, boolean>;
	steps: Record<string, WhoAndWhen & { doneBy: DoneBy }>;
	blocked?: Blocked;
	obstacles: Blocked[];
	planned?: WhoAndWhen & { where: SendingPlace; on: string; time?: string };
	sent?: Sent;
	code?: WhoAndWhen & { code: string };
	notes: Noted[];
	closed?: WhoAndWhen & {
		outcome: ClosedAs;
		/** The day it was so, `yyyy-mm-dd`. */
		on: string;
		resultBy?: ResultBy;
		satisfied?: 'yes' | 'so-so' | 'no';
		kept?: boolean;
		note?: string;
	};
	/** Whoever wrote last, and when. */
	last: WhoAndWhen;
}

export interface Blocked extends WhoAndWhen {
	obstacle: Obstacle;
	step?: string;
	note?: string;
}

/** @property sentAt when it went out; its time runs from it */
export interface Sent extends WhoAndWhen {
	submittedAt: SubmittedAt;
	sentAt: string;
	doneBy: DoneBy;
	paid?: 'online' | 'counter';
	resultBy?: ResultBy;
	dueOn?: string;
}

/**
 * @property dueOn the day promised for the result; of a supplement, until when it is to be brought
 * @property supplement papers that are asked for
 */
export interface Noted extends WhoAndWhen {
	status: DossierStatus;
	on: string;
	dueOn?: string;
	supplement?: string[];
	note?: string;
}

/**
 * `preparing` until it went out; `sent` while nothing was heard of it. A supplement that was brought is told by what was
 * noted after it.
 */
export type SubmissionState = 'preparing' | 'sent' | DossierStatus | ClosedAs;

export function stateOf({ closed, notes, sent }: Submission): SubmissionState {
	if (closed) return closed.outcome;
	return notes.at(-1)?.status ?? (sent ? 'sent' : 'preparing');
}

export const isOpenSubmission = ({ closed }: Submission): boolean => closed === undefined;

/** The day that was promised last, by the office or the portal; undefined while nobody promised one. */
export const promisedOn = ({ sent, notes }: Submission): string | undefined =>
	notes.findLast(({ status, dueOn }) => status !== 'supplement-asked' && dueOn !== undefined)
		?.dueOn ?? sent?.dueOn;

/** Until when what is asked for is to be brought; undefined where nothing is, or no day was said. */
export function supplyBy({ notes }: Submission): string | undefined {
	const heard = notes.at(-1);
	return heard?.status === 'supplement-asked' ? heard.dueOn : undefined;
}

/** The day it went out. */
export const sentOn = ({ sent }: Submission): string | undefined =>
	sent && calendarDay(msOf(sent.sentAt));

/** Something people asked for. @property closed when somebody said that it is not waited for any more */
export interface Request extends WhoAndWhen {
	procedure?: string;
	member?: string;
	words?: string;
	closed?: WhoAndWhen & { end: RequestEnd };
}

type SubmissionEntry = Extract<Entry, { submission: string }>;

const isOfSubmission = (entry: Entry): entry is SubmissionEntry => 'submission' in entry;

/**
 * The submissions of one household, the oldest first; one whose start has not arrived is not told of yet.
 *
 * @param standing what was not taken back, in clock order  @param memberId the name a member has in this household
 */
export function submissionsIn(
	standing: readonly Entry[],
	memberId: (id: string) => string = (id) => id
): Submission[] {
	const submissions = new Map<string, Submission>();
	// A phone that is days ahead starts it after others went on with it.
	for (const entry of standing)
		if (entry.type === 'submission-started' && !submissions.has(entry.submission))
			submissions.set(entry.submission, start(entry, memberId));
	if (submissions.size === 0) return [];
	const closings = new Set<Entry>(closingsIn(standing));
	for (const entry of standing) {
		if (!isOfSubmission(entry) || entry.type === 'submission-started') continue;
		if (entry.type === 'submission-closed' && !closings.has(entry)) continue;
		const submission = submissions.get(entry.submission);
		if (submission) applyTo(submission, entry, memberId);
	}
	for (const submission of submissions.values()) if (submission.closed) delete submission.code;
	return [...submissions.values()];
}

/**
 * By which submissions are over: one phone may give up what has gone out from another, and then it is there to be followed.
 *
 * @param standing what was not taken back
 */
export function closingsIn(standing: readonly Entry[]): EntryOf<'submission-closed'>[] {
	const sent = new Set(
		standing.flatMap((entry) => (entry.type === 'submission-sent' ? [entry.submission] : []))
	);
	return standing.filter(
		(entry): entry is EntryOf<'submission-closed'> =>
			entry.type === 'submission-closed' &&
			!(entry.outcome === 'given-up' && sent.has(entry.submission))
	);
}

function start(entry: EntryOf<'submission-started'>, memberId: (id: string) => string): Submission {
	const started = whoAndWhen(entry);
	return {
		id: entry.submission,
		started,
		procedure: entry.procedure,
		member: memberId(entry.member),
		answers: { ...entry.answers },
		items: {},
		steps: {},
		obstacles: [],
		notes: [],
		last: started
	};
}

function applyTo(
	submission: Submission,
	entry: Exclude<SubmissionEntry, { type: 'submission-started' }>,
	memberId: (id: string) => string
): void {
	const said = whoAndWhen(entry);
	if (entry.at > submission.last.at) submission.last = said;
	switch (entry.type) {
		case 'submission-corrected':
			if (entry.member !== undefined) submission.member = memberId(entry.member);
			Object.assign(submission.answers, entry.answers);
			return;
		case 'submission-repinned':
			submission.procedure = entry.procedure;
			return;
		case 'submission-prepared':
			Object.assign(submission.items, entry.items);
			return;
		case 'submission-step':
			submission.steps[entry.step] ??= { ...said, doneBy: entry.doneBy };
			delete submission.blocked;
			return;
		case 'submission-blocked': {
			const blocked: Blocked = {
				...said,
				obstacle: entry.obstacle,
				...(entry.step === undefined ? {} : { step: entry.step }),
				...noteOf(entry)
			};
			submission.obstacles.push(blocked);
			submission.blocked = blocked;
			return;
		}
		case 'submission-planned':
			submission.planned = {
				...said,
				where: entry.where,
				on: entry.on,
				...(entry.time === undefined ? {} : { time: entry.time })
			};
			return;
		case 'submission-sent': {
			const { submittedAt, sentAt, doneBy, paid, resultBy, dueOn } = entry;
			submission.sent = {
				...said,
				submittedAt,
				sentAt,
				doneBy,
				...(paid === undefined ? {} : { paid }),
				...(resultBy === undefined ? {} : { resultBy }),
				...(dueOn === undefined ? {} : { dueOn })
			};
			delete submission.blocked;
			delete submission.planned;
			return;
		}
		case 'dossier-code-noted':
			submission.code = { ...said, code: entry.personal.code };
			return;
		case 'dossier-noted':
			submission.notes.push({
				...said,
				status: entry.status,
				on: entry.on,
				...(entry.dueOn === undefined ? {} : { dueOn: entry.dueOn }),
				...(entry.supplement === undefined ? {} : { supplement: entry.supplement }),
				...noteOf(entry)
			});
			return;
		case 'submission-closed': {
			const { outcome, on, resultBy, satisfied, kept } = entry;
			submission.closed = {
				...said,
				outcome,
				on: on ?? calendarDay(parseReading(entry.at).ms),
				...(resultBy === undefined ? {} : { resultBy }),
				...(satisfied === undefined ? {} : { satisfied }),
				...(kept === undefined ? {} : { kept }),
				...noteOf(entry)
			};
			return;
		}
	}
}

/** What people of a household asked for, the oldest first. */
export function requestsIn(
	standing: readonly Entry[],
	memberId: (id: string) => string = (id) => id
): Request[] {
	const closed = new Map<string, NonNullable<Request['closed']>>();
	// The last word counts.
	for (const entry of standing)
		if (entry.type === 'request-closed')
			closed.set(entry.request, { ...whoAndWhen(entry), end: entry.end });
	return standing.flatMap((entry) => {
		if (entry.type !== 'request-noted') return [];
		const over = closed.get(entry._id);
		return {
			...whoAndWhen(entry),
			...(entry.procedure === undefined ? {} : { procedure: entry.procedure }),
			...(entry.member === undefined ? {} : { member: memberId(entry.member) }),
			...(entry.personal === undefined ? {} : { words: entry.personal.words }),
			...(over === undefined ? {} : { closed: over })
		};
	});
}

const noteOf = ({ personal }: { personal?: { note: string } | undefined }): { note?: string } =>
	personal === undefined ? {} : { note: personal.note };

/** When it was started, in milliseconds. */
export const startedMs = ({ started }: Submission): number => parseReading(started.at).ms;
