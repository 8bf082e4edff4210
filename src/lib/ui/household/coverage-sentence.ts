import type { Coverage } from '$lib/domain/coverage';
import { presentMembers, type Household } from '$lib/domain/household';
import { calendarDay } from '$lib/i18n/dates';
import type { HouseholdInWords } from '$lib/i18n/household';
import type { SkillsInWords } from '$lib/i18n/skills';
import { lackingSkills, unaskedSkills } from './member-sentence';
import { addressOf } from './people';
import { promiseInWords } from './promise-in-words';

interface Words {
	household: HouseholdInWords;
	skills: SkillsInWords;
}

/**
 * What a household comes to, before any table: where it stands and what comes next.
 *
 * @returns the headline first, then what follows from it
 */
export function coverageSentences(
	household: Household,
	coverage: Coverage,
	nowMs: number,
	words: Words
): [string, ...string[]] {
	const { about } = words.household;
	switch (coverage.state) {
		case 'covered':
			return [
				about.covered(addressIn(household, coverage.memberId)),
				...agreed(household, nowMs, words)
			];
		case 'not-yet':
			return [...notYet(household, coverage.memberId, words), ...agreed(household, nowMs, words)];
		case 'unknown':
			return [about.unknown[coverage.because], ...agreed(household, nowMs, words)];
		case 'out-of-scope':
			return [about.outOfScope[coverage.because]];
	}
}

function notYet(
	household: Household,
	nearestId: string,
	{ household: { about }, skills }: Words
): [string, ...string[]] {
	const nearest = household.members.find(({ id }) => id === nearestId);
	const answers = nearest?.skills ?? {};
	const unasked = unaskedSkills(answers).map((skill) => skills.skill[skill].topic);
	const headline = about.stepsLeft(lackingSkills(answers).map((skill) => skills.skill[skill].step));
	return [
		headline,
		...(unasked.length > 0 ? [skills.sentence.notAsked(unasked)] : []),
		...(nearest && presentMembers(household).length > 1 ? [about.nearest(addressOf(nearest))] : [])
	];
}

/** What the latest visit left to be done. An older promise was kept, or overtaken, by the visit after it. */
function agreed(
	household: Household,
	nowMs: number,
	{ household: { about }, skills }: Words
): string[] {
	const latest = household.visits[0];
	const said: string[] = [];
	if (latest?.comeBack) {
		const when = promiseInWords(latest.comeBack, nowMs);
		const overdue = latest.comeBack.on < calendarDay(nowMs);
		said.push(overdue ? about.comeBackOverdue(when) : about.comeBack(when));
	}
	if (latest?.nextStep && latest.nextStep !== 'none')
		said.push(about.nextStep(skills.nextStep[latest.nextStep]));
	return said;
}

function addressIn(household: Household, memberId: string): string {
	const member = household.members.find(({ id }) => id === memberId);
	return member ? addressOf(member) : '';
}
