import type { Household, Member } from '$lib/domain/household/household';
import type { ListedAnswers } from '$lib/domain/entries/household-entries';
import {
	SKILLS,
	capability,
	isAlone,
	lackingSkills,
	type Skill,
	type SkillAnswer,
	type SkillAnswers,
	unaskedSkills
} from '$lib/domain/visit/skills';
import type { SkillsInWords } from '$lib/i18n/skills';
import { capitalised } from '$lib/i18n/capitalised';
import { stepsLeftInWords } from './steps-left-in-words';

/** What a member can do, as one or two short sentences; what was not asked is said as not asked. */
export function memberSentence(household: Household, member: Member, words: SkillsInWords): string {
	const answers: SkillAnswers = member.skills;
	if (SKILLS.every((skill) => answers[skill] === undefined)) {
		const met = household.visits.some((visit) =>
			visit.met.some(({ memberId }) => memberId === member.id)
		);
		return met ? words.sentence.metNotAsked : words.sentence.neverMet;
	}
	if (capability(answers) === 'capable') return words.sentence.capable;
	return [achieved(answers, words), hindrance(answers, words), remaining(answers, words)]
		.filter((part) => part !== undefined)
		.join(' ');
}

/** The steps between a member and the number that matters: those seen to be lacking, and those nobody asked about. */
function remaining(answers: SkillAnswers, words: SkillsInWords): string | undefined {
	// What is not possible now is said with its reason instead.
	const lacking = lackingSkills(answers).filter(
		(skill) => answers[skill]?.state !== 'not-possible'
	);
	const parts = stepsLeftInWords({ lacking, unasked: unaskedSkills(answers) }, words);
	return parts.length > 0 ? parts.join(' ') : undefined;
}

/** One answer as a statement: "đã tự đăng nhập được VNeID". */
export function statementOf(skill: Skill, answer: SkillAnswer, words: SkillsInWords): string {
	const of = words.skill[skill];
	switch (answer.state) {
		case 'yes':
			return { citizen: of.alone, together: of.together, volunteer: of.volunteer }[answer.doneBy];
		case 'no':
			return of.no;
		case 'not-possible':
			return words.sentence.cannot(of.topic, words.reason[answer.reason]).replace(/\.$/, '');
		case 'not-asked':
			return words.sentence.notAsked([of.topic]).replace(/\.$/, '');
	}
}

/** What an old list said of the household, as hearsay; undefined when it said nothing. */
export function listedSentence(listed: ListedAnswers, words: SkillsInWords): string | undefined {
	const statements = SKILLS.flatMap((skill) => {
		const answer = listed[skill];
		if (!answer) return [];
		const of = words.skill[skill];
		if (answer.state === 'yes') return [of.listed];
		if (answer.state === 'no') return [of.no];
		const reason = answer.reason ? `: ${words.reason[answer.reason]}` : '';
		return [words.sentence.listedCannot(of.topic) + reason];
	});
	return statements.length > 0 ? words.sentence.listed(statements) : undefined;
}

/** The highest rung reached alone, and a higher one reached with help. */
function achieved(answers: SkillAnswers, words: SkillsInWords): string | undefined {
	const reached = SKILLS.filter((skill) => answers[skill]?.state === 'yes');
	const alone = reached.filter((skill) => isAlone(answers[skill])).at(-1);
	const helped = reached.at(-1);
	const statements = [alone, helped === alone ? undefined : helped].flatMap((skill) => {
		const answer = skill && answers[skill];
		return answer ? [statementOf(skill, answer, words)] : [];
	});
	return statements.length > 0 ? `${capitalised(statements.join('; '))}.` : undefined;
}

function hindrance(answers: SkillAnswers, words: SkillsInWords): string | undefined {
	const hindered = SKILLS.flatMap((skill) => {
		const answer = answers[skill];
		return answer?.state === 'not-possible' ? [{ skill, reason: words.reason[answer.reason] }] : [];
	});
	const [first] = hindered;
	if (!first) return undefined;
	if (hindered.length === 1)
		return words.sentence.cannot(words.skill[first.skill].topic, first.reason);
	const reasons = new Set(hindered.map(({ reason }) => reason));
	return words.sentence.cannotAny([...reasons].join(', '));
}
