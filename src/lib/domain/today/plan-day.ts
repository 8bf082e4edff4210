import { compare } from '../text/compare';
import { calendarDay, momentOf } from '../time/calendar';
import { claimsNow } from './claim-door';
import { hasPeople } from '../household/has-people';
import type { HouseholdRow } from '../household/household-row';
import { promiseOf } from '../visit/promise-order';
import { dueFromMs } from '../visit/standing-promise';
import { TURNS, type Day, type Door, type NotNow, type Reason, type Turn } from './door';
import { metresBetween, walkOnFrom, type Position, type WalkOrder } from './order';
import { reasonFor } from './reason';
import { isPressing } from './waiting-submission';
import type { PutAhead } from './wishes';

/**
 * @property me whose day it is, by the sign-in name
 * @property ahead what this person put before all others today, the last put there first
 * @property putOff what they left for another day
 * @property here where the phone stands, for the order by distance
 * @property from the house to walk on from; where none is named, the one this person visited last
 */
export interface DayWishes {
	nowMs: number;
	me: string;
	order: WalkOrder;
	ahead: readonly PutAhead[];
	putOff: readonly string[];
	here?: Position | undefined;
	from?: string | undefined;
}

/** Of the four parts of a day, the one that a return on the same day is mostly agreed for. */
const AFTERNOON = '14:00';

/** Who said "later today" at two did not mean a quarter past. */
const A_WHILE_MS = 2 * 60 * 60 * 1000;

/** Whom to visit next, and why: every door of the village has its place and its reason. */
export function planDay(rows: readonly HouseholdRow[], wishes: DayWishes): Day {
	const isAnybodyKnown = rows.some((row) => row.coverage !== 'out-of-scope' && hasPeople(row));
	const day: Day = { isAnybodyKnown, doors: [], laterToday: [], notNow: [] };
	for (const row of inChosenOrder(rows, wishes)) {
		if (row.coverage === 'out-of-scope' || !hasPeople(row)) continue;
		const reason = reasonFor(row, wishes);
		if (row.coverage === 'covered' && !isForCovered(reason, row, wishes)) continue;
		const because = notNow(row, reason, wishes);
		if (because) day.notNow.push({ row, because });
		else if (isStillToCome(reason, row, wishes)) day.laterToday.push(doorOf(row, reason, wishes));
		else day.doors.push(doorOf(row, reason, wishes));
	}
	// Sorting keeps the chosen order among doors of one turn.
	day.doors.sort((a, b) => turnOf(a) - turnOf(b) || withinTurn(a, b, wishes));
	day.laterToday.sort(byPromise);
	return day;
}

/** What still brings somebody there: a visit that was promised, or a submission, unless they have just been there. */
const isForCovered = ({ kind }: Reason, row: HouseholdRow, wishes: DayWishes): boolean =>
	row.comeBackOn !== undefined || (kind === 'submission' && !wasCalledToday(row, wishes));

function notNow(row: HouseholdRow, reason: Reason, wishes: DayWishes): NotNow | undefined {
	const { kind } = reason;
	if (wishes.putOff.includes(row.id)) return { kind: 'put-off' };
	if (isAhead(row, wishes)) return undefined;
	if (cannotWait(reason, wishes) && !wasCalledToday(row, wishes)) return undefined;
	if (row.comeBackOn !== undefined && row.comeBackOn > calendarDay(wishes.nowMs))
		return {
			kind: 'promised-later',
			on: row.comeBackOn,
			...(row.comeBackTime === undefined ? {} : { time: row.comeBackTime })
		};
	// Nobody at home this morning: at noon there may be.
	const worthAgain = kind === 'promised' || kind === 'absent-before';
	return wasCalledToday(row, wishes) && !worthAgain ? { kind: 'visited-today' } : undefined;
}

const cannotWait = (reason: Reason, { nowMs }: DayWishes): boolean =>
	reason.kind === 'submission' && isPressing(reason, nowMs);

const wasCalledToday = ({ lastDay }: HouseholdRow, { nowMs }: DayWishes): boolean =>
	lastDay?.on === calendarDay(nowMs);

