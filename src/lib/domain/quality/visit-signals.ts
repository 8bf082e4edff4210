import { dayNumber, minuteOfDay } from '../time/calendar';
import type { QualityThresholds } from '../commune-settings';
import { metresBetween, type Place } from '../visit/place';

/**
 * Signs that a visit was written down rather than made: many in minutes, far from the house, the very same answers, at
 * an hour when nobody visits, capable without a step seen. Each is a plain rule with a threshold of the commune's, and
 * each can be honest: a signal asks to look again and says nothing about a person.
 */
export type VisitSignal =
	| { kind: 'many-in-half-hour'; visits: string[] }
	/** @property metres how far the furthest was */
	| { kind: 'far-from-house'; visits: string[]; metres: number }
	| { kind: 'same-answers'; visits: string[] }
	/** Of one day, before or after its hours. @property fromMinute of the day, the earliest  @property toMinute the latest */
	| { kind: 'unusual-hour'; visits: string[]; fromMinute: number; toMinute: number }
	/** @property minutes how long the longest took */
	| { kind: 'capable-at-once'; visits: string[]; minutes: number };

/**
 * What happens to honest people now and then (a bad fix in a valley, a grandson who can do it already) is said from the
 * third time on one day. Measured on generated weeks, that leaves one honest week in a hundred with a false alarm instead of two in three.
 */
const FROM_SO_MANY_A_DAY = 3;

/**
 * One visit as the rules look at it.
 *
 * @property ms when, by the clock reading of its entry
 * @property minutes how long it took, by the device's clock; undefined where nobody knows
 * @property met whether anybody was
 * @property answers of those met, written alike when they are alike; empty where nothing was answered
 * @property madeCapable whether somebody was shown capable who had been seen to do nothing before
 * @property place where the phone stood
 * @property house where others, or earlier visits, say that the house stands
 */
export interface LookedAtVisit {
	id: string;
	ms: number;
	minutes?: number;
	met: boolean;
	answers: string;
	madeCapable: boolean;
	place?: Place;
	house?: Place;
}

/** The signals of one person's visits, in no particular order handed in; oldest first. */
export function visitSignals(
	visits: readonly LookedAtVisit[],
	thresholds: QualityThresholds
): VisitSignal[] {
	const inOrder = visits.toSorted((a, b) => a.ms - b.ms);
	const met = inOrder.filter((visit) => visit.met);
	const signals = [
		...manyInHalfHour(met, thresholds),
		...farFromHouse(inOrder, thresholds),
		...sameAnswers(met, thresholds),
		...unusualHour(inOrder, thresholds),
		...capableAtOnce(met, thresholds)
	];
	const place = new Map(inOrder.map(({ id }, i) => [id, i]));
	const firstOf = ({ visits: [id] }: VisitSignal): number => place.get(id ?? '') ?? 0;
	return signals.sort((a, b) => firstOf(a) - firstOf(b));
}

const HALF_HOUR_MS = 30 * 60_000;

/** Doors where nobody answers take no time; those where people are met do. */
function manyInHalfHour(
	met: readonly LookedAtVisit[],
	{ visitsInHalfHour }: QualityThresholds
): VisitSignal[] {
	return runs(met, (run, next) => {
		const from = run.at(-(visitsInHalfHour - 1)) ?? run[0];
		return from !== undefined && next.ms - from.ms < HALF_HOUR_MS;
	})
		.filter((run) => run.length >= visitsInHalfHour)
		.map((run) => ({ kind: 'many-in-half-hour', visits: idsOf(run) }));
}

/** Neither place is exact: only what lies beyond what both admit counts. */
function farFromHouse(
	visits: readonly LookedAtVisit[],
	{ metresFromHouse }: QualityThresholds
): VisitSignal[] {
	const far = visits.filter((visit) => metresApart(visit) >= metresFromHouse);
	return byDay(far).map((day) => ({
		kind: 'far-from-house',
		visits: idsOf(day),
		metres: Math.round(Math.max(...day.map(metresApart)))
	}));
}

function metresApart({ place, house }: LookedAtVisit): number {
	if (!place || !house) return 0;
	return metresBetween(place, house) - place.accuracyMetres - house.accuracyMetres;
}

function sameAnswers(
	met: readonly LookedAtVisit[],
	{ sameAnswersInRow }: QualityThresholds
): VisitSignal[] {
	return runs(
		met.filter(({ answers }) => answers !== ''),
		(run, next) => run[0]?.answers === next.answers
	)
		.filter((run) => run.length >= sameAnswersInRow)
		.map((run) => ({ kind: 'same-answers', visits: idsOf(run) }));
}

function unusualHour(
	visits: readonly LookedAtVisit[],
	{ workFrom, workTo }: QualityThresholds
): VisitSignal[] {
	const early = visits.filter(({ ms }) => minuteOfDay(ms) < minuteOf(workFrom));
	const late = visits.filter(({ ms }) => minuteOfDay(ms) >= minuteOf(workTo));
	// Somebody who starts at five all week is told once a day, not at every door.
	return [...daysOf(early), ...daysOf(late)].map((day) => {
		const minutes = day.map(({ ms }) => minuteOfDay(ms));
		return {
			kind: 'unusual-hour',
			visits: idsOf(day),
			fromMinute: Math.min(...minutes),
			toMinute: Math.max(...minutes)
		};
	});
}

function capableAtOnce(
	met: readonly LookedAtVisit[],
	{ capableMinutes }: QualityThresholds
): VisitSignal[] {
	const hasty = met.filter(
		({ minutes, madeCapable }) => madeCapable && minutes !== undefined && minutes < capableMinutes
	);
	return byDay(hasty).map((day) => ({
		kind: 'capable-at-once',
		visits: idsOf(day),
		minutes: Math.ceil(Math.max(...day.map(({ minutes = 0 }) => minutes)))
	}));
}

/** The days with enough of them, each with its visits. */
const byDay = (visits: readonly LookedAtVisit[]): LookedAtVisit[][] =>
	daysOf(visits).filter(({ length }) => length >= FROM_SO_MANY_A_DAY);

const daysOf = (visits: readonly LookedAtVisit[]): LookedAtVisit[][] =>
	runs(visits, ([first], { ms }) => first !== undefined && dayNumber(first.ms) === dayNumber(ms));

/** Cuts a row where `goesOn` says that the next one does not belong to what went before it. */
function runs<T>(items: readonly T[], goesOn: (run: readonly T[], next: T) => boolean): T[][] {
	const cut: T[][] = [];
	for (const item of items) {
		const run = cut.at(-1);
		if (run && goesOn(run, item)) run.push(item);
		else cut.push([item]);
	}
	return cut;
}

const idsOf = (visits: readonly LookedAtVisit[]): string[] => visits.map(({ id }) => id);

function minuteOf(clockTime: string): number {
	const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
	return hours * 60 + minutes;
}
