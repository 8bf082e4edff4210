import {
	answerQuestion,
	askAuthor,
	type QuestionInput,
	type ReplyInput
} from '../domain/household/ask-author';
import { decideAndWrite, type App } from './app';

/** Asks somebody about what they wrote down. */
export const askAuthorNow = (
	app: App,
	{ householdId, input }: { householdId: string; input: QuestionInput }
) =>
	decideAndWrite(app, householdId, (household, stamp) =>
		askAuthor(household, input, stamp, { isOfficer: app.isOfficer })
	);

export const answerQuestionNow = (
	app: App,
	{ householdId, input }: { householdId: string; input: ReplyInput }
) =>
	decideAndWrite(app, householdId, (household, stamp) => answerQuestion(household, input, stamp));
