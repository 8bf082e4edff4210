/**
 * A sheet as a reader sees it, whatever file it came from: every cell is text. Numbers are plain digits, dates
 * `dd/mm/yyyy`, formulas their stored result; a merged cell's text stands only in its first cell.
 *
 * @property rows index 0 is row 1 of the sheet, or line 1 of a CSV file; empty rows are kept, so that a person finds
 * what is spoken of
 * @property continued lines of a CSV file that are the rest of the row above, whose cell holds a line break
 * @property delimiter what separated the cells of a CSV file: a note may hold it too
 */
export interface SheetGrid {
	name: string;
	rows: readonly (readonly string[])[];
	continued?: ReadonlySet<number>;
	delimiter?: string;
}
