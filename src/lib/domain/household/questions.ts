import type { Entry } from '../entries/entry';
import type { AskedQuestion, Reply } from '../entries/question-entries';
import type { HistoryLine, WhoAndWhen } from './household';
import { whoAndWhen } from './who-and-when';

/**
 * Somebody asked the author of an entry about it.
 *
 * @property about the entry  @property of who wrote that; they are asked
 * @property isOver the entry was taken back, so that nothing is left to be asked
 */
export interface Question extends WhoAndWhen {
	about: string;
	of: string;
	question: AskedQuestion;
	note?: string;
	byOfficer?: true;
	isOver?: true;
	answer?: WhoAndWhen & { answer: Reply; note?: string };
}

/**
 * The oldest first; one whose entry has not arrived here is not told of yet.
 *
 * @param standing entries in clock order  @param history of the same household, with what was taken back
 */
export function questionsIn(
	standing: readonly Entry[],
	history: readonly HistoryLine[]
): Question[] {
	if (!standing.some(({ type }) => type === 'question-asked')) return [];
	const lines = new Map(history.map((line) => [line.entryId, line]));
	const questions = new Map<string, Question>();
	for (const entry of standing) {
		if (entry.type !== 'question-asked') continue;
		const line = lines.get(entry.about);
		if (!line) continue;
		questions.set(entry._id, {
			...whoAndWhen(entry),
			about: entry.about,
			of: line.by,
			question: entry.question,
			...noteOf(entry),
			...(entry.byOfficer ? { byOfficer: true } : {}),
			...(line.voided ? { isOver: true } : {})
		});
	}
	// Apart from the questions: the clock of who answers may be behind that of who asked.
	for (const entry of standing) {
		if (entry.type !== 'question-answered') continue;
		const asked = questions.get(entry.question);
		if (asked?.of === entry.by)
			asked.answer = { ...whoAndWhen(entry), answer: entry.answer, ...noteOf(entry) };
	}
	return [...questions.values()];
}

export const isOpen = ({ answer, isOver }: Question): boolean => !answer && !isOver;

const noteOf = ({ personal }: { personal?: { note?: string | undefined } | undefined }) =>
	personal?.note === undefined ? {} : { note: personal.note };
