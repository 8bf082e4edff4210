import { calendarDay, DAY_MS } from '../time/calendar';
import type { DossierLine } from './dossier-lines';
import { hadAHandIn } from './had-a-hand-in';
import type { SubmissionRow } from './submission-row';

/** Why a submission is worth a look today, what can be lost first. */
export const REMINDED_OF = [
	'supply-late',
	'supply-soon',
	'result-ready',
	'overdue',
	'send-now',
	'supply',
	'due-soon'
] as const;
export type RemindedOf = (typeof REMINDED_OF)[number];

export interface Reminder<Row extends SubmissionRow = SubmissionRow> {
	line: DossierLine<Row>;
	of: RemindedOf;
}

/** @property looksAfterAll a team lead or an officer, who hears also of what is late with others */
export interface RemindedPerson {
	me: string;
	looksAfterAll: boolean;
}

/** Working days that are left for a supplement, of the seven there are: from then on it goes before all that can wait. */
const SUPPLY_SOON_DAYS = 2;

/** One of each submission at most; in the order of their urgency, which that of the lines is within a kind. */
export const remindersFrom = <Row extends SubmissionRow>(
	lines: readonly DossierLine<Row>[],
	person: RemindedPerson,
	nowMs: number
): Reminder<Row>[] =>
	lines
		.flatMap((line): Reminder<Row>[] => {
			const of = remindedOf(line, nowMs);
			return of && concerns(line, of, person) ? [{ line, of }] : [];
		})
		.sort((a, b) => REMINDED_OF.indexOf(a.of) - REMINDED_OF.indexOf(b.of));

function remindedOf({ waitsFor, due, row }: DossierLine, nowMs: number): RemindedOf | undefined {
	const today = calendarDay(nowMs);
	switch (waitsFor) {
		case 'overdue':
			return 'overdue';
		case 'supplement':
			if (due === undefined) return 'supply-soon';
			if (due.daysLeft < 0) return 'supply-late';
			return due.daysLeft <= SUPPLY_SOON_DAYS ? 'supply-soon' : 'supply';
		case 'result':
			return 'result-ready';
		case 'to-send':
			return row.planned && row.planned.on <= today ? 'send-now' : undefined;
		case 'waiting':
			return due && due.day <= calendarDay(nowMs + DAY_MS) ? 'due-soon' : undefined;
		case 'preparing':
			return undefined;
	}
}

const LATE: readonly RemindedOf[] = ['overdue', 'supply-late'];

const concerns = (
	{ row }: DossierLine,
	of: RemindedOf,
	{ me, looksAfterAll }: RemindedPerson
): boolean => hadAHandIn(row, me) || (looksAfterAll && LATE.includes(of));
