import Papa from 'papaparse';
import type { SheetGrid } from '../domain/import/sheet-grid';
import { decodeText, type Encoding } from './decode-text';

/** A CSV file as one grid, named like the file. Rows stand at the physical line where they begin. */
export function readCsv(
	bytes: Uint8Array,
	fileName: string
): { grid: SheetGrid; encoding: Encoding } {
	const { text, encoding } = decodeText(bytes);
	const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
	const announced = /^sep=(.)\n/.exec(lines)?.[1];
	const { data, delimiter } = parse(lines, announced ?? '');

	const rows: string[][] = [];
	const continued = new Set<number>();
	for (const cells of data) {
		rows.push(isAnnouncement(cells, rows.length) ? [] : cells);
		for (let breaks = countBreaks(cells); breaks > 0; breaks--) continued.add(rows.push([]));
	}
	return { grid: { name: fileName, rows, continued, delimiter }, encoding };
}

function parse(text: string, delimiter: string): { data: string[][]; delimiter: string } {
	const quoted = Papa.parse<string[]>(text, { delimiter });
	// A quotation mark that is never closed would swallow the rest of the file into one cell.
	const isSwallowed = quoted.errors.some(({ code }) => code === 'MissingQuotes');
	const read = isSwallowed
		? Papa.parse<string[]>(text, { delimiter: quoted.meta.delimiter, quoteChar: '\u0000' })
		: quoted;
	return { data: read.data, delimiter: read.meta.delimiter };
}

const countBreaks = (cells: readonly string[]): number =>
	cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

/** `sep=;` in the first line tells Excel the separator and is no row. */
const isAnnouncement = (cells: readonly string[], index: number): boolean =>
	index === 0 && cells[0] === 'sep=';
