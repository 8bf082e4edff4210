import type { SubmissionAct, SubmissionError } from '$lib/domain/submission/submission-decisions';
import type { Result } from '$lib/domain/result';
import { fieldErrorText, fieldErrorWords, storageProblem } from '$lib/i18n/field-errors';
import { submissionProblem, submissionWords } from '$lib/i18n/submission';
import type { LedgerError, Saved } from '$lib/worker/api';
import { run } from './device.svelte';

export type Act = (act: SubmissionAct) => Promise<Result<Saved, SubmissionError | LedgerError>>;

/** What is done on the page of one submission: the last of it can be taken back, and what went wrong is told. */
export class SubmissionActs {
	/** The entry that was just written; until the next one, or until it is taken back. */
	last = $state.raw<string>();
	takenBack = $state(false);
	problem = $state<string>();
	busy = $state(false);

	constructor(
		private readonly householdId: string,
		private readonly submission: string
	) {}

	/** A second tap while the first is being written down is the same tap. */
	readonly act: Act = async (act) => {
		this.busy = true;
		this.problem = undefined;
		this.takenBack = false;
		const { householdId, submission } = this;
		const saved = await run('goOnWithSubmission', { householdId, submission, act });
		this.busy = false;
		if (saved.ok) this.last = saved.value.entryId;
		else if (saved.error.kind !== 'nothing-changed') this.problem = wordsFor(saved.error);
		return saved;
	};

	readonly undo = async (): Promise<boolean> => {
		const entryId = this.last;
		if (entryId === undefined) return false;
		this.problem = undefined;
		const { householdId } = this;
		const voided = await run('voidEntry', { householdId, entryId, reason: 'undo' });
		if (!voided.ok && voided.error.kind !== 'already-voided') {
			this.problem = wordsFor(voided.error);
			return false;
		}
		this.last = undefined;
		this.takenBack = true;
		return true;
	};
}

/** What to tell; for a field, beside it. */
export function wordsFor(error: { kind: string } | SubmissionError): string {
	if ('field' in error) return fieldErrorText(error, submissionWords().title, fieldErrorWords());
	return storageProblem(error) ?? submissionProblem(error.kind);
}
