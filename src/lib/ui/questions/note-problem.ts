import type { AskError, ReplyError } from '$lib/domain/household/ask-author';
import { fieldErrorText, fieldErrorWords, storageProblem } from '$lib/i18n/field-errors';
import { questionWords } from '$lib/i18n/questions';

/** What stands beside the note, or the reason why nothing was saved; undefined where neither is known. */
export function noteProblem(
	error: AskError | ReplyError | { kind: string },
	label: string
): string | undefined {
	if (error.kind === 'phone-number') return questionWords().phoneNumber;
	if ('field' in error) return fieldErrorText(error, label, fieldErrorWords());
	return storageProblem(error);
}
