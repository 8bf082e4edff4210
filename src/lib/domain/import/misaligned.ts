import { parsePhone } from '../text/phone';
import { isYesWord } from './listed-answer';
import type { RejectReason } from './import-plan';
import { cellAt, type SheetColumns } from './sheet-columns';

/**
 * A CSV row that lost or gained a cell has its later cells under the wrong headings: a skill word under the phones, a
 * phone under a skill. Guessing where they belong would give people answers nobody gave.
 */
export class Alignment {
	private readonly usualLength: number;
	private readonly datedSkills: ReadonlySet<number>;

	/** @param isSeparated whether cells can slip: in a CSV file, not in a workbook */
	constructor(
		private readonly columns: SheetColumns,
		dataRows: readonly (readonly string[])[],
		private readonly isSeparated: boolean
	) {
		// Some programs end every row but the header with a separator more.
		this.usualLength = mostCommon(dataRows.map(({ length }) => length));
		this.datedSkills = new Set(
			columns.skills.flatMap(({ index }) => (isDatedColumn(dataRows, index) ? [index] : []))
		);
	}

	whyMisaligned(cells: readonly string[]): RejectReason | undefined {
		const isShort = this.isSeparated && cells.length < this.usualLength;
		const isLong = this.isSeparated && cells.length > this.usualLength;
		const misfits = this.countMisfits(cells, isShort || isLong);
		if (misfits === 0) return undefined;
		if (isShort) return { kind: 'misaligned', cells: 'too-few' };
		if (isLong) return { kind: 'misaligned', cells: 'too-many' };
		// With all cells there, one odd cell is a slip of the pen; two are a shift.
		return misfits >= 2 ? { kind: 'misaligned', cells: 'shifted' } : undefined;
	}

	/** Cells that fit another column and not their own. */
	private countMisfits(cells: readonly string[], hasOtherLength: boolean): number {
		const read = (meaning: 'phone' | 'birth' | 'stated-size' | 'relation' | 'name') =>
			this.columns.read(cells, meaning);
		const misfits = [
			isYesWord(read('phone')) || isDate(read('phone')),
			isYesWord(read('birth')) || isPhone(read('birth')),
			isYesWord(read('stated-size')) || isPhone(read('stated-size')),
			isPhone(read('relation')),
			isPhone(read('name')) || isDate(read('name')),
			...this.columns.skills.map(({ index }) => {
				const cell = cellAt(cells, index);
				return isPhone(cell) || (hasOtherLength && isDate(cell) && !this.datedSkills.has(index));
			})
		];
		return misfits.filter(Boolean).length;
	}
}

/** Some lists write into a skill cell the day it was learnt. */
function isDatedColumn(rows: readonly (readonly string[])[], index: number): boolean {
	const filled = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
	return filled.filter(isDate).length > filled.length / 5;
}

function mostCommon(lengths: readonly number[]): number {
	const times = new Map<number, number>();
	for (const length of lengths) times.set(length, (times.get(length) ?? 0) + 1);
	return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

const isDate = (cell: string): boolean => /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$/.test(cell);

const isPhone = (cell: string): boolean =>
	/\d{6}/.test(cell.replace(/[\s.-]/g, '')) && parsePhone(cell).ok;

/**
 * Cells too many at the end belong to a note with bare separators in it; its parts come together again.
 *
 * @returns the row as wide as the header, or undefined when something stands beyond it that is no note
 */
export function joinOverflow(
	cells: readonly string[],
	columns: SheetColumns,
	width: number | undefined,
	delimiter: string
): readonly string[] | undefined {
	if (width === undefined || cells.length <= width) return cells;
	const kept = cells.slice(0, width);
	const beyond = cells.slice(width);
	if (beyond.every((cell) => cell.trim() === '')) return kept;
	if (columns.indexOf('note') !== width - 1) return undefined;
	return [
		...cells.slice(0, width - 1),
		cells
			.slice(width - 1)
			.join(delimiter)
			.replace(/[\s,;\t]+$/u, '')
	];
}
