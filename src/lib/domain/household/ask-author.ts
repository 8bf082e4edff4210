import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { AskedQuestion, Reply } from '../entries/question-entries';
import { readRequiredText, readText, type FieldError } from '../free-text';
import { err, ok, type Result } from '../result';
import type { HistoryLine, Household } from './household';

const MAX_NOTE = 300;

type NoteError =
	| FieldError<'note'>
	/** It would be read by people whom its owner never gave it to. */
	| { kind: 'phone-number' };

export type AskError =
	| NoteError
	| { kind: 'no-such-entry' }
	/** There is nobody else to ask. */
	| { kind: 'own-entry' };

export interface QuestionInput {
	/** The entry whose author is asked. */
	about: string;
	question: AskedQuestion;
	note?: string | undefined;
}

export function askAuthor(
	household: Household,
	{ about, question, note: typed }: QuestionInput,
	stamp: EntryStamp,
	{ isOfficer }: { isOfficer: boolean }
): Result<EntryOf<'question-asked'>, AskError> {
	const line = household.history.find(({ entryId }) => entryId === about);
	if (!line || line.voided) return err({ kind: 'no-such-entry' });
	if (line.by === stamp.by) return err({ kind: 'own-entry' });
	const note = readNote(typed, question === 'in-words');
	if (!note.ok) return note;
	return ok({
		...stamp,
		v: 2,
		type: 'question-asked',
		about,
		question,
		...(isOfficer ? { byOfficer: true as const } : {}),
		...asPersonal(note.value)
	});
}

export type ReplyError = NoteError | { kind: 'no-such-question' } | { kind: 'not-asked' };

export interface ReplyInput {
	question: string;
	answer: Reply;
	note?: string | undefined;
}

export function answerQuestion(
	household: Household,
	{ question, answer, note: typed }: ReplyInput,
	stamp: EntryStamp
): Result<EntryOf<'question-answered'>, ReplyError> {
	const asked = household.questions.find(({ entryId }) => entryId === question);
	if (!asked) return err({ kind: 'no-such-question' });
	if (asked.of !== stamp.by) return err({ kind: 'not-asked' });
	const note = readNote(typed, answer === 'in-words');
	if (!note.ok) return note;
	return ok({
		...stamp,
		v: 2,
		type: 'question-answered',
		question,
		answer,
		...asPersonal(note.value)
	});
}

/** Whether somebody may be asked about this line: not oneself, and not about a question. */
export const mayAskAbout = ({ by, type, voided }: HistoryLine, me: string | undefined): boolean =>
	me !== undefined && by !== me && !voided && !NOTHING_TO_ASK.some((one) => one === type);

const NOTHING_TO_ASK = ['question-asked', 'question-answered', 'door-claimed'] as const;

function readNote(
	typed: string | undefined,
	isRequired: boolean
): Result<string | undefined, NoteError> {
	const read = isRequired
		? readRequiredText('note', typed ?? '', MAX_NOTE)
		: readText('note', typed, MAX_NOTE);
	if (read.ok && PHONE.test(read.value ?? '')) return err({ kind: 'phone-number' });
	return read;
}

/** Ten digits from 0 or +84, however they are spaced. */
const PHONE = /(?<!\d)(?:0|\+?84)(?:[\s.()-]*\d){8,9}(?!\d)/u;

const asPersonal = (note: string | undefined) => (note === undefined ? {} : { personal: { note } });
