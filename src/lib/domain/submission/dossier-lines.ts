import { checklistFor, type ListedDocument } from '../procedures/checklist';
import type { Procedure } from '../procedures/procedure';
import { calendarDay } from '../time/calendar';
import { compare } from '../text/compare';
import { workingDaysBetween } from '../time/working-days';
import { expectedOn } from './due';
import { missingPapers, nextStepOf, sittingOf } from './sitting';
import type { SubmissionRow } from './submission-row';
import { waitsForNetwork } from './waits-for-network';

/**
 * What an open submission waits for, what must not wait longest first:
 *
 *   overdue      the day of the result is over, and nothing was heard
 *   supplement   the office asks for something
 *   result       it is there, and nobody has fetched it
 *   to-send      all is ready, or a day or the network is waited for
 *   preparing    papers and steps are left
 *   waiting      for the office
 */
export const WAITS_FOR = [
	'overdue',
	'supplement',
	'result',
	'to-send',
	'preparing',
	'waiting'
] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/**
 * @property day `yyyy-mm-dd`: of the result, or until when something is to be brought
 * @property isPromised the office or the portal said so; else it follows from the procedure's own time
 * @property isCertain false where a year lies on the way whose holidays are not announced yet
 * @property daysLeft working days from today; negative once it is over
 */
export interface Due {
	day: string;
	isPromised: boolean;
	isCertain: boolean;
	daysLeft: number;
}

/** @property missing papers nobody has said are at hand  @property isReady nothing is left but to send it */
export interface Left {
	missing: readonly ListedDocument[];
	isReady: boolean;
}

export interface DossierLine<Row extends SubmissionRow = SubmissionRow> {
	row: Row;
	waitsFor: WaitsFor;
	due?: Due;
	left?: Left;
	/** Papers the office asks for, as far as the procedure is known. */
	asked?: Procedure['documents'];
}

/**
 * The open ones, each with what it waits for, the most pressing first.
 *
 * @param procedureOf where a procedure is not known, its time and papers are not; what was promised is
 */
export const dossierLines = <Row extends SubmissionRow>(
	rows: readonly Row[],
	procedureOf: (pin: { id: string; version: string }) => Procedure | undefined,
	nowMs: number
): DossierLine<Row>[] =>
	rows
		.filter(({ closed }) => !closed)
		.map((row) => lineOf(row, procedureOf({ id: row.procedure, version: row.version }), nowMs))
		.sort(byUrgency);

function lineOf<Row extends SubmissionRow>(
	row: Row,
	procedure: Procedure | undefined,
	nowMs: number
): DossierLine<Row> {
	const due = dueOf(row, procedure, nowMs);
	const left = procedure && leftOf(row, procedure);
	const asked = procedure?.documents.filter(({ id }) => row.supplement?.includes(id)) ?? [];
	return {
		row,
		waitsFor: waitsFor(row, due, left),
		...(due ? { due } : {}),
		...(left ? { left } : {}),
		...(asked.length > 0 ? { asked } : {})
	};
}

function waitsFor(row: SubmissionRow, due: Due | undefined, left: Left | undefined): WaitsFor {
	if (row.state === 'supplement-asked') return 'supplement';
	if (row.state === 'result-ready') return 'result';
	if (row.sent) return due && due.daysLeft < 0 ? 'overdue' : 'waiting';
	return waitsForNetwork(row) || left?.isReady === true ? 'to-send' : 'preparing';
}

/** Undefined where there is none: it was not sent, or the result is there already. */
export function dueOf(
	row: Pick<SubmissionRow, 'state' | 'sent' | 'dueOn' | 'supplyBy'>,
	procedure: Pick<Procedure, 'time'> | undefined,
	nowMs: number
): Due | undefined {
	const told = (day: string, rest: Pick<Due, 'isPromised' | 'isCertain'>): Due => ({
		day,
		...rest,
		daysLeft: daysLeft(day, nowMs)
	});
	const promised = { isPromised: true, isCertain: true };
	if (row.state === 'supplement-asked')
		return row.supplyBy ? told(row.supplyBy, promised) : undefined;
	if (!row.sent || row.state === 'result-ready') return undefined;
	if (row.dueOn) return told(row.dueOn, promised);
	const expected = procedure && expectedOn(row.sent.ms, procedure.time);
	return expected && told(expected.day, { isPromised: false, isCertain: expected.certain });
}

/** A day that is over counts as late also where no working day lies between. */
function daysLeft(day: string, nowMs: number): number {
	const today = calendarDay(nowMs);
	if (day >= today) return workingDaysBetween(today, day);
	return Math.min(-1, workingDaysBetween(today, day));
}

function leftOf({ begun }: SubmissionRow, procedure: Procedure): Left | undefined {
	if (!begun) return undefined;
	const checklist = checklistFor(procedure, begun.answers);
	const having = Object.fromEntries(begun.items.map((id) => [id, true]));
	const missing = missingPapers(checklist, having);
	const done = Object.fromEntries(begun.steps.map((id) => [id, true]));
	const isReady = missing.length === 0 && nextStepOf(sittingOf(checklist), done) === undefined;
	return { missing, isReady };
}

function byUrgency(a: DossierLine, b: DossierLine): number {
	const turn = WAITS_FOR.indexOf(a.waitsFor) - WAITS_FOR.indexOf(b.waitsFor);
	return turn || compare(whenOf(a), whenOf(b)) || b.row.last.ms - a.row.last.ms;
}

/** What has no day comes after all that has one. */
const whenOf = ({ due, row: { planned, heardOn }, waitsFor }: DossierLine): string => {
	const last = '9999';
	if (waitsFor === 'result') return heardOn ?? last;
	if (waitsFor === 'to-send') return planned ? `${planned.on} ${planned.time ?? ''}` : last;
	return due?.day ?? last;
};

/** Whose it is to see that it goes on: whoever sent it, and began it before that. */
export const inCharge = ({ sent, by }: Pick<SubmissionRow, 'sent' | 'by'>): string =>
	sent?.by ?? by;
