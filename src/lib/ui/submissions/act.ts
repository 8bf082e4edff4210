import type { Result } from '$lib/domain/result';
import type { SubmissionAct, SubmissionError } from '$lib/domain/submission/submission-decisions';
import { fieldErrorText, fieldErrorWords } from '$lib/i18n/field-errors';

/** Writes down what was done about the submission on the screen; the page tells what went wrong that no field is to blame for. */
export type Act = (
	act: SubmissionAct
) => Promise<Result<unknown, SubmissionError | { kind: string }>>;

/** What to mend in the field beside which it is told; undefined where it is not the field's fault. */
export const fieldProblem = (
	error: SubmissionError | { kind: string },
	label: string
): string | undefined =>
	'field' in error ? fieldErrorText(error, label, fieldErrorWords()) : undefined;
