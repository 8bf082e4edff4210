import { parseReading } from '../time/clock';
import type { Household, Visit } from '../household/household';
import { metresBetween, type Place } from '../visit/place';
import { CAPABLE_SKILLS, isAlone, SKILLS } from '../visit/skills';
import type { LookedAtVisit } from './visit-signals';

/**
 * A visit of a household as the rules of quality look at it.
 *
 * @param isoMs reads a moment as it is written in an entry
 */
export function lookedAt(
	household: Household,
	visit: Visit,
	isoMs: (iso: string) => number
): LookedAtVisit {
	const minutes = minutesOf(visit, isoMs);
	const house = houseOf(household, visit);
	return {
		id: visit.entryId,
		ms: parseReading(visit.at).ms,
		met: visit.outcome === 'met',
		answers: answersOf(visit),
		madeCapable: madeCapable(household, visit),
		...(minutes !== undefined && { minutes }),
		...(visit.place !== undefined && { place: visit.place }),
		...(house !== undefined && { house })
	};
}

/** Both by the same clock, however wrong; one that was put back in between says nothing. */
function minutesOf(
	{ startedAt, deviceTime }: Visit,
	isoMs: (iso: string) => number
): number | undefined {
	if (startedAt === undefined) return undefined;
	const minutes = (isoMs(deviceTime) - isoMs(startedAt)) / 60_000;
	return minutes >= 0 ? minutes : undefined;
}

/** Nobody's ids, so that two households answered alike read alike. What was not asked says nothing. */
const answersOf = ({ met }: Visit): string =>
	met
		.map(({ skills }) =>
			SKILLS.flatMap((skill) => {
				const answer = skills[skill];
				if (answer === undefined || answer.state === 'not-asked') return [];
				const detail = 'doneBy' in answer ? answer.doneBy : 'reason' in answer ? answer.reason : '';
				return [`${skill} ${answer.state} ${detail}`];
			}).join('; ')
		)
		.filter((told) => told !== '')
		.join(' | ');

/** Somebody of whom nothing was known before does all three alone. */
function madeCapable({ visits }: Household, visit: Visit): boolean {
	const earlier = visits.slice(visits.indexOf(visit) + 1);
	return visit.met.some(({ memberId, skills }) => {
		if (!CAPABLE_SKILLS.every((skill) => isAlone(skills[skill]))) return false;
		return !earlier.some(({ met }) => met.some((other) => other.memberId === memberId));
	});
}

/** Of the places that other visits noted, the one nearest to this visit's: a house has several doors to stand at. */
function houseOf({ visits }: Household, visit: Visit): Place | undefined {
	const { place } = visit;
	if (place === undefined) return undefined;
	return visits
		.filter((other) => other !== visit)
		.flatMap((other) => other.place ?? [])
		.sort((a, b) => metresBetween(a, place) - metresBetween(b, place))[0];
}
