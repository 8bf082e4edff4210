import type { Household, Member } from '$lib/domain/household';
import type { ListedAnswers } from '$lib/domain/entries/household-entries';
import {
	CAPABLE_SKILLS,
	SKILLS,
	capability,
	isAlone,
	type Skill,
	type SkillAnswer,
	type SkillAnswers
} from '$lib/domain/skills';
import type { SkillsInWords } from '$lib/i18n/skills';
import { capitalised } from './people';

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
	const unasked = unaskedSkills(answers);
	const parts: string[] = [];
	if (lacking.length > 0)
		parts.push(words.sentence.stepsLeft(lacking.map((skill) => words.skill[skill].step)));
	if (unasked.length > 0)
		parts.push(words.sentence.notAsked(unasked.map((skill) => words.skill[skill].topic)));
	return parts.length > 0 ? parts.join(' ') : undefined;
}

/** Of the three parts of the number, those seen not to be done alone. */
export const lackingSkills = (answers: SkillAnswers) =>
	CAPABLE_SKILLS.filter((skill) => isKnown(answers[skill]) && !isAlone(answers[skill]));

/** Of the three parts of the number, those nobody has asked about. */
export const unaskedSkills = (answers: SkillAnswers) =>
	CAPABLE_SKILLS.filter((skill) => !isKnown(answers[skill]));

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

const isKnown = (answer: SkillAnswer | undefined): boolean =>
	answer !== undefined && answer.state !== 'not-asked';
