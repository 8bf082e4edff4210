import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { readSheets } from '../../../src/lib/sheets/read-sheets';
import { toCsv } from '../../../src/lib/sheets/write-csv';
import { toXlsx } from '../../../src/lib/sheets/write-xlsx';
import { planOf } from '../../support/sheets/sample-sheets';

// Whole files and many random ones, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 60_000 });

const ROWS = [
	['TT', 'Chủ hộ', 'SĐT', 'Ghi chú'],
	['1', '=HYPERLINK("http://x";"Lô Văn Hòa")', '+84912345678', '-2 người, "đi vắng"'],
	['2', '@Vi Thị Hoa', '0912345678', 'hai\ndòng']
];

async function readBack(bytes: Uint8Array, name: string) {
	const file = await readSheets(bytes, name);
	if (!file.ok) throw new Error(file.error.kind);
	return file.value.grids;
}

describe('lists written out for a spreadsheet', () => {
	test('in CSV no cell begins like a formula, and Excel knows the encoding', () => {
		const csv = toCsv(ROWS);
		expect(csv.startsWith('\ufeff')).toBe(true);
		expect(csv).not.toMatch(/(?:^|[,\n]"?)[=+@-]/m);
		expect(csv).toContain("'+84912345678");
	});

	test('in a workbook every cell is text and none a formula', async () => {
		const parts = unzipSync(await toXlsx(ROWS, 'Dòng cần sửa'));
		const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
		expect(sheet).toContain('<c ');
		expect(sheet).not.toMatch(/<f[ >]/);
		expect(sheet).not.toMatch(/<c [^>]*t="n"/);
	});

	test('both read back and give the same households', async () => {
		const fromCsv = planOf(await readBack(new TextEncoder().encode(toCsv(ROWS)), 'a.csv'));
		const fromXlsx = planOf(await readBack(await toXlsx(ROWS, 'Xóm 3'), 'a.xlsx'));
		const said = ({ households }: typeof fromCsv) =>
			households.map(({ head, note }) => [head.name, head.phone, note]);
		expect(said(fromXlsx)).toEqual([
			['=HYPERLINK("http://x";"Lô Văn Hòa")', '0912345678', '-2 người, "đi vắng"'],
			['@Vi Thị Hoa', '0912345678', 'hai\ndòng']
		]);
		expect(said(fromCsv)).toEqual(said(fromXlsx));
	});

	test('a list of thousands of rows is written too', async () => {
		const rows = Array.from({ length: 5000 }, (_, i) => [String(i), `Lô Văn ${i}`, 'ngõ cuối bản']);
		const bytes = await toXlsx(rows, 'Xóm 3');
		expect(bytes.length).toBeLessThan(300_000);
		expect((await readBack(bytes, 'a.xlsx'))[0]?.rows).toEqual(rows);
	});

	test('any text comes through a workbook, but for characters XML has no place for', async () => {
		const text = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
			.filter((t) => t.trim() === t);
		await fc.assert(
			fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (cells) => {
				const [grid] = await readBack(await toXlsx([['đầu'], cells], 'a'), 'a.xlsx');
				expect(grid?.rows[1]).toEqual(cells.map((cell) => cell.normalize('NFC')));
			}),
			{ numRuns: 30 }
		);
		const odd = await readBack(await toXlsx([['a\u0000b\ud800c', '<&>"']], 'a'), 'a.xlsx');
		expect(odd[0]?.rows).toEqual([['abc', '<&>"']]);
	});

	test('a sheet may be named by any words', async () => {
		const [grid] = await readBack(
			await toXlsx(ROWS, 'Bản [Na Lợt]: dòng cần sửa / 22-11-2026'),
			'a.xlsx'
		);
		expect(grid?.rows).toEqual(ROWS);
	});
});
