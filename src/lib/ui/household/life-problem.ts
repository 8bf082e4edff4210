import { storageProblem } from '$lib/i18n/field-errors';
import { householdWords } from '$lib/i18n/household';
import { lifeWords } from '$lib/i18n/household-life';

/** Why a household could not be changed, in words. */
export function lifeProblem(error: { kind: string }): string {
	const words: Record<string, string> = lifeWords().problem;
	return words[error.kind] ?? storageProblem(error) ?? householdWords().detail.gone.title;
}
