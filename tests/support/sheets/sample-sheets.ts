import { readFileSync } from 'node:fs';
import { planImport } from '../../../src/lib/domain/import/plan-import';
import { recogniseSheets } from '../../../src/lib/domain/import/recognise-sheets';
import type { SheetGrid } from '../../../src/lib/domain/import/sheet-grid';
import { readSheets } from '../../../src/lib/sheets/read-sheets';

export const TIDY_LIST = 'danh-sach-ho-xom-3.xlsx';
export const MOUNTAIN_LIST = 'bản-Huồi-Cọ-danh-sách.xlsx';
export const SKILL_LIST = 'theo-doi-VNeID-to-CNSCD.csv';
export const OLD_SKILL_LIST = 'theo-doi-cu-windows1258.csv';

export const sampleBytes = (name: string): Uint8Array =>
	new Uint8Array(readFileSync(new URL(name, import.meta.url)));

export async function readSample(name: string): Promise<SheetGrid[]> {
	const read = await readSheets(sampleBytes(name), name);
	if (!read.ok) throw new Error(`${name}: ${read.error.kind}`);
	return read.value.grids;
}

/** The year the samples were made in. */
export const THIS_YEAR = 2026;

export const planOf = (grids: readonly SheetGrid[]) =>
	planImport(grids, recogniseSheets(grids), { thisYear: THIS_YEAR });

export const planSample = async (name: string) => planOf(await readSample(name));

/** A sheet written down in a test, cells between bars. */
export const gridOf = (lines: string, name = 'Danh sách'): SheetGrid => ({
	name,
	rows: lines
		.trim()
		.split('\n')
		.map((line) => line.split('|').map((cell) => cell.trim()))
});
