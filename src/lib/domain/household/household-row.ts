import { calendarDay, hourOfDay } from '../time/calendar';
import {
	answersOf,
	coverageOf,
	isVisited,
	type Coverage,
	type CoverageState
} from '../coverage/coverage';
import type { CaseKind } from '../entries/case-entries';
import type { AskedQuestion } from '../entries/question-entries';
import { isDeclined } from '../consent/declined';
import { isOpen } from './questions';
import { headOf, presentMembers, type Claim, type Household } from './household';
import type { Outcome, Place } from '../entries/visit-entries';
import { arrivalOf } from '../ids';
import { unaskedSkills, type Skill } from '../visit/skills';
import { standingPromise } from '../visit/standing-promise';
import { parseReading } from '../time/clock';
import type { Receipt } from '../receipt';
import {
	submissionNames,
	submissionsInRow,
	type SubmissionNames,
	type SubmissionsInRow
} from '../submission/submission-row';

/** One line of the household list: slim, so that a village loads at once on a cheap phone. */
export interface HouseholdRow extends SubmissionsInRow {
	id: string;
	village: string;
	coverage: CoverageState;
	/** Why it does not count, where it does not. */
	out?: Extract<Coverage, { state: 'out-of-scope' }>['because'];
	/** Where not covered yet: what the person nearest to it still lacks. */
	stepsLeft?: Skill[];
	/** Of these, what nobody asked that person about. */
	unasked?: Skill[];
	/** Since when somebody here is seen to be capable; milliseconds. */
	capableSinceMs?: number;
	visits: number;
	lastVisit?: { outcome: Outcome; ms: number };
	/** Who called here on the day of the latest visit, one for each visit. */
	lastDay?: { on: string; by: string[] };
	/** At what hours nobody has been at home since somebody was, each once. */
	absentHours?: number[];
	/** Of the latest day somebody claimed this door for. */
	claims?: Claim[];
	/** The promised day, `yyyy-mm-dd`, while the promise stands. */
	comeBackOn?: string;
	comeBackTime?: string;
	/** Who is asked about what they wrote here and has not answered, each once; and what. */
	asked?: string[];
	questions?: OpenQuestion[];
	needsReview: boolean;
	/** Since when the oldest case waits, and what waits; absent where nothing does, so that an index holds these alone. */
	reviewSince?: number;
	cases?: { kind: CaseKind; entry: string }[];
	/** The village it moved to, the name it gets there, and the entry that says so. */
	movedTo?: string;
	arrival?: string;
	move?: string;
	movedMs?: number;
	/** The household it was in the village it moved here from. */
	cameFrom?: string;
	/** Its people do not want to be recorded: nobody knocks there for it, and `name` is empty. */
	declined?: true;
	/** The day since which only its number is left, the time it was kept for being over: `name` is empty. */
	anonymised?: string;
	receipt: Receipt;
	importKey?: string;
	/** All that names or locates people, kept in one field so that sealing it later changes one place. */
	personal: SubmissionNames & {
		name: string;
		callName?: string;
		houseHint?: string;
		lane?: string;
		/** Everyone who lives here, for search; the head first. */
		members: string[];
		phone?: string;
		birthBand?: number;
		/** The same of the others, in the order of `members`; absent where nothing is known of any of them. */
		others?: { phone?: string; birthBand?: number }[];
		place?: Place;
		/** What was asked in words of one's own, by question. */
		asked?: Record<string, string>;
	};
}

/** Of one that waits for its answer. Its own words are read on the household's page. */
export interface OpenQuestion {
	entry: string;
	by: string;
	of: string;
	byOfficer?: true;
	question: AskedQuestion;
	ms: number;
}

/** Who lives here, with what tells them from namesakes; the head first. */
export const peopleOf = ({
	members,
	phone,
	birthBand,
	others = []
}: HouseholdRow['personal']): { name: string; phone?: string; birthBand?: number }[] =>
	members.map((name, n) => {
		const known = n === 0 ? { phone, birthBand } : others[n - 1];
		return { name, ...detailsOf(known ?? {}) };
	});

const detailsOf = ({
	phone,
	birthBand
}: {
	phone?: string | undefined;
	birthBand?: number | undefined;
}): { phone?: string; birthBand?: number } => ({
	...(phone ? { phone } : {}),
	...(birthBand === undefined ? {} : { birthBand })
});

