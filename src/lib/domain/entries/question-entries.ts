import { z } from 'zod/mini';
import { EntryId } from '../ids';
import { envelope, shortText, sinceVersion2 } from './envelope';

/** What is asked of somebody about what they wrote down: short, and answered with one tap. */
export const QUESTIONS = [
	'as-recorded',
	'at-the-house',
	'from-paper',
	'seen-alone',
	/** In the note alone. */
	'in-words'
] as const;
export const AskedQuestion = z.enum(QUESTIONS);
export type AskedQuestion = z.infer<typeof AskedQuestion>;

export const REPLIES = ['yes', 'no', 'not-sure', 'in-words'] as const;
export const Reply = z.enum(REPLIES);
export type Reply = z.infer<typeof Reply>;

const personal = z.optional(z.strictObject({ note: z.optional(shortText(300)) }));

/** Of the author of another entry of this household; says nothing about the household itself. */
export const QuestionAsked = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('question-asked'),
	about: EntryId,
	question: AskedQuestion,
	byOfficer: z.optional(z.literal(true)),
	personal
});

/** Counts from the one who was asked; the later answer over the earlier. */
export const QuestionAnswered = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('question-answered'),
	question: EntryId,
	answer: Reply,
	personal
});
