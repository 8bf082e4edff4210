import type { Skill } from './skills';
import { answerSkill, markTaught, tickMember, type VisitDraft } from './visit-draft';

/** A lesson went through with somebody at home; what they can do by themselves is not said by that. */
export const practised = (draft: VisitDraft, memberId: string, skill: Skill): VisitDraft =>
	markTaught(tickMember(draft, memberId, true), skill, true);

/** At its end they did every step themselves, seen by whoever taught it. */
export const learntAlone = (draft: VisitDraft, memberId: string, skill: Skill): VisitDraft =>
	answerSkill(practised(draft, memberId, skill), memberId, skill, {
		state: 'yes',
		doneBy: 'citizen'
	});