export function toHouseholdRow(
	household: Household,
	village: string,
	receipt: Receipt
): HouseholdRow {
	const head = headOf(household);
	const last = household.visits[0];
	const promise = standingPromise(household.visits);
	const coverage = coverageOf(household);
	const claims = latestClaims(household);
	const absentHours = hoursAbsent(household);
	const others = presentMembers(household).filter((member) => member.id !== head.id);
	return {
		id: household.id,
		village,
		coverage: coverage.state,
		...(coverage.state === 'out-of-scope' ? { out: coverage.because } : {}),
		...(coverage.state === 'not-yet' ? stepsOf(household, coverage) : {}),
		...(household.capableSince ? { capableSinceMs: parseReading(household.capableSince).ms } : {}),
		// Of one whose visits are erased it is only known whether there were any.
		visits: household.anonymised ? Number(isVisited(household)) : household.visits.length,
		...(last ? { lastVisit: { outcome: last.outcome, ms: parseReading(last.at).ms } } : {}),
		...(last ? { lastDay: lastDayOf(household.visits) } : {}),
		...(absentHours.length > 0 ? { absentHours } : {}),
		...(claims.length > 0 ? { claims } : {}),
		...(promise ? { comeBackOn: promise.on } : {}),
		...(promise?.time ? { comeBackTime: promise.time } : {}),
		...asking(household),
		...submissionsInRow(household),
		needsReview: household.needsReview.length > 0,
		...waiting(household),
		...leaving(household),
		...coming(household),
		...(isDeclined(household) ? { declined: true as const } : {}),
		...(household.anonymised ? { anonymised: household.anonymised.on } : {}),
		receipt,
		...(household.importKey ? { importKey: household.importKey } : {}),
		personal: {
			name: head.name,
			...(head.callName ? { callName: head.callName } : {}),
			...(household.houseHint ? { houseHint: household.houseHint } : {}),
			...(household.lane ? { lane: household.lane } : {}),
			members: [head, ...others].flatMap(({ name }) => name || []),
			...(head.phone ? { phone: head.phone } : {}),
			...(head.birthBand === undefined ? {} : { birthBand: head.birthBand }),
			...(others.some(({ phone, birthBand }) => phone || birthBand !== undefined)
				? { others: others.map(detailsOf) }
				: {}),
			...(household.place ? { place: household.place } : {}),
			...askedInWords(household),
			...submissionNames(household)
		}
	};
}

function stepsOf(
	{ members }: Household,
	{ memberId, stepsLeft }: Extract<Coverage, { state: 'not-yet' }>
): Pick<HouseholdRow, 'stepsLeft' | 'unasked'> {
	const nearest = members.find(({ id }) => id === memberId);
	const unasked = nearest ? unaskedSkills(answersOf(nearest)) : [];
	return { stepsLeft, ...(unasked.length > 0 && { unasked }) };
}

function asking({ questions }: Household): Pick<HouseholdRow, 'asked' | 'questions'> {
	const open = questions.filter(isOpen);
	if (open.length === 0) return {};
	return {
		asked: [...new Set(open.map(({ of }) => of))],
		questions: open.map(({ entryId, by, of, byOfficer, question, at }) => ({
			entry: entryId,
			by,
			of,
			...(byOfficer ? { byOfficer } : {}),
			question,
			ms: parseReading(at).ms
		}))
	};
}

function askedInWords({ questions }: Household): { asked?: Record<string, string> } {
	const noted = questions.flatMap((one): [string, string][] =>
		isOpen(one) && one.note !== undefined ? [[one.entryId, one.note]] : []
	);
	return noted.length > 0 ? { asked: Object.fromEntries(noted) } : {};
}

function waiting({ needsReview }: Household) {
	if (needsReview.length === 0) return {};
	return {
		reviewSince: Math.min(...needsReview.map(({ sides }) => parseReading(sides[1].at).ms)),
		cases: needsReview.map(({ kind, entry }) => ({ kind, entry }))
	};
}

function leaving({ scope, history }: Household) {
	if (scope.state === 'in' || scope.reason !== 'moved' || !scope.to || !scope.move) return {};
	const { move } = scope;
	const line = history.find(({ entryId }) => entryId === move);
	return {
		movedTo: scope.to,
		arrival: arrivalOf(move),
		move,
		...(line ? { movedMs: parseReading(line.at).ms } : {})
	};
}

const coming = ({ registered: { source, from } }: Household) =>
	source === 'moved-in' && typeof from === 'object' ? { cameFrom: from.household } : {};

const dayOf = ({ at }: { at: string }): string => calendarDay(parseReading(at).ms);

function lastDayOf(visits: Household['visits']): { on: string; by: string[] } {
	const on = visits[0] ? dayOf(visits[0]) : '';
	return { on, by: visits.filter((visit) => dayOf(visit) === on).map(({ by }) => by) };
}

function hoursAbsent({ visits }: Household): number[] {
	const met = visits.findIndex(({ outcome }) => outcome !== 'no-one-home');
	const absent = met === -1 ? visits : visits.slice(0, met);
	return [...new Set(absent.map(({ at }) => hourOfDay(parseReading(at).ms)))];
}

/** One of each person: told twice, by two of their devices, it is still one. */
function latestClaims({ claims }: Household): Claim[] {
	const latest = claims.map(({ on }) => on).reduce((a, b) => (a > b ? a : b), '');
	const byPerson = new Map(
		claims.filter(({ on }) => on === latest).map((claim) => [claim.by, claim])
	);
	return [...byPerson.values()];
}
