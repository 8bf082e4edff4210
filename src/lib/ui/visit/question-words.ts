import { answerOf, type VisitDraft } from '$lib/domain/visit/visit-draft';
import { stepAfter, stepBefore, visitSteps, type VisitStep } from '$lib/domain/visit/visit-steps';
import type { Household } from '$lib/domain/household/household';
import type { SkillsInWords } from '$lib/i18n/skills';
import type { VisitInWords } from '$lib/i18n/visit';
import { capitalised } from '$lib/i18n/capitalised';
import { addressOf } from '../household/people';

/** What stands around a question: the question itself, where one is, where one goes on and back to. */
export interface QuestionWords {
	/** Of the document: nobody is named in it. */
	title: string;
	question: string;
	place: string;
	/** Undefined on the last one: from there the visit is saved. */
	next: string | undefined;
	back: string;
}

export function questionWords(
	household: Household,
	draft: VisitDraft,
	step: VisitStep,
	words: VisitInWords,
	skills: SkillsInWords
): QuestionWords {
	const steps = visitSteps(household, draft);
	const addressed = (memberId: string) => {
		const member = household.members.find(({ id }) => id === memberId);
		return member ? addressOf(member) : '';
	};
	return {
		title:
			step.kind === 'skill'
				? words.questionTitle(skills.skill[step.skill].topic)
				: questionOf(step, draft, addressed, words, skills),
		question: questionOf(step, draft, addressed, words, skills),
		place: placeOf(step, steps, addressed, words),
		next: nextOf(step, steps, draft, addressed, words),
		back: backOf(step, steps, words)
	};
}

type Addressed = (memberId: string) => string;

function questionOf(
	step: VisitStep,
	draft: VisitDraft,
	addressed: Addressed,
	words: VisitInWords,
	skills: SkillsInWords
): string {
	switch (step.kind) {
		case 'who':
			return words.whoMet;
		case 'skill':
			return skills.skill[step.skill].question(addressed(step.memberId));
		case 'taught':
			return words.taught;
		case 'next-step':
			return words.whatNext;
		case 'return':
			return draft.outcome === 'come-back' ? words.returnDay : words.anotherVisit;
		case 'note':
			return words.note;
	}
}

function placeOf(
	step: VisitStep,
	steps: readonly VisitStep[],
	addressed: Addressed,
	words: VisitInWords
): string {
	if (step.kind === 'who') return words.question(1);
	if (step.kind !== 'skill') return steps.length > 2 ? words.lastQuestions : words.question(2);
	const own = steps.filter((other) => other.kind === 'skill' && other.memberId === step.memberId);
	const number = own.findIndex((other) => other.kind === 'skill' && other.skill === step.skill) + 1;
	return words.questionAbout(capitalised(addressed(step.memberId)), number, own.length);
}

function nextOf(
	step: VisitStep,
	steps: readonly VisitStep[],
	draft: VisitDraft,
	addressed: Addressed,
	words: VisitInWords
): string | undefined {
	const next = stepAfter(steps, step);
	if (!next) return step.kind === 'who' ? words.next : undefined;
	const answered =
		step.kind !== 'skill' || answerOf(draft, step.memberId, step.skill) !== undefined;
	if (!answered) return words.pass;
	if (next.kind === 'skill' && !(step.kind === 'skill' && step.memberId === next.memberId))
		return words.nextMember(addressed(next.memberId));
	return next.kind === 'taught' ? words.toEnd : words.next;
}

function backOf(step: VisitStep, steps: readonly VisitStep[], words: VisitInWords): string {
	if (step.kind === 'who') return words.backToHousehold;
	return stepBefore(steps, step)?.kind === 'who' ? words.backToWho : words.backOne;
}
