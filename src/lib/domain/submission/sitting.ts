import type { Checklist, ListedDocument } from '../procedures/checklist';
import type { Step } from '../procedures/procedure';
import type { Skill } from '../visit/skills';
import type { Submission } from './submission';

/** What is got ready beforehand: carried along, shown, or known; for sure or perhaps. */
export const papersOf = ({ bring, show, ready }: Checklist): readonly ListedDocument[] => [
	...bring,
	...show,
	...ready
];

/** Papers that are needed for sure and nobody has said are at hand. */
export const missingPapers = (
	checklist: Checklist,
	items: Submission['items']
): readonly ListedDocument[] =>
	papersOf(checklist).filter(({ id, sure }) => sure && items[id] !== true);

/** By one of these it goes out: sent on the portal, or the appointment slip taken at the desk. Ids of steps stay as they are. */
const SENDING_STEPS: readonly string[] = ['send', 'slip'];

/**
 * @property steps what is done together before it goes out
 * @property sending the step by which it goes out, where the procedure names one
 * @property later what is left to do after that
 */
export interface Sitting {
	readonly steps: readonly Step[];
	readonly sending: Step | undefined;
	readonly later: readonly Step[];
}

export function sittingOf({ steps }: Checklist): Sitting {
	const at = steps.findIndex(({ id }) => SENDING_STEPS.includes(id));
	if (at === -1) return { steps, sending: undefined, later: [] };
	return { steps: steps.slice(0, at), sending: steps[at], later: steps.slice(at + 1) };
}

/**
 * The step to go on with; undefined when all that is left is to send it. One that was passed over, such as paying where
 * nothing is to be paid, does not come back by itself.
 */
export const nextStepOf = (
	{ steps }: Sitting,
	done: Readonly<Record<string, unknown>>
): Step | undefined => steps[steps.findLastIndex(({ id }) => done[id] !== undefined) + 1];

/** What is done of it, each by the place it has among the steps. */
export const doneSteps = (
	{ steps }: Sitting,
	done: Submission['steps']
): { number: number; done: Submission['steps'][string] }[] =>
	steps.flatMap(({ id }, i) => (done[id] ? [{ number: i + 1, done: done[id] }] : []));

/** What a citizen shows who did all of it alone, on the portal; none where anybody helped with anything. */
export function skillsShown({ steps, sent }: Submission): readonly Skill[] {
	if (sent?.submittedAt !== 'online' || sent.doneBy !== 'citizen') return [];
	if (Object.values(steps).some(({ doneBy }) => doneBy !== 'citizen')) return [];
	return [
		...(steps['sign-in'] ? (['signs-in-alone'] as const) : []),
		...(steps['find'] ? (['has-opened-portal'] as const) : []),
		'has-submitted-or-looked-up',
		...(sent.paid === 'online' ? (['pays-online'] as const) : [])
	];
}