/** Until somebody has called there since: a house found empty this morning can be put first at noon. */
function isAhead(row: HouseholdRow, wishes: DayWishes): boolean {
	const put = wishes.ahead[placeAhead(row, wishes)];
	return put !== undefined && (row.visits <= put.visits || !wasCalledToday(row, wishes));
}

const placeAhead = (row: HouseholdRow, { ahead }: DayWishes): number =>
	ahead.findIndex(({ id }) => id === row.id);

function isStillToCome(reason: Reason, row: HouseholdRow, wishes: DayWishes): boolean {
	if (reason.kind !== 'promised' || isAhead(row, wishes)) return false;
	const { nowMs } = wishes;
	const today = calendarDay(nowMs);
	if (reason.time !== undefined) return nowMs < dueFromMs(today, reason.time);
	// Agreed at the door today, without an hour: "this afternoon", and not to be knocked on again at once.
	const agreedMs = wasCalledToday(row, wishes) ? row.lastVisit?.ms : undefined;
	return (
		agreedMs !== undefined && nowMs < Math.max(momentOf(today, AFTERNOON), agreedMs + A_WHILE_MS)
	);
}

function doorOf(row: HouseholdRow, reason: Reason, wishes: DayWishes): Door {
	const { mine, others: claimedBy } = claimsNow(row.claims, wishes);
	const metres = metresTo(row, wishes);
	return {
		row,
		reason,
		turn: turnFor(row, reason, { wishes, isMine: mine !== undefined, claimedBy }),
		claimedBy,
		...(mine ? { myClaim: mine.entryId } : {}),
		...(metres === undefined ? {} : { metres })
	};
}

function turnFor(
	row: HouseholdRow,
	reason: Reason,
	{ wishes, isMine, claimedBy }: { wishes: DayWishes; isMine: boolean; claimedBy: string[] }
): Turn {
	const { kind } = reason;
	if (isAhead(row, wishes)) return 'ahead';
	if (claimedBy.length > 0 && !isMine) return 'claimed-by-another';
	if (kind === 'promised' || kind === 'overdue' || cannotWait(reason, wishes)) return 'due';
	if (isMine) return 'mine';
	return kind === 'refused-before' || kind === 'absent-at-this-hour'
		? 'less-hopeful'
		: 'on-the-way';
}

const turnOf = ({ turn }: Door): number => TURNS.indexOf(turn);

function withinTurn(a: Door, b: Door, wishes: DayWishes): number {
	if (a.turn === 'ahead') return placeAhead(a.row, wishes) - placeAhead(b.row, wishes);
	return a.turn === 'due' ? byPromise(a, b) : 0;
}

/** The longest due first; what was agreed for a day without an hour, before that day's hours. */
const byPromise = (a: Door, b: Door): number => compare(dayOf(a), dayOf(b));

/** People who were promised a visit that day are seen before papers. */
const dayOf = ({ row, reason }: Door): string =>
	reason.kind === 'submission' ? `${reason.on} ${AFTER_EVERY_HOUR}` : promiseOf(row);

const AFTER_EVERY_HOUR = '24:00';

function inChosenOrder(rows: readonly HouseholdRow[], wishes: DayWishes): HouseholdRow[] {
	if (wishes.order === 'lane') return walkOnFrom(rows, undefined);
	const walked = walkOnFrom(rows, wishes.from ?? lastVisitedBy(rows, wishes.me));
	if (wishes.order === 'walk' || !wishes.here) return walked;
	// Houses nobody has measured come after all that somebody has, and are told apart on the screen.
	return walked
		.map((row) => ({ row, metres: metresTo(row, wishes) ?? Infinity }))
		.sort((a, b) => (a.metres === b.metres ? 0 : a.metres - b.metres))
		.map(({ row }) => row);
}

function metresTo({ personal }: HouseholdRow, { order, here }: DayWishes): number | undefined {
	if (order !== 'distance' || !here || !personal.place) return undefined;
	return Math.round(metresBetween(here, personal.place));
}

function lastVisitedBy(rows: readonly HouseholdRow[], me: string): string | undefined {
	let last: HouseholdRow | undefined;
	for (const row of rows)
		if (row.lastDay?.by.includes(me) && (row.lastVisit?.ms ?? 0) > (last?.lastVisit?.ms ?? 0))
			last = row;
	return last?.id;
}
