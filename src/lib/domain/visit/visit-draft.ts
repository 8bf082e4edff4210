import { z } from 'zod/mini';
import { ComeBack, NextStep } from '../entries/visit-entries';
import { Ulid } from '../ids';
import { DoneBy, NotPossibleReason, Skill } from './skills';

/** An answer as it stands on the screen: who did the steps, or why it cannot be, may still be missing. */
export const DraftAnswer = z.discriminatedUnion('state', [
	z.object({ state: z.literal('yes'), doneBy: z.optional(DoneBy) }),
	z.object({ state: z.literal('no') }),
	z.object({ state: z.literal('not-asked') }),
	z.object({ state: z.literal('not-possible'), reason: z.optional(NotPossibleReason) })
]);
export type DraftAnswer = z.infer<typeof DraftAnswer>;

/**
 * A visit while it is being written down; kept at every answer, so that a killed browser costs nothing. Members who are
 * no longer ticked keep their answers until the visit is saved.
 *
 * @property step the question last looked at
 * @property askOn members who are asked the later rungs although an earlier one is lacking
 * @property noReturn somebody said that nobody comes back, also where a return had been agreed before
 * @property taught skills that were practised together
 * @property newMember a name half typed for someone who is not on the list yet
 */
export const VisitDraft = z.object({
	v: z.literal(1),
	startedAt: z.iso.datetime(),
	touchedAt: z.iso.datetime(),
	step: z.string(),
	outcome: z.optional(z.literal('come-back')),
	met: z.array(Ulid),
	answers: z.record(z.string(), z.partialRecord(Skill, DraftAnswer)),
	askOn: z.array(Ulid),
	comeBack: z.optional(ComeBack),
	noReturn: z.optional(z.literal(true)),
	nextStep: z.optional(NextStep),
	taught: z.optional(z.array(Skill)),
	note: z.string(),
	newMember: z.optional(z.string())
});
export type VisitDraft = z.infer<typeof VisitDraft>;

export const emptyVisitDraft = (nowIso: string): VisitDraft => ({
	v: 1,
	startedAt: nowIso,
	touchedAt: nowIso,
	step: 'who',
	met: [],
	answers: {},
	askOn: [],
	note: ''
});

/** What a draft's keeper gave back, or undefined where it is from a release that wrote it otherwise. */
export function readVisitDraft(kept: unknown): VisitDraft | undefined {
	const parsed = VisitDraft.safeParse(kept);
	return parsed.success ? parsed.data : undefined;
}

/** Nothing in it that a person would miss. */
export const isBlank = ({ outcome, met, answers, note, newMember, ...rest }: VisitDraft): boolean =>
	outcome === undefined &&
	met.length === 0 &&
	Object.keys(answers).length === 0 &&
	rest.comeBack === undefined &&
	rest.nextStep === undefined &&
	(rest.taught ?? []).length === 0 &&
	note === '' &&
	(newMember ?? '') === '';

export const answerOf = (
	draft: VisitDraft,
	memberId: string,
	skill: Skill
): DraftAnswer | undefined => draft.answers[memberId]?.[skill];

/** Ticking somebody says that people were met, so a promise chosen before as the outcome becomes part of the visit. */
export function tickMember(draft: VisitDraft, memberId: string, ticked: boolean): VisitDraft {
	const others = draft.met.filter((id) => id !== memberId);
	const { outcome: _, ...rest } = draft;
	return { ...rest, met: ticked ? [...others, memberId] : others };
}

export const promiseOnly = (draft: VisitDraft): VisitDraft => ({
	...draft,
	outcome: 'come-back',
	met: []
});

export function answerSkill(
	draft: VisitDraft,
	memberId: string,
	skill: Skill,
	answer: DraftAnswer | undefined
): VisitDraft {
	const { [skill]: _, ...others } = draft.answers[memberId] ?? {};
	const answers = answer === undefined ? others : { ...others, [skill]: answer };
	return { ...draft, answers: { ...draft.answers, [memberId]: answers } };
}

export const askFurther = (draft: VisitDraft, memberId: string): VisitDraft =>
	draft.askOn.includes(memberId) ? draft : { ...draft, askOn: [...draft.askOn, memberId] };

/** Whether a skill was practised together in this visit. */
export function markTaught(draft: VisitDraft, skill: Skill, practised: boolean): VisitDraft {
	const { taught = [], ...rest } = draft;
	const others = taught.filter((other) => other !== skill);
	const marked = practised ? [...others, skill] : others;
	return marked.length === 0 ? rest : { ...rest, taught: marked };
}

/** @param comeBack undefined takes the promise back, one of an earlier visit as well */
export function promise(draft: VisitDraft, comeBack: VisitDraft['comeBack']): VisitDraft {
	const { comeBack: _, noReturn: __, ...rest } = draft;
	return comeBack === undefined ? { ...rest, noReturn: true } : { ...rest, comeBack };
}

export function planNext(draft: VisitDraft, nextStep: VisitDraft['nextStep']): VisitDraft {
	const { nextStep: _, ...rest } = draft;
	return nextStep === undefined ? rest : { ...rest, nextStep };
}
