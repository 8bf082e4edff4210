import type { Coverage } from '$lib/domain/coverage/coverage';
import { presentMembers, type Household } from '$lib/domain/household/household';
import { lackingSkills, unaskedSkills } from '$lib/domain/visit/skills';
import { standingPromise } from '$lib/domain/visit/standing-promise';
import { calendarDay } from '$lib/i18n/dates';
import type { HouseholdInWords } from '$lib/i18n/household';
import type { SkillsInWords } from '$lib/i18n/skills';
import { addressOf } from './people';
import { promiseInWords } from './promise-in-words';
import { stepsLeftInWords } from './steps-left-in-words';

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
	const [headline = '', ...others] = stepsLeftInWords(
		{ lacking: lackingSkills(answers), unasked: unaskedSkills(answers) },
		skills
	);
	return [
		about.notYet(headline),
		...others,
		...(nearest && presentMembers(household).length > 1 ? [about.nearest(addressOf(nearest))] : [])
	];
}

/** The promise that stands, and what the latest visit left to be done. */
function agreed(
	household: Household,
	nowMs: number,
	{ household: { about }, skills }: Words
): string[] {
	const latest = household.visits[0];
	const said: string[] = [];
	const promise = standingPromise(household.visits);
	if (promise) {
		const when = promiseInWords(promise, nowMs);
		const overdue = promise.on < calendarDay(nowMs);
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
