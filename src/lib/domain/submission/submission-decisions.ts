import type { Entry, EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
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
import { readText, type FieldError } from '../free-text';
import { presentMembers, type Household } from '../household/household';
import { err, ok, type Result } from '../result';
import { calendarDay, isoOf, msOf } from '../time/calendar';
import { parseReading } from '../time/clock';
import { readDossierCode, type DossierCodeError } from './dossier-code';
import { isOpenSubmission, sentOn, startedMs, type Submission } from './submission';

export interface StartInput {
	procedure: PinnedProcedure;
	member: string;
	answers: Record<string, string>;
}

export type StartError =
	| { kind: 'no-such-member' }
	/** The same procedure is under way for the same person. */
	| { kind: 'under-way'; submission: string };

/** Begins to help one person of the household with one procedure. */
export function startSubmission(
	household: Household,
	{ procedure, member, answers }: StartInput,
	submission: string,
	stamp: EntryStamp
): Result<EntryOf<'submission-started'>, StartError> {
	if (!presentMembers(household).some(({ id }) => id === member))
		return err({ kind: 'no-such-member' });
	// The same form saved twice, by whoever did not hear that it was written down, finds itself.
	const same = household.submissions.find(
		(one) => isOpenSubmission(one) && one.member === member && one.procedure.id === procedure.id
	);
	if (same) return err({ kind: 'under-way', submission: same.id });
	return ok({ ...stamp, v: 2, type: 'submission-started', submission, procedure, member, answers });
}

/**
 * What can be done with a submission that is open.
 *
 * @property send.sentAt when it went out, where that was not just now; an ISO moment
 */
export type SubmissionAct =
	| { does: 'correct'; member?: string; answers?: Record<string, string> }
	| { does: 'repin'; procedure: PinnedProcedure }
	| { does: 'prepare'; items: Record<string, boolean> }
	| { does: 'step'; step: string; doneBy: DoneBy }
	| { does: 'block'; obstacle: Obstacle; step?: string; note?: string }
	| { does: 'plan'; where: SendingPlace; on: string; time?: string }
	| {
			does: 'send';
			submittedAt: SubmittedAt;
			doneBy: DoneBy;
			sentAt?: string;
			paid?: 'online' | 'counter';
			resultBy?: ResultBy;
			dueOn?: string;
	  }
	| { does: 'note-code'; typed: string; agreed: boolean }
	| {
			does: 'note';
			status: DossierStatus;
			on: string;
			dueOn?: string;
			supplement?: string[];
			note?: string;
	  }
	| {
			does: 'close';
			outcome: ClosedAs;
			/** Where that was not today. */
			on?: string;
			resultBy?: ResultBy;
			satisfied?: 'yes' | 'so-so' | 'no';
			kept?: boolean;
			note?: string;
	  };

export type SubmissionError =
	| { kind: 'no-such-submission' }
	| { kind: 'closed' }
	| { kind: 'no-such-member' }
	| { kind: 'nothing-changed' }
	| { kind: 'sent-already' }
	| { kind: 'not-sent' }
	/** Whoever the code belongs to did not agree that it is kept. */
	| { kind: 'not-agreed' }
	/** A day after today, or one on which something was said or promised for before it went out. */
	| { kind: 'wrong-day' }
	| { kind: 'code'; code: DossierCodeError['kind'] }
	| FieldError<'note'>;

/** Goes on with a submission: what was done about it becomes one entry. */
export function goOnWithSubmission(
	household: Household,
	id: string,
	act: SubmissionAct,
	stamp: EntryStamp
): Result<Entry, SubmissionError> {
	const submission = household.submissions.find((one) => one.id === id);
	if (!submission) return err({ kind: 'no-such-submission' });
	if (!isOpenSubmission(submission)) return err({ kind: 'closed' });
	const envelope = { ...stamp, v: 2 as const, submission: id };
	switch (act.does) {
		case 'correct':
			return correct(household, submission, act, envelope);
		case 'repin':
			return samePin(act.procedure, submission.procedure)
				? err({ kind: 'nothing-changed' })
				: ok({ ...envelope, type: 'submission-repinned', procedure: act.procedure });
		case 'prepare': {
			const items = changed(submission.items, act.items);
			return items
				? ok({ ...envelope, type: 'submission-prepared', items })
				: err({ kind: 'nothing-changed' });
		}
		case 'step':
			return submission.steps[act.step]
				? err({ kind: 'nothing-changed' })
				: ok({ ...envelope, type: 'submission-step', step: act.step, doneBy: act.doneBy });
		case 'block': {
			const note = readText('note', act.note, 300);
			if (!note.ok) return note;
			return ok({
				...envelope,
				type: 'submission-blocked',
				obstacle: act.obstacle,
				...(act.step === undefined ? {} : { step: act.step }),
				...personal(note.value)
			});
		}
		case 'plan': {
			if (submission.sent) return err({ kind: 'sent-already' });
			if (act.on < dayOf(stamp)) return err({ kind: 'wrong-day' });
			const { where, on, time } = act;
			const plan = { where, on, ...(time === undefined ? {} : { time }) };
			return ok({ ...envelope, type: 'submission-planned', ...plan });
		}
		case 'send':
			return send(submission, act, envelope);
		case 'note-code': {
			if (!act.agreed) return err({ kind: 'not-agreed' });
			const code = readDossierCode(act.typed);
			if (!code.ok) return err({ kind: 'code', code: code.error.kind });
			if (code.value.code === submission.code?.code) return err({ kind: 'nothing-changed' });
			return ok({
				...envelope,
				type: 'dossier-code-noted',
				agreed: true,
				personal: { code: code.value.code }
			});
		}
		case 'note':
			return note(submission, act, envelope);
		case 'close':
			return close(submission, act, envelope);
	}
}

type Envelope = EntryStamp & { v: 2; submission: string };
type Act<D extends SubmissionAct['does']> = Extract<SubmissionAct, { does: D }>;

function correct(
	household: Household,
	submission: Submission,
	{ member, answers }: Act<'correct'>,
	envelope: Envelope
): Result<Entry, SubmissionError> {
	if (member !== undefined && !presentMembers(household).some(({ id }) => id === member))
		return err({ kind: 'no-such-member' });
	const newAnswers = answers && changed(submission.answers, answers);
	const newMember = member === submission.member ? undefined : member;
	if (newAnswers === undefined && newMember === undefined) return err({ kind: 'nothing-changed' });
	return ok({
		...envelope,
		type: 'submission-corrected',
		...(newMember === undefined ? {} : { member: newMember }),
		...(newAnswers === undefined ? {} : { answers: newAnswers })
	});
}

function send(
	submission: Submission,
	{ submittedAt, doneBy, sentAt, paid, resultBy, dueOn }: Act<'send'>,
	envelope: Envelope
): Result<Entry, SubmissionError> {
	if (submission.sent) return err({ kind: 'sent-already' });
	const at = sentAt ?? isoOf(readingMs(envelope));
	const day = calendarDay(msOf(at));
	if (day > dayOf(envelope) || (dueOn !== undefined && dueOn < day))
		return err({ kind: 'wrong-day' });
	return ok({
		...envelope,
		type: 'submission-sent',
		submittedAt,
		sentAt: at,
		doneBy,
		...(paid === undefined ? {} : { paid }),
		...(resultBy === undefined ? {} : { resultBy }),
		...(dueOn === undefined ? {} : { dueOn })
	});
}

function note(
	submission: Submission,
	{ status, on, dueOn, supplement, note }: Act<'note'>,
	envelope: Envelope
): Result<Entry, SubmissionError> {
	const went = sentOn(submission);
	if (went === undefined) return err({ kind: 'not-sent' });
	if (!mayHaveBeenOn(on, went, dayOf(envelope)) || (dueOn !== undefined && dueOn < went))
		return err({ kind: 'wrong-day' });
	const words = readText('note', note, 500);
	if (!words.ok) return words;
	return ok({
		...envelope,
		type: 'dossier-noted',
		status,
		on,
		...(dueOn === undefined ? {} : { dueOn }),
		...(supplement && supplement.length > 0 ? { supplement } : {}),
		...personal(words.value)
	});
}

function close(
	submission: Submission,
	{ outcome, on, resultBy, satisfied, kept, note }: Act<'close'>,
	envelope: Envelope
): Result<Entry, SubmissionError> {
	const went = sentOn(submission);
	if (outcome === 'result-received' && went === undefined) return err({ kind: 'not-sent' });
	if (outcome === 'given-up' && went !== undefined) return err({ kind: 'sent-already' });
	const today = dayOf(envelope);
	if (on !== undefined && !mayHaveBeenOn(on, went ?? startedOn(submission), today))
		return err({ kind: 'wrong-day' });
	const words = readText('note', note, 300);
	if (!words.ok) return words;
	return ok({
		...envelope,
		...(on === undefined || on === today ? {} : { v: 3, on }),
		type: 'submission-closed',
		outcome,
		...(resultBy === undefined ? {} : { resultBy }),
		...(satisfied === undefined ? {} : { satisfied }),
		...(kept === undefined ? {} : { kept }),
		...personal(words.value)
	});
}

/**
 * What is told of a dossier was so after it went out and not after today. By a clock that is behind, today may lie before
 * the day it went out; what is heard now is written down all the same.
 */
const mayHaveBeenOn = (on: string, went: string, today: string): boolean =>
	on === today || (went <= on && on < today);

export interface RequestInput {
	procedure?: string;
	member?: string;
	words?: string;
}

export type RequestError = { kind: 'nothing-asked' } | FieldError<'words'>;

/** Writes down what somebody asks for; a procedure, words, or both. */
export function noteRequest(
	{ procedure, member, words }: RequestInput,
	stamp: EntryStamp
): Result<EntryOf<'request-noted'>, RequestError> {
	const read = readText('words', words, 200);
	if (!read.ok) return read;
	if (procedure === undefined && read.value === undefined) return err({ kind: 'nothing-asked' });
	return ok({
		...stamp,
		v: 2,
		type: 'request-noted',
		...(procedure === undefined ? {} : { procedure }),
		...(member === undefined ? {} : { member }),
		...(read.value === undefined ? {} : { personal: { words: read.value } })
	});
}

export type RequestEndError = { kind: 'no-such-request' } | { kind: 'nothing-changed' };

/** Nobody waits for it any more: it was done, by whomever, or is not wanted. */
export function closeRequest(
	household: Household,
	{ request, end }: { request: string; end: RequestEnd },
	stamp: EntryStamp
): Result<EntryOf<'request-closed'>, RequestEndError> {
	const asked = household.requests.find(({ entryId }) => entryId === request);
	if (!asked) return err({ kind: 'no-such-request' });
	if (asked.closed?.end === end) return err({ kind: 'nothing-changed' });
	return ok({ ...stamp, v: 3, type: 'request-closed', request, end });
}

/** By the commune's time, as well as the device knows it; a phone's own may be days off. */
const readingMs = ({ at }: EntryStamp): number => parseReading(at).ms;
const startedOn = (submission: Submission): string => calendarDay(startedMs(submission));
const dayOf = (stamp: EntryStamp): string => calendarDay(readingMs(stamp));

const samePin = (a: PinnedProcedure, b: PinnedProcedure): boolean =>
	a.id === b.id && a.version === b.version;

/** Only what differs, so that two people's answers about two things both stand; undefined where nothing does. */
function changed<T>(
	known: Readonly<Record<string, T>>,
	said: Readonly<Record<string, T>>
): Record<string, T> | undefined {
	const different = Object.entries(said).filter(([key, value]) => known[key] !== value);
	return different.length > 0 ? Object.fromEntries(different) : undefined;
}

const personal = (note: string | undefined): { personal?: { note: string } } =>
	note === undefined ? {} : { personal: { note } };
