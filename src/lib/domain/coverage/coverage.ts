import { noCounts, type CoverageCounts } from './coverage-counts';
import { tallyOf, type Tally } from './tally';
import { isDeclined } from '../consent/declined';
import { presentMembers, type Household, type Member } from '../household/household';
import { capability, stepsLeft, type Skill, type SkillAnswers } from '../visit/skills';

/**
 * The number that matters: a household is covered when at least one member has been seen to use a VNeID account, sign
 * in, and submit or look up a dossier, each by themself. It is `not-yet` when someone's answers show a step lacking, and
 * `unknown` while nobody's do: missing is never a no, and a rate never counts it as one.
 */
export type Coverage =
	| { state: 'covered'; memberId: string }
	| { state: 'not-yet'; memberId: string; stepsLeft: Skill[] }
	| {
			state: 'unknown';
			because: 'never-visited' | 'nobody-met' | 'refused' | 'not-asked' | 'declined' | 'anonymised';
	  }
	| { state: 'out-of-scope'; because: 'moved' | 'merged' | 'dissolved' | 'not-counted' };

export type CoverageState = Coverage['state'];

export function coverageOf(household: Household): Coverage {
	if (household.anonymised) return countedAs(household.anonymised.coverage);
	if (household.scope.state === 'out')
		return { state: 'out-of-scope', because: household.scope.reason };

	const members = presentMembers(household);
	const capable = members.find(isCapable);
	if (capable) return { state: 'covered', memberId: capable.id };

	const nearest = nearestToCapable(members);
	if (nearest)
		return {
			state: 'not-yet',
			memberId: nearest.id,
			stepsLeft: stepsLeft(answersOf(nearest))
		};

	return { state: 'unknown', because: whyUnknown(household) };
}

/** Nobody is known there any more, so nobody is named. */
function countedAs(state: CoverageState): Coverage {
	switch (state) {
		case 'covered':
			return { state, memberId: '' };
		case 'not-yet':
			return { state, memberId: '', stepsLeft: [] };
		case 'unknown':
			return { state, because: 'anonymised' };
		case 'out-of-scope':
			return { state, because: 'not-counted' };
	}
}

/** Of those known to lack a step, the one with the fewest left: the person a next visit helps most. */
function nearestToCapable(members: readonly Member[]): Member | undefined {
	const lacking = members.filter((member) => capability(answersOf(member)) === 'not-yet');
	return lacking.reduce<Member | undefined>((nearest, member) => {
		if (!nearest) return member;
		return stepsLeft(answersOf(member)).length < stepsLeft(answersOf(nearest)).length
			? member
			: nearest;
	}, undefined);
}

function whyUnknown(household: Household) {
	if (isDeclined(household)) return 'declined';
	const { visits } = household;
	if (visits.length === 0) return 'never-visited';
	if (visits.some((visit) => visit.outcome === 'met')) return 'not-asked';
	return visits[0]?.outcome === 'refused' ? 'refused' : 'nobody-met';
}

export const isCapable = (member: Member): boolean => capability(answersOf(member)) === 'capable';

export const answersOf = (member: Member): SkillAnswers => member.skills;

/** What one household adds to its village's counts. */
export function countsOf(household: Household): CoverageCounts {
	const { state } = coverageOf(household);
	if (state === 'out-of-scope') return { ...noCounts, outOfScope: 1 };
	return {
		total: 1,
		covered: state === 'covered' ? 1 : 0,
		notYet: state === 'not-yet' ? 1 : 0,
		unknown: state === 'unknown' ? 1 : 0,
		outOfScope: 0,
		visited: isVisited(household) ? 1 : 0
	};
}

/** The same, in its place among those that are kept and those of which only the number is left. */
export const tallyOfHousehold = (household: Household): Tally =>
	tallyOf(countsOf(household), household.anonymised?.on);

/** Whether somebody has called there, as far as anybody still knows. */
export const isVisited = ({ anonymised, visits }: Household): boolean =>
	anonymised?.visited ?? visits.length > 0;

export * from './coverage-counts';
