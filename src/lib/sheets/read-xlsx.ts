import { unzipSync, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import type { SheetGrid } from '../domain/import/sheet-grid';
import { err, ok, type Result } from '../domain/result';
import { tidyText } from '../domain/text/tidy-text';
import { cellText } from './cell-text';
import type { SheetFileError } from './sheet-file-error';

/** A workbook of ten thousand rows unpacks to about 12 MB; a small file that unpacks to far more was made to harm. */
const MAX_UNPACKED_BYTES = 80 * 1024 * 1024;

/** Far beyond any list of households. A stray cell in the last corner of a sheet would fill the memory otherwise. */
const MAX_ROWS = 100_000;
const MAX_COLUMNS = 500;

export async function readXlsx(bytes: Uint8Array): Promise<Result<SheetGrid[], SheetFileError>> {
	const unpacked = unpack(bytes);
	if (!unpacked.ok) return unpacked;
	if (sheetsIn(unpacked.value).some(reachesTooFar))
		return err({ kind: 'too-large', maxBytes: MAX_UNPACKED_BYTES });
	try {
		const sheets = await readWorkbook(repacked(unpacked.value), { trim: false });
		return ok(namedApart(sheets.map(({ sheet, data }) => toGrid(sheet, data))));
	} catch {
		return err({ kind: 'damaged-file' });
	}
}

type Parts = Record<string, Uint8Array>;

/** The parts of the workbook that hold text; pictures stay packed. */
function unpack(bytes: Uint8Array): Result<Parts, SheetFileError> {
	let unpackedBytes = 0;
	try {
		const parts = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!/\.(?:xml|rels)$/.test(name)) return false;
				unpackedBytes += originalSize;
				return unpackedBytes <= MAX_UNPACKED_BYTES;
			}
		});
		if (unpackedBytes > MAX_UNPACKED_BYTES)
			return err({ kind: 'too-large', maxBytes: MAX_UNPACKED_BYTES });
		return 'xl/workbook.xml' in parts ? ok(parts) : err({ kind: 'not-a-sheet' });
	} catch {
		return err({ kind: 'damaged-file' });
	}
}

// The reader inflates large parts in a worker made from a blob, which our content security policy forbids and where no
// limit holds. Given parts that are only stored, it has nothing to inflate.
const repacked = (parts: Parts): ArrayBuffer => {
	const { buffer, byteOffset, byteLength } = zipSync(parts, { level: 0 });
	return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
};

const sheetsIn = (parts: Parts): string[] =>
	Object.entries(parts)
		.filter(([name]) => name.startsWith('xl/worksheets/') && name.endsWith('.xml'))
		.map(([, content]) => new TextDecoder().decode(content));

function reachesTooFar(sheet: string): boolean {
	for (const [, column = '', row = '', rest = ''] of sheet.matchAll(CELL))
		if (!rest.endsWith('/') && (Number(row) > MAX_ROWS || columnNumber(column) > MAX_COLUMNS))
			return true;
	return false;
}

/** A cell that ends with a slash is only coloured and holds nothing: whole columns are. */
const CELL = /<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]+)(\d+)"([^>]*)>/g;

const columnNumber = (letters: string): number =>
	[...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const toGrid = (name: string, rows: readonly (readonly unknown[])[]): SheetGrid => ({
	name: tidyText(name),
	rows: rows.map((row) => row.map(cellText))
});

/** Two names may differ only in a space at the end; people must still know which sheet is meant. */
function namedApart(grids: SheetGrid[]): SheetGrid[] {
	const seen = new Map<string, number>();
	return grids.map((grid) => {
		const times = (seen.get(grid.name) ?? 0) + 1;
		seen.set(grid.name, times);
		return times === 1 ? grid : { ...grid, name: `${grid.name} (${times})` };
	});
}
