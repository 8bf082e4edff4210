import type { SendingPlace } from '../entries/submission-entries';
import { calendarDay, DAY_MS, hourOfDay, momentOf } from '../time/calendar';
import { HOLIDAY_YEARS, type HolidayYear } from '../time/holidays';
import { isWorkingDay, LAST_HOUR, workingDayAfter } from '../time/working-days';
import type { SubmissionRow } from './submission-row';

/**
 * Why this hour and place:
 *
 *   trip          this person goes there anyway, for another one
 *   counts-today  in before the last hour of a working day, so that its time runs from today
 *   office-open   the counter takes it on the next working day
 *   quiet-evening few use the portal then
 *   quiet-morning few use the portal before the offices open, and it counts that same day
 */
export type SendingReason =
	'trip' | 'counts-today' | 'office-open' | 'quiet-evening' | 'quiet-morning';

export interface SendingProposal {
	where: SendingPlace;
	on: string;
	time?: string;
	because: SendingReason;
	/** Where no place with a signal is known: the hall has a network while it is open. */
	orElse?: { where: 'commune-hall'; on: string };
}

/** A way this person has planned for another one. @property office the one that takes that one in */
export type Trip = NonNullable<SubmissionRow['planned']> & { office?: string };

/**
 * @property isOffline there is no network where this person stands: it does not go out from here
 * @property office that takes it in at its counter, told from others as in `trips`
 * @property trips where this person has planned to submit others
 */
export interface SendingSituation {
	route: 'online' | 'counter';
	blocked?: SubmissionRow['blocked'];
	isOffline?: boolean;
	office?: string;
	trips: readonly Trip[];
	nowMs: number;
}

/** Offices open at eight, and the portal is slow from then on; in the evening it is quiet again. */
const MORNING_HOUR = 8;
const MORNING = '07:00';
const EVENING_HOUR = 20;
const EVENING = '20:00';
/** Time to walk to the signal, sign in and send before the last hour. */
const WALK_HOURS = 1;
/** Nobody is at the counter or in the hall any more. */
const CLOSING_HOUR = 17;
/** So long something that is ready may wait for company. */
const TRIP_DAYS = 7;

/** When and where to submit what is ready. */
export function proposeSending(
	{ route, blocked, isOffline = false, office, trips, nowMs }: SendingSituation,
	years: readonly HolidayYear[] = HOLIDAY_YEARS
): SendingProposal {
	const today = calendarDay(nowMs);
	const hour = hourOfDay(nowMs);
	const countsToday = isWorkingDay(today, years) && hour < LAST_HOUR - WALK_HOURS;

	const needsSignal = route === 'online' && (blocked === 'no-signal' || isOffline);
	// Where there is a network it goes out from here, and another one's home is no way for this one.
	const leadsThere = (trip: Trip) =>
		route === 'counter'
			? trip.where === 'office' && trip.office === office && isWorkingDay(trip.on, years)
			: needsSignal && (trip.where === 'signal-place' || trip.where === 'commune-hall');
	const trip = trips
		.filter((one) => leadsThere(one) && liesAhead(one, nowMs))
		.toSorted((a, b) => (whenOf(a) < whenOf(b) ? -1 : 1))[0];
	if (trip) {
		const { where, on, time } = trip;
		return { where, on, ...(time === undefined ? {} : { time }), because: 'trip' };
	}

	const officeDay = countsToday ? today : workingDayAfter(today, years);
	if (route === 'counter')
		return {
			where: 'office',
			on: officeDay,
			because: countsToday ? 'counts-today' : 'office-open'
		};

	const place: Pick<SendingProposal, 'where' | 'orElse'> = needsSignal
		? { where: 'signal-place', orElse: { where: 'commune-hall', on: officeDay } }
		: { where: 'home' };
	if (blocked === 'portal-down') {
		if (isWorkingDay(today, years) && hour < MORNING_HOUR)
			return { ...place, on: today, because: 'quiet-morning' };
		return hour < EVENING_HOUR
			? { ...place, on: today, time: EVENING, because: 'quiet-evening' }
			: { ...place, on: today, because: 'quiet-evening' };
	}
	return countsToday
		? { ...place, on: today, because: 'counts-today' }
		: { ...place, on: officeDay, time: MORNING, because: 'quiet-morning' };
}

/**
 * Where this person goes anyway: what they planned for the others they help.
 *
 * @param officeOf which office takes in what a row is about
 */
export const tripsOf = <
	Row extends Pick<SubmissionRow, 'id' | 'procedure' | 'version' | 'planned' | 'by' | 'last'>
>(
	rows: readonly Row[],
	me: string,
	officeOf: (row: Row) => string,
	besides?: string
): Trip[] =>
	rows.flatMap((row) =>
		row.planned && row.id !== besides && [row.by, row.last.by].includes(me)
			? [{ ...row.planned, office: officeOf(row) }]
			: []
	);

/** What was planned for an hour that is over, or is too far off, is no way for anything else. */
function liesAhead({ where, on, time }: Trip, nowMs: number): boolean {
	const today = calendarDay(nowMs);
	if (on !== today) return on > today && on <= calendarDay(nowMs + TRIP_DAYS * DAY_MS);
	if (time !== undefined) return momentOf(on, time) > nowMs;
	return where === 'signal-place' || hourOfDay(nowMs) < CLOSING_HOUR;
}

const whenOf = ({ on, time = '' }: { on: string; time?: string }): string => `${on} ${time}`;
