import type { Carried } from '../entries/household-entries';
import { parseEntryId } from '../ids';
import { isAlone, SKILLS, type SkillAnswer, type SkillAnswers } from '../visit/skills';
import type { Member, WhoAndWhen } from './household';

/** What a visit saw of somebody. */
export function see(member: Member, skills: SkillAnswers, seen: WhoAndWhen): void {
	for (const skill of SKILLS) {
		const answer = skills[skill];
		if (answer && countsOver(answer, member.skills[skill]))
			member.skills[skill] = { ...answer, seen };
	}
}

/** What was seen elsewhere counts as seen there and then. */
export function carry(member: Member | undefined, skills: Carried['skills']): void {
	if (!member) return;
	for (const skill of SKILLS) {
		const carried = skills[skill];
		const id = carried && parseEntryId(carried.visit);
		if (!carried || !id) continue;
		const known = member.skills[skill];
		if (known && (known.seen.at > id.at || !countsOver(carried.answer, known))) continue;
		const { answer, visit, by, deviceTime } = carried;
		const seen = { entryId: visit, at: id.at, by, device: id.device, deviceTime };
		member.skills[skill] = { ...answer, seen };
	}
}

/**
 * The later answer counts, but not asking takes nothing away, and neither does helping someone who was already seen to
 * do it alone.
 */
function countsOver(answer: SkillAnswer, earlier: SkillAnswer | undefined): boolean {
	if (answer.state === 'not-asked') return false;
	return !(isAlone(earlier) && answer.state === 'yes' && !isAlone(answer));
}
