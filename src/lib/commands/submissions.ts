import type { EntryStamp } from '../domain/entries/envelope';
import type { Household } from '../domain/household/household';
import type { RequestEnd } from '../domain/entries/submission-entries';
import { ok, type Result } from '../domain/result';
import {
	closeRequest,
	goOnWithSubmission,
	noteRequest,
	startSubmission,
	type RequestInput,
	type StartError,
	type StartInput,
	type SubmissionAct
} from '../domain/submission/submission-decisions';
import { decideAndWrite, type App, type CommandError, type Saved } from './app';

export type Started = Saved & { submission: string };

/** @param args.submission its id, made when the form was opened: the same form saved twice begins it once */
export async function startSubmissionNow(
	app: App,
	args: { householdId: string; submission?: string; input: StartInput }
): Promise<Result<Started, StartError | CommandError>> {
	const submission = args.submission ?? app.newId();
	const saved = await decideAndWrite(
		app,
		args.householdId,
		(household: Household, stamp: EntryStamp) =>
			startSubmission(household, args.input, submission, stamp)
	);
	return saved.ok ? ok({ ...saved.value, submission }) : saved;
}

export const goOnWithSubmissionNow = (
	app: App,
	{ householdId, submission, act }: { householdId: string; submission: string; act: SubmissionAct }
) =>
	decideAndWrite(app, householdId, (household, stamp) =>
		goOnWithSubmission(household, submission, act, stamp)
	);

export const noteRequestNow = (
	app: App,
	{ householdId, input }: { householdId: string; input: RequestInput }
) => decideAndWrite(app, householdId, (_, stamp) => noteRequest(input, stamp));

export const closeRequestNow = (
	app: App,
	{ householdId, input }: { householdId: string; input: { request: string; end: RequestEnd } }
) => decideAndWrite(app, householdId, (household, stamp) => closeRequest(household, input, stamp));
