import type { FieldError } from '../free-text';
import { readText } from '../free-text';
import type { MetMember } from '../entries/visit-entries';
import type { Household, Member } from '../household/household';
import { NOTE_MAX, type VisitInput } from './record-visit';
import { err, ok, type Result } from '../result';
import { CAPABLE_SKILLS, isAlone, SKILLS, type Skill, type SkillAnswers } from './skills';
import { standingPromise } from './standing-promise';
import { answerOf, type DraftAnswer, type VisitDraft } from './visit-draft';

/**
 * One question a screen. The questions follow from what is known and what has been answered:
 *
 *   who ──► (each one met: the rungs that can have changed) ──► taught ──► next step ──► return ──► note
 *    └────► return, where nobody was met and a day was agreed: with a note beside it, so that it stays one screen
 *
 * Every one of them may be passed over, and the visit saved from any of them.
 */
export type VisitStep =
	| { kind: 'who' }
	| { kind: 'skill'; memberId: string; skill: Skill }
	| { kind: 'taught' }
	| { kind: 'next-step' }
	| { kind: 'return' }
	| { kind: 'note' };

/** The three skills that count come first, so that whoever stops early has reached them; then what explains them. */
const ASKING_ORDER: readonly Skill[] = [
	...CAPABLE_SKILLS,
	'has-level-2-account',
	'has-id-card',
	'has-opened-portal',
	'pays-online'
];

/** Only stations on the way: who was seen on a higher rung has passed them. */
const STATIONS: readonly Skill[] = ['has-id-card', 'has-level-2-account', 'has-opened-portal'];

/** Owning a card or a level-2 account takes no steps on a phone, so nobody is asked who did them. */
const WITHOUT_STEPS: readonly Skill[] = ['has-id-card', 'has-level-2-account'];
export const takesSteps = (skill: Skill): boolean => !WITHOUT_STEPS.includes(skill);

export function visitSteps(household: Household, draft: VisitDraft): VisitStep[] {
	if (draft.outcome === 'come-back') return [{ kind: 'who' }, { kind: 'return' }];
	const met = metMembers(household, draft);
	if (met.length === 0) return [{ kind: 'who' }];
	return [
		{ kind: 'who' },
		...met.flatMap((member) =>
			skillsToAsk(member, draft).map((skill): VisitStep => ({
				kind: 'skill',
				memberId: member.id,
				skill
			}))
		),
		{ kind: 'taught' },
		{ kind: 'next-step' },
		{ kind: 'return' },
		{ kind: 'note' }
	];
}

/** What can be practised on a phone; owning a card or an account cannot. */
export const TEACHABLE_SKILLS: readonly Skill[] = SKILLS.filter(takesSteps);

/**
 * In the order of the household, whoever was ticked first. Who was ticked stays met, also where a colleague's word that
 * they left comes while the visit is written down: both stand, and people decide.
 */
export const metMembers = ({ members }: Household, { met }: VisitDraft): Member[] =>
	members.filter(({ id }) => met.includes(id));

/** What can have changed since it was last seen, and what was answered in this visit already. */
export function skillsToAsk(member: Member, draft: VisitDraft): Skill[] {
	const left = new Set(skillsPassedOver(member, draft));
	return openSkills(member, draft).filter((skill) => !left.has(skill));
}

/** Later rungs, left at "not asked" because an earlier one is lacking, until somebody wants to ask them all the same. */
export function skillsPassedOver(member: Member, draft: VisitDraft): Skill[] {
	if (draft.askOn.includes(member.id)) return [];
	return openSkills(member, draft).filter(
		(skill) =>
			answerOf(draft, member.id, skill) === undefined &&
			rungsBelow(skill).some((rung) => isLacking(answerOf(draft, member.id, rung)))
	);
}

function openSkills(member: Member, draft: VisitDraft): Skill[] {
	return ASKING_ORDER.filter((skill) => {
		if (answerOf(draft, member.id, skill) !== undefined) return true;
		return !isAlone(member.skills[skill]) && !isPassed(skill, member, draft);
	});
}

function isPassed(skill: Skill, member: Member, draft: VisitDraft): boolean {
	if (!STATIONS.includes(skill)) return false;
	return rungsAbove(skill).some(
		(rung) => (answerOf(draft, member.id, rung) ?? member.skills[rung])?.state === 'yes'
	);
}

const rungsBelow = (skill: Skill): readonly Skill[] => SKILLS.slice(0, SKILLS.indexOf(skill));
const rungsAbove = (skill: Skill): readonly Skill[] => SKILLS.slice(SKILLS.indexOf(skill) + 1);

const isLacking = (answer: DraftAnswer | undefined): boolean =>
	answer?.state === 'no' || answer?.state === 'not-possible';

/** The name of a step in the address, so that every question can be opened again. */
export const stepKey = (step: VisitStep): string =>
	step.kind === 'skill' ? `${step.memberId}.${step.skill}` : step.kind;

export const stepAt = (steps: readonly VisitStep[], key: string | null): VisitStep | undefined =>
	steps.find((step) => stepKey(step) === key);

export const stepAfter = (steps: readonly VisitStep[], step: VisitStep): VisitStep | undefined =>
	steps[indexOf(steps, step) + 1];

