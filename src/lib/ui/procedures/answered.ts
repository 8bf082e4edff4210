import type { Answers } from '$lib/domain/procedures/checklist';
import type { Question, Words } from '$lib/domain/procedures/procedure';

export interface Answered {
	id: string;
	text: Words;
	answer: Words;
}

/** Of the questions that matter those that were answered. */
export const answeredOf = (questions: readonly Question[], answers: Answers): Answered[] =>
	questions.flatMap(({ id, text, answers: possible }) => {
		const answer = possible.find((one) => one.id === answers[id]);
		return answer ? [{ id, text, answer: answer.text }] : [];
	});
