import { seesEachVolunteer, type Role } from '../access/roles';
import { err, ok, type Result } from '../result';
import {
	allOf,
	median,
	percentOf,
	type Division,
	type Share,
	type SubmissionFigures
} from './figures';

/**
 * The numbers as rows of a sheet to hand on. It holds numbers alone: whom anybody was helped with is nowhere in it, and
 * who helped only for those whose work it is to know.
 */

export interface SheetWords {
	/** Of a village, a procedure or a volunteer. */
	nameOf: (key: string) => string;
	division: string;
	columns: Record<SheetColumn, string>;
	/** Where nothing is known. */
	missing: string;
}

export const SHEET_COLUMNS = [
	'people',
	'started',
	'submitted',
	'online',
	'counter',
	'successPercent',
	'selfPercent',
	'citizen',
	'together',
	'volunteer',
	'paidOnlinePercent',
	'byPostPercent',
	'supplemented',
	'done',
	'refused',
	'withdrawn',
	'givenUp',
	'medianDays',
	'obstacles',
	'obstaclesOpen'
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

export function figuresSheet(
	lines: readonly { key: string; figures: SubmissionFigures }[],
	{ division, role }: { division: Division; role: Role },
	words: SheetWords
): Result<string[][], { kind: 'names-volunteers' }> {
	if (division === 'volunteer' && !seesEachVolunteer(role))
		return err({ kind: 'names-volunteers' });
	const heading = [words.division, ...SHEET_COLUMNS.map((column) => words.columns[column])];
	return ok([
		heading,
		...lines.map(({ key, figures }) => [
			words.nameOf(key),
			...SHEET_COLUMNS.map((column) => CELLS[column](figures)?.toString() ?? words.missing)
		])
	]);
}

const percent = (of: (figures: SubmissionFigures) => Share) => (figures: SubmissionFigures) =>
	percentOf(of(figures));

/** Undefined stays empty of a number: missing is not zero. */
const CELLS: Record<SheetColumn, (figures: SubmissionFigures) => number | undefined> = {
	people: ({ people }) => people,
	started: ({ started }) => started,
	submitted: ({ submitted }) => submitted,
	online: ({ online }) => online,
	counter: ({ counter }) => counter,
	successPercent: percent(({ success }) => success),
	selfPercent: percent(({ selfDone }) => selfDone),
	citizen: ({ performed }) => performed.citizen,
	together: ({ performed }) => performed.together,
	volunteer: ({ performed }) => performed.volunteer,
	paidOnlinePercent: percent(({ paidOnline }) => paidOnline),
	byPostPercent: percent(({ byPost }) => byPost),
	supplemented: ({ supplemented }) => supplemented,
	done: ({ done }) => done,
	refused: ({ refused }) => refused,
	withdrawn: ({ withdrawn }) => withdrawn,
	givenUp: ({ givenUp }) => givenUp,
	medianDays: ({ workingDays }) => median(workingDays),
	obstacles: ({ obstacles }) => allOf(obstacles),
	obstaclesOpen: ({ obstaclesOpen }) => allOf(obstaclesOpen)
};