export const stepBefore = (steps: readonly VisitStep[], step: VisitStep): VisitStep | undefined =>
	steps[indexOf(steps, step) - 1];

const indexOf = (steps: readonly VisitStep[], step: VisitStep): number =>
	steps.findIndex((other) => stepKey(other) === stepKey(step));

/** What one answer still lacks before it says anything: only what a citizen did alone counts, so who did it is needed. */
export function lackingDetail(
	skill: Skill,
	answer: DraftAnswer | undefined
): 'done-by' | 'reason' | undefined {
	if (answer?.state === 'yes' && answer.doneBy === undefined && takesSteps(skill)) return 'done-by';
	if (answer?.state === 'not-possible' && answer.reason === undefined) return 'reason';
	return undefined;
}

export type NotSavableYet =
	| { kind: 'nobody-named'; step: VisitStep }
	| { kind: 'no-day'; step: VisitStep }
	/** A year mistyped, or a draft left until the day was over. */
	| { kind: 'day-over'; step: VisitStep }
	| { kind: 'lacking-detail'; step: VisitStep; detail: 'done-by' | 'reason' }
	| { kind: 'note'; step: VisitStep; error: FieldError<'note'> };

/**
 * The visit as it would be recorded now, or the one question that must be looked at first.
 *
 * @param today `yyyy-mm-dd`; nobody promises a day that is over
 */
export function visitInput(
	household: Household,
	draft: VisitDraft,
	today: string
): Result<VisitInput, NotSavableYet> {
	const note = readText('note', draft.note, NOTE_MAX);
	if (!note.ok) {
		const kind = draft.outcome === 'come-back' ? 'return' : 'note';
		return err({ kind: 'note', step: { kind }, error: note.error });
	}
	const common = {
		startedAt: draft.startedAt,
		...(note.value === undefined ? {} : { note: note.value })
	};
	if (draft.comeBack && draft.comeBack.on < today)
		return err({ kind: 'day-over', step: { kind: 'return' } });
	if (draft.outcome === 'come-back')
		return draft.comeBack
			? ok({ outcome: 'come-back', comeBack: draft.comeBack, ...common })
			: err({ kind: 'no-day', step: { kind: 'return' } });

	const met: MetMember[] = [];
	for (const { id: memberId } of metMembers(household, draft)) {
		const skills = completeAnswers(memberId, draft);
		if (!skills.ok) return skills;
		met.push({ memberId, skills: skills.value });
	}
	if (met.length === 0) return err({ kind: 'nobody-named', step: { kind: 'who' } });
	const comeBack = agreedReturn(household, draft, today);
	return ok({
		outcome: 'met',
		met,
		...(comeBack ? { comeBack } : {}),
		...(draft.nextStep ? { nextStep: draft.nextStep } : {}),
		...(draft.taught ? { taught: draft.taught } : {}),
		...common
	});
}

/**
 * The return as this visit leaves it. One agreed before, for a day still to come, stands until somebody says otherwise:
 * whoever saves without having come to that question takes no promise away.
 */
export function agreedReturn(
	{ visits }: Household,
	{ comeBack, noReturn }: VisitDraft,
	today: string
): VisitDraft['comeBack'] {
	if (comeBack || noReturn) return comeBack;
	const agreed = standingPromise(visits);
	return agreed && agreed.on > today ? agreed : undefined;
}

function completeAnswers(memberId: string, draft: VisitDraft): Result<SkillAnswers, NotSavableYet> {
	const skills: SkillAnswers = {};
	for (const skill of SKILLS) {
		const answer = answerOf(draft, memberId, skill);
		const detail = lackingDetail(skill, answer);
		if (detail)
			return err({ kind: 'lacking-detail', step: { kind: 'skill', memberId, skill }, detail });
		if (answer?.state === 'yes')
			skills[skill] = { state: 'yes', doneBy: answer.doneBy ?? 'citizen' };
		else if (answer?.state === 'not-possible' && answer.reason !== undefined)
			skills[skill] = { state: 'not-possible', reason: answer.reason };
		else if (answer?.state === 'no' || answer?.state === 'not-asked')
			skills[skill] = { state: answer.state };
	}
	return ok(skills);
}

/** What the answers point to as the next thing to do; offered first, never chosen by itself. */
export function suggestedNextStep(household: Household, draft: VisitDraft): VisitDraft['nextStep'] {
	for (const member of metMembers(household, draft)) {
		const answers = SKILLS.map((skill) => answerOf(draft, member.id, skill));
		const reasons = answers.map((answer) =>
			answer?.state === 'not-possible' ? answer.reason : undefined
		);
		if (isLacking(answerOf(draft, member.id, 'has-level-2-account'))) return 'level-2-at-police';
		if (reasons.some((reason) => reason === 'forgot-passcode' || reason === 'account-locked'))
			return 'recover-passcode';
		if (reasons.some((reason) => reason === 'sim-not-own' || reason === 'sim-lost'))
			return 'own-sim';
		if (answerOf(draft, member.id, 'signs-in-alone')?.state === 'no') return 'teach-sign-in';
		if (answerOf(draft, member.id, 'has-submitted-or-looked-up')?.state === 'no')
			return 'teach-submit';
	}
	return undefined;
}
