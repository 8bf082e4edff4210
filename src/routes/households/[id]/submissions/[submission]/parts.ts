import type { Checklist } from '$lib/domain/procedures/checklist';
import type { Procedure } from '$lib/domain/procedures/procedure';
import type { Submission } from '$lib/domain/submission/submission';
import type { SubmissionActs } from '$lib/state/submission-acts.svelte';
import type { HouseholdView } from '$lib/worker/api';

/** What the page of a submission shows; each has its address, so that going back goes one part back. */
export const PARTS = [
	'papers',
	'who',
	'steps',
	'blocked',
	'plan',
	'send',
	'stop',
	'code',
	'skills'
] as const;
export type Part = (typeof PARTS)[number];

/** @property whom whose procedure it is, as one speaks of them  @property home where one goes back to */
export interface PartProps {
	view: HouseholdView;
	submission: Submission;
	procedure: Procedure;
	checklist: Checklist;
	acts: SubmissionActs;
	whom: string;
	home: string;
}

export const partHref = (part: Part, further: Record<string, string> = {}): string =>
	`?${new URLSearchParams({ part, ...further })}`;
