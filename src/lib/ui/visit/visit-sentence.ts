import type { Household, Visit } from '$lib/domain/household/household';
import { SKILLS } from '$lib/domain/visit/skills';
import type { SkillsInWords } from '$lib/i18n/skills';
import type { VisitInWords } from '$lib/i18n/visit';
import { statementOf } from '../household/member-sentence';
import { addressOf } from '../household/people';

/** What a visit recorded, as one would tell it: whom one met, what was seen of each, what was agreed. */
export function visitSentences(
	household: Household,
	visit: Visit,
	words: VisitInWords,
	skills: SkillsInWords,
	dayInWords: (day: string) => string
): string[] {
	const said: string[] = [];
	const addressed = (memberId: string) => {
		const member = household.members.find(({ id }) => id === memberId);
		return member ? addressOf(member) : undefined;
	};
	const names = visit.met.flatMap(({ memberId }) => addressed(memberId) ?? []);
	if (names.length > 0) said.push(words.metPeople(names));
	else if (!visit.comeBack) said.push(`${words.outcomes[visit.outcome]}.`);

	for (const { memberId, skills: answers } of visit.met) {
		const statements = SKILLS.flatMap((skill) => {
			const answer = answers[skill];
			return answer && answer.state !== 'not-asked' ? [statementOf(skill, answer, skills)] : [];
		});
		const who = addressed(memberId);
		if (who && statements.length > 0) said.push(words.about(who, statements));
	}
	if (visit.taught)
		said.push(words.taughtSkills(visit.taught.map((skill) => skills.skill[skill].topic)));
	if (visit.nextStep && visit.nextStep !== 'none')
		said.push(words.agreedNext(skills.nextStep[visit.nextStep]));
	if (visit.comeBack)
		said.push(words.comeBackOn(dayInWords(visit.comeBack.on), visit.comeBack.time));
	if (visit.place) said.push(words.place.kept);
	if (visit.note) said.push(words.noted(visit.note));
	return said;
}
