import { leftOutReason, type ColumnMeaning } from './column-meaning';
import { findHeader, headerAt, type HeaderPlace } from './find-header';
import { guessFromCells } from './guess-columns';
import type { RecognisedColumn, Recognition, SheetLayout, SheetRecognition } from './recognition';
import { isHeadRelation } from './relations';
import type { SheetGrid } from './sheet-grid';

export const recogniseSheets = (grids: readonly SheetGrid[]): Recognition => ({
	sheets: grids.map((grid) => recogniseSheet(grid, findHeader(grid.rows)))
});

/** After a person pointed at another header row, 0 for none. */
export const recogniseBelow = (
	grid: SheetGrid,
	headerRow: number,
	headerRows: 1 | 2
): SheetRecognition =>
	recogniseSheet(grid, headerRow === 0 ? undefined : headerAt(grid.rows, headerRow, headerRows));

function recogniseSheet(grid: SheetGrid, header: HeaderPlace | undefined): SheetRecognition {
	const place = header ?? { row: 0, rows: 0 as const, headings: [], meanings: [] };
	const widest = grid.rows.reduce((width, row) => Math.max(width, row.length), 0);
	// In a CSV file cells beyond the header are parts of a split note, or a row that slipped: no column.
	const isSeparated = grid.delimiter !== undefined && header !== undefined;
	const width = isSeparated ? place.headings.length : widest;
	const dataRows = grid.rows.slice(place.row === 0 ? 0 : place.row - 1 + place.rows);
	const columns = guessFromCells(onlyOneOfEach(columnsFrom(place, width)), dataRows);
	const whyNot = notAList(grid, columns, dataRows);
	return {
		sheet: grid.name,
		use: whyNot === undefined,
		...(whyNot === undefined ? {} : { whyNot }),
		headerRow: place.row,
		headerRows: place.rows,
		layout: layoutOf(columns, dataRows),
		columns
	};
}

const columnsFrom = ({ headings, meanings }: HeaderPlace, width: number): RecognisedColumn[] =>
	Array.from({ length: width }, (_, index) => ({
		index,
		heading: headings[index] ?? '',
		meaning: meanings[index]?.meaning ?? 'left-out:not-understood',
		confidence: meanings[index]?.confidence ?? 'none'
	}));

/** A year may stand in a column by sex, and phones in two columns; a name, a relation or a skill only in one. */
const MAY_REPEAT: readonly ColumnMeaning[] = ['birth', 'phone', 'note', 'address'];

function onlyOneOfEach(columns: RecognisedColumn[]): RecognisedColumn[] {
	return columns.map((column) => {
		const { meaning } = column;
		if (MAY_REPEAT.includes(meaning) || leftOutReason(meaning) !== undefined) return column;
		const same = columns.filter((other) => other.meaning === meaning);
		const best = same.find(({ confidence }) => confidence === 'certain') ?? same[0];
		return best === column
			? column
			: { ...column, meaning: 'left-out:not-understood', confidence: 'none' };
	});
}

function notAList(
	{ rows }: SheetGrid,
	columns: readonly RecognisedColumn[],
	dataRows: readonly (readonly string[])[]
): SheetRecognition['whyNot'] {
	if (!rows.some((row) => row.some((cell) => cell.trim() !== ''))) return 'empty';
	const has = (meaning: ColumnMeaning) => columns.some((column) => column.meaning === meaning);
	// "Bản / nhóm, Số hộ, Người phụ trách": villages and counts, and the names in it are no households.
	if (has('left-out:household-count')) return 'summary';
	const name = columns.find(({ meaning }) => meaning === 'name');
	if (name === undefined) return 'no-names';
	const isOnlyGuessed = name.confidence === 'guessed';
	const supports = (['phone', 'birth', 'ordinal', 'relation', 'stated-size'] as const).some(has);
	if (isOnlyGuessed && !supports) return 'no-names';
	return dataRows.some((row) => (row[name.index] ?? '').trim() !== '') ? undefined : 'no-names';
}

function layoutOf(
	columns: readonly RecognisedColumn[],
	dataRows: readonly (readonly string[])[]
): SheetLayout {
	const at = (meaning: ColumnMeaning) => columns.find((column) => column.meaning === meaning);
	const relation = at('relation');
	const isMember = (cell: string) => cell.trim() !== '' && !isHeadRelation(cell);
	if (relation && dataRows.some((row) => isMember(row[relation.index] ?? '')))
		return 'members-below-head';

	// Without relations, a number only at the first of several names shows where a household begins.
	const name = at('name');
	const ordinal = at('ordinal');
	if (relation || !name || !ordinal || /chủ hộ/iu.test(name.heading.normalize('NFC')))
		return 'head-per-row';
	const named = dataRows.filter((row) => (row[name.index] ?? '').trim() !== '');
	const unnumbered = named.filter((row) => (row[ordinal.index] ?? '').trim() === '').length;
	return unnumbered > named.length * 0.3 ? 'members-below-head' : 'head-per-row';
}
