import type { ColumnMeaning } from './column-meaning';

/** What the import understood of a file. A person may change any of it before rows are planned. */
export interface Recognition {
	sheets: SheetRecognition[];
}

/**
 * @property use whether its rows are planned
 * @property whyNot why a sheet was taken for no list of households
 * @property headerRow counted from 1; 0 when the data begins at once
 */
export interface SheetRecognition {
	sheet: string;
	use: boolean;
	whyNot?: 'empty' | 'no-names' | 'summary';
	headerRow: number;
	headerRows: 0 | 1 | 2;
	layout: SheetLayout;
	columns: RecognisedColumn[];
}

/** One row a household, or the members in rows of their own below their head. */
export type SheetLayout = 'head-per-row' | 'members-below-head';

/** @property index counted from 0 */
export interface RecognisedColumn {
	index: number;
	heading: string;
	meaning: ColumnMeaning;
	confidence: 'certain' | 'likely' | 'guessed' | 'none';
}
