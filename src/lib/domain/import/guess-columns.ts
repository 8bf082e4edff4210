import { parsePhone } from '../text/phone';
import { readBirthYear } from './birth-year';
import type { ColumnMeaning } from './column-meaning';
import { readListedAnswer } from './listed-answer';
import type { RecognisedColumn } from './recognition';

type Rows = readonly (readonly string[])[];

/** More rows tell no more. */
const SAMPLE_ROWS = 300;

/**
 * What the cells themselves say: names, phones and years are known by sight under any heading, and identity numbers
 * under every heading are not kept.
 */
export function guessFromCells(columns: RecognisedColumn[], dataRows: Rows): RecognisedColumn[] {
	const sample = dataRows.slice(0, SAMPLE_ROWS);
	const taken = new Set(columns.map(({ meaning }) => meaning));
	return columns.map((column) => {
		const cells = sample
			.map((row) => (row[column.index] ?? '').trim())
			.filter((cell) => cell !== '');
		const meaning = guess(column.meaning, cells, taken);
		if (meaning === undefined) return column;
		taken.add(meaning);
		return { ...column, meaning, confidence: 'guessed' };
	});
}

function guess(
	meaning: ColumnMeaning,
	cells: readonly string[],
	taken: ReadonlySet<ColumnMeaning>
): ColumnMeaning | undefined {
	if (cells.length === 0) return undefined;
	if (meaning === 'left-out:id-number' && !taken.has('skill:has-id-card'))
		return share(cells, isAnswer) >= 0.7 ? 'skill:has-id-card' : undefined;
	if (meaning !== 'left-out:not-understood' && meaning !== 'skill:has-id-card') return undefined;
	if (share(cells, isIdNumber) >= 0.3) return 'left-out:id-number';
	if (meaning !== 'left-out:not-understood' || cells.length < FEWEST_CELLS) return undefined;

	const fitting = GUESSES.find(
		([guessed, fits, least]) => !taken.has(guessed) && share(cells, fits) >= least
	);
	if (fitting?.[0] === 'name' && new Set(cells).size < cells.length / 2) return undefined;
	return fitting?.[0];
}

const FEWEST_CELLS = 3;

const GUESSES: readonly (readonly [ColumnMeaning, (cell: string) => boolean, number])[] = [
	['phone', (cell) => parsePhone(cell).ok, 0.6],
	// Roughly years: which of them can be is checked when rows are read.
	['birth', (cell) => readBirthYear(cell, 2040).kind === 'year', 0.6],
	['name', isLikeAName, 0.7]
];

const share = (cells: readonly string[], is: (cell: string) => boolean): number =>
	cells.filter(is).length / cells.length;

const isAnswer = (cell: string): boolean => readListedAnswer(cell).state !== 'unreadable';

function isIdNumber(cell: string): boolean {
	const digits = cell.replace(/[\s.-]/g, '');
	return /^\d{9}$|^\d{11,13}$/.test(digits) && !parsePhone(cell).ok;
}

/** Two to six words of letters, each begun with a capital: how names stand in lists. */
function isLikeAName(cell: string): boolean {
	const words = cell.split(/\s+/u);
	return (
		words.length >= 2 &&
		words.length <= 6 &&
		words.every((word) => /^\p{Lu}[\p{L}\p{M}']*$/u.test(word))
	);
}
