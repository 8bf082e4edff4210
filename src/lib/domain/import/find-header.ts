import { headingWords, meaningOfHeading, type HeadingMeaning } from './headings';

type Rows = readonly (readonly string[])[];

/**
 * @property row first header row, counted from 1; 0 when the data begins at once
 * @property rows two when headings are merged over finer ones ("Năm sinh" over "Nam" and "Nữ")
 */
export interface HeaderPlace {
	row: number;
	rows: 0 | 1 | 2;
	headings: string[];
	meanings: (HeadingMeaning | undefined)[];
}

/** Lists begin with titles, legal bases, dates: a header further down than this has not been seen. */
const LAST_HEADER_ROW = 40;

/** The row, or two rows, whose words say most about the columns below them. */
export function findHeader(rows: Rows): HeaderPlace | undefined {
	const last = Math.min(rows.length, LAST_HEADER_ROW);
	const numbers = Array.from({ length: last }, (_, i) => i + 1);
	const single = numbers.map((row) => headerAt(rows, row, 1));
	const double = numbers.flatMap((row) => headerOverTwo(rows, row) ?? []);
	// Two rows must say more than one alone: a title over the header adds words, but no meaning.
	return bestOf([...single, ...double]) ?? unknownHeader(rows);
}

/** The header a person points at. */
export function headerAt(rows: Rows, row: number, count: 1 | 2): HeaderPlace {
	const upper = rows[row - 1] ?? [];
	const lower = count === 2 ? (rows[row] ?? []) : [];
	const headings: string[] = [];
	const meanings: (HeadingMeaning | undefined)[] = [];
	let merged = '';
	for (let column = 0; column < Math.max(upper.length, lower.length); column++) {
		const above = (upper[column] ?? '').trim();
		const below = (lower[column] ?? '').trim();
		// A merged heading stands only over its first column.
		if (above !== '') merged = below === '' ? '' : above;
		const heading = below === '' ? above : `${above || merged} ${below}`.trim();
		headings.push(heading);
		meanings.push(meaningOver(heading, below));
	}
	return { row, rows: count, headings, meanings };
}

function meaningOver(heading: string, below: string): HeadingMeaning | undefined {
	const finer = below === '' ? undefined : meaningOfHeading(below);
	return finer?.confidence === 'certain' ? finer : (meaningOfHeading(heading) ?? finer);
}

function headerOverTwo(rows: Rows, row: number): HeaderPlace | undefined {
	const upper = rows[row - 1] ?? [];
	const lower = rows[row] ?? [];
	if (upper.filter((cell) => cell.trim() !== '').length < 2) return undefined;
	const isMergedAbove = lower.some(
		(cell, i) => cell.trim() !== '' && (upper[i] ?? '').trim() === ''
	);
	if (!isMergedAbove || lower.some((cell) => /\d/.test(cell))) return undefined;
	return headerAt(rows, row, 2);
}

function bestOf(candidates: readonly HeaderPlace[]): HeaderPlace | undefined {
	let best: HeaderPlace | undefined;
	for (const candidate of candidates)
		if (saysEnough(candidate) && (!best || score(candidate) > score(best))) best = candidate;
	return best;
}

const score = ({ meanings }: HeaderPlace): number =>
	meanings.filter((meaning) => meaning !== undefined).length;

function saysEnough(header: HeaderPlace): boolean {
	const hasName = header.meanings.some((found) => found?.meaning === 'name');
	return score(header) >= (hasName ? 2 : 3);
}

/** Headings in words nobody has told us: the first row of several texts without digits, over rows that have some. */
function unknownHeader(rows: Rows): HeaderPlace | undefined {
	for (let row = 1; row < Math.min(rows.length, LAST_HEADER_ROW); row++) {
		const cells = (rows[row - 1] ?? []).filter((cell) => cell.trim() !== '');
		const isText =
			cells.length >= 3 && cells.every((cell) => headingWords(cell) !== '' && !/\d/.test(cell));
		const below = rows.slice(row).find((other) => other.some((cell) => cell.trim() !== ''));
		if (isText && below?.some((cell) => /\d/.test(cell))) return headerAt(rows, row, 1);
	}
	return undefined;
}
