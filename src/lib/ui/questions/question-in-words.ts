import type { Question } from '$lib/domain/household/questions';
import type { QuestionsInWords } from '$lib/i18n/questions';

interface Named {
	/** The sign-in name of the person at the device. */
	me: string | undefined;
	nameOf: (by: string) => string;
	/** "bạn" for that person. */
	nameOrYou: (by: string) => string;
}

/** Who asks whom: "Cán bộ xã Lò Văn Páo hỏi bạn". */
export function askedInWords(
	{ by, of, byOfficer }: Pick<Question, 'by' | 'of' | 'byOfficer'>,
	{ me, nameOf, nameOrYou }: Named,
	words: QuestionsInWords
): string {
	if (of === me) return byOfficer ? words.officerAsks(nameOf(by)) : words.asks(nameOf(by));
	return byOfficer && by !== me
		? words.officerAsked(nameOf(by), nameOf(of))
		: words.asked(nameOrYou(by), nameOf(of));
}

/** The question itself; a note says more, or all of it. */
export const questionInWords = (
	{ question, note }: Pick<Question, 'question' | 'note'>,
	words: QuestionsInWords
): string => {
	if (question === 'in-words') return note ?? words.question[question];
	return note === undefined ? words.question[question] : `${words.question[question]} ${note}`;
};

export function answerInWords(
	{ answer }: Pick<Question, 'answer'>,
	words: QuestionsInWords
): string | undefined {
	if (!answer) return undefined;
	if (answer.answer === 'in-words') return answer.note ?? words.answer['in-words'];
	const said = words.answer[answer.answer];
	return answer.note === undefined ? said : `${said}. ${answer.note}`;
}
