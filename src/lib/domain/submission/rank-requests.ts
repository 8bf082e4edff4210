import type { RequestEnd } from '../entries/submission-entries';
import type { Procedure } from '../procedures/procedure';
import { papersOf } from '../procedures/search';
import { calendarDay } from '../time/calendar';
import type { RequestRow, SubmissionRow } from './submission-row';

/**
 * What people ask for, the procedures first by which most is done for people with the least work: many households that
 * wait, few papers, no way to the office.
 */

export type RequestOf = RequestRow & { householdId: string; village: string };
export type SubmissionOf = SubmissionRow & { householdId: string };

/** `open`: nobody has begun. What is under way, done or not needed any more leaves the top. */
export type RequestState = 'open' | 'under-way' | RequestEnd;

export interface RankedRequest<R> {
	procedure: string;
	/** What the catalogue says of it; undefined for one this device does not know. */
	reason?: Reason;
	/** Households that wait, each once, the one that asked last first. */
	waiting: R[];
	/** Where nobody waits for it. */
	others: { request: R; state: Exclude<RequestState, 'open'> }[];
}

/** Why it stands where it stands, apart from how many wait. */
export interface Reason {
	asked: Procedure['asked'];
	channel: Procedure['channel'];
	papers: number;
}

export interface RankedRequests<R> {
	procedures: RankedRequest<R>[];
	/** Said in words alone and waited for, the latest first. */
	inWords: R[];
}

/** @param procedureOf what is known of a procedure by its id */
export function rankRequests<R extends RequestOf>(
	requests: readonly R[],
	submissions: readonly SubmissionOf[],
	procedureOf: (id: string) => Procedure | undefined
): RankedRequests<R> {
	const latestFirst = requests.toSorted((a, b) => b.ms - a.ms || (a.entry < b.entry ? 1 : -1));
	const ofHousehold = grouped(submissions, ({ householdId }) => householdId);
	const ranked = [...grouped(latestFirst, ({ procedure }) => procedure)].flatMap(
		([procedure, asked]) =>
			procedure === undefined
				? []
				: [rankOne(procedure, asked, (id) => ofHousehold.get(id) ?? [], procedureOf)]
	);
	return {
		procedures: ranked.sort(
			(a, b) =>
				worthOf(b) - worthOf(a) || useOf(a) - useOf(b) || (a.procedure < b.procedure ? -1 : 1)
		),
		inWords: latestFirst.filter(
			({ procedure, closed }) => procedure === undefined && closed === undefined
		)
	};
}

function rankOne<R extends RequestOf>(
	procedure: string,
	asked: readonly R[],
	submissionsOf: (household: string) => readonly SubmissionOf[],
	procedureOf: (id: string) => Procedure | undefined
): RankedRequest<R> {
	const isDoneBy = (id: string) =>
		id === procedure ||
		(procedureOf(id)?.parts?.some((part) => part.procedure === procedure) ?? false);
	const known = procedureOf(procedure);
	const {
		waiting,
		others
	}: Pick<RankedRequest<R>, 'waiting' | 'others'> = {
		waiting: [],
		others: []
	};
	for (const [household, ofHousehold] of grouped(asked, ({ householdId }) => householdId)) {
		const ofEach = ofHousehold.filter((one) => lastOfSame(one, ofHousehold) === one);
		const request = ofEach.find(({ closed }) => closed === undefined) ?? ofEach[0];
		if (!request) continue;
		const submissions = submissionsOf(household).filter((one) => isDoneBy(one.procedure));
		const state = stateOfRequest(request, submissions);
		if (state === 'open') waiting.push(request);
		else others.push({ request, state });
	}
	return {
		procedure,
		...(known
			? { reason: { asked: known.asked, channel: known.channel, papers: papersOf(known) } }
			: {}),
		waiting,
		others
	};
}

/**
 * Of what was asked for several times for the same person, the last time counts.
 *
 * @param latestFirst all that the household asked for
 */
export const lastOfSame = <R extends Pick<RequestRow, 'procedure' | 'member'>>(
	request: R,
	latestFirst: readonly R[]
): R =>
	(request.procedure !== undefined &&
		latestFirst.find(
			({ procedure, member }) => procedure === request.procedure && member === request.member
		)) ||
	request;

/**
 * A household that is helped with it waits no longer, whoever of them it is for.
 *
 * @param submissions of its household, of the same procedure
 */
export function stateOfRequest(
	{ ms, closed: over }: Pick<RequestRow, 'ms' | 'closed'>,
	submissions: readonly SubmissionRow[]
): RequestState {
	if (submissions.some(({ closed }) => !closed)) return 'under-way';
	// What had been finished before they asked, on an earlier day or a moment ago, was for another time.
	const askedOn = calendarDay(ms);
	const isDone = submissions.some(
		({ state, closed }) =>
			state === 'result-received' && closed !== undefined && closed.on >= askedOn && closed.ms >= ms
	);
	return isDone ? 'done' : (over ?? 'open');
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const one of all) {
		const group = groups.get(keyOf(one));
		if (group) group.push(one);
		else groups.set(keyOf(one), [one]);
	}
	return groups;
}

/** How much of the way has to be walked: papers to get, and an office to go to. */
const WAY = { online: 1, both: 1, partly: 2, counter: 3 } as const;

/** A procedure that is not known takes as much as a usual one at a desk. */
const UNKNOWN: Reason = { asked: 'rarely', channel: 'counter', papers: 3 };

const effortOf = ({ channel, papers }: Reason): number => WAY[channel] + papers;

const worthOf = ({ waiting, reason = UNKNOWN }: RankedRequest<unknown>): number =>
	waiting.length / effortOf(reason);

const USE = { often: 0, sometimes: 1, rarely: 2 } as const;

const useOf = ({ reason = UNKNOWN }: RankedRequest<unknown>): number => USE[reason.asked];
