import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { MAX_FILE_BYTES, readSheets } from '../../../src/lib/sheets/read-sheets';
import {
	MOUNTAIN_LIST,
	OLD_SKILL_LIST,
	planOf,
	sampleBytes,
	TIDY_LIST
} from '../../support/sheets/sample-sheets';

// Whole files and many random ones, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 60_000 });

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, { mark = true, bigEndian = false } = {}) => {
	const units = [...(mark ? [0xfeff] : []), ...Array.from(text, (_, i) => text.charCodeAt(i))];
	return new Uint8Array(
		units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8]))
	);
};

async function read(bytes: Uint8Array, name = 'a.csv') {
	const file = await readSheets(bytes, name);
	if (!file.ok) throw new Error(file.error.kind);
	return file.value;
}
const rowsOf = async (bytes: Uint8Array) => (await read(bytes)).grids[0]?.rows;
const errorOf = async (bytes: Uint8Array) => {
	const file = await readSheets(bytes, 'x');
	return file.ok ? undefined : file.error.kind;
};

const LIST = 'TT;Chủ hộ;SĐT\r\n1;Lô Văn Hòa;0912345678\r\n';
const LIST_ROWS = [
	['TT', 'Chủ hộ', 'SĐT'],
	['1', 'Lô Văn Hòa', '0912345678']
];

describe('CSV files as machines in communes write them', () => {
	test.each([
		['UTF-8', utf8(LIST)],
		['UTF-8 with its mark', utf8(`\ufeff${LIST}`)],
		['UTF-16 with its mark', utf16(LIST)],
		['UTF-16 of the other order', utf16(LIST, { bigEndian: true })],
		['UTF-16 without a mark', utf16(LIST, { mark: false })],
		['decomposed text', utf8(LIST.normalize('NFD'))],
		['line ends of an old Macintosh', utf8(LIST.replaceAll('\r\n', '\r'))],
		['commas', utf8(LIST.replaceAll(';', ','))],
		['tabs', utf8(LIST.replaceAll(';', '\t'))],
		['quotation marks', utf8('"TT";"Chủ hộ";"SĐT"\n"1";"Lô Văn Hòa";"0912345678"')]
	])('%s', async (_, bytes) => {
		expect(await rowsOf(bytes)).toEqual(LIST_ROWS);
	});

	test('Windows-1258 becomes composed Unicode, and is told', async () => {
		const { grids, notices } = await read(sampleBytes(OLD_SKILL_LIST), OLD_SKILL_LIST);
		expect(notices).toEqual([{ kind: 'old-encoding', encoding: 'windows-1258' }]);
		expect(grids[0]?.rows[1]?.[1]).toBe('Lương Thanh Thoại');
		expect(grids[0]?.rows.flat().every((cell) => cell === cell.normalize('NFC'))).toBe(true);
	});

	test('the separator announced in the first line is taken, and rows keep their numbers', async () => {
		expect(await rowsOf(utf8('sep=;\na,b;c\n'))).toEqual([[], ['a,b', 'c']]);
	});

	test('a line break in a cell keeps the rows below at their own lines', async () => {
		const { grids } = await read(utf8('a;b\n1;"x\ny"\n2;z'));
		expect(grids[0]?.rows).toEqual([['a', 'b'], ['1', 'x\ny'], [], ['2', 'z']]);
		expect([...(grids[0]?.continued ?? [])]).toEqual([3]);
	});

	test('a quotation mark that is never closed swallows no household', async () => {
		const rows = await rowsOf(
			utf8('TT;Tên;Ghi chú\n1;Lô Văn Hòa;"nhà đầu bản\n2;Vi Thị Hoa;\n3;Và Y Mái;')
		);
		expect(rows?.map(([, name]) => name)).toEqual(['Tên', 'Lô Văn Hòa', 'Vi Thị Hoa', 'Và Y Mái']);
	});

	test('every cell is text: numbers keep their zeros', async () => {
		expect(await rowsOf(utf8('0912345678;007;1,5'))).toEqual([['0912345678', '007', '1,5']]);
	});

	test.each([
		['UTF-8 read as another encoding', 'Nguyá»…n VÄƒn HÃ²a'],
		['the fonts of before Unicode', 'NguyÔn V¨n Hßa'],
		['Windows-1258 read as Windows-1252', 'Ðậu Thị Hoa']
	])('%s is noticed', async (_, name) => {
		const { notices } = await read(utf8(`TT;Chủ hộ\n1;${name}`));
		expect(notices).toEqual([{ kind: 'garbled-text', sheet: 'a.csv', example: name }]);
	});

	test('no well-written sample is taken for garbled', async () => {
		for (const name of [TIDY_LIST, MOUNTAIN_LIST])
			expect((await read(sampleBytes(name), name)).notices).toEqual([]);
	});

	test('no bytes at all make it throw', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
				const file = await readSheets(bytes, 'a.csv');
				if (file.ok) planOf(file.value.grids);
			})
		);
	});
});

describe('workbooks', () => {
	test('merged text stands in its first cell, rich text is joined, a formula counts by its result', async () => {
		const { grids } = await read(sampleBytes(MOUNTAIN_LIST), MOUNTAIN_LIST);
		expect(grids.map(({ name }) => name)).toEqual([
			'Nhóm 1 - Huồi Cọ',
			'Nhóm 2 Huồi Cọ',
			'Bản Na Lợt',
			'Bản Phà Mựt',
			'Tổng hợp',
			'Sheet3'
		]);
		expect(grids[1]?.rows[33]).toEqual(['II. Các hộ bên kia suối', '', '', '', '', '', '', '', '']);
		const tidy = await read(sampleBytes(TIDY_LIST), TIDY_LIST);
		expect(tidy.grids[0]?.rows[122]?.[3]).toBe('426');
	});

	test('date cells read as dates, long numbers as digits', async () => {
		const { grids } = await read(sampleBytes(MOUNTAIN_LIST), MOUNTAIN_LIST);
		expect(grids[1]?.rows[7]?.[4]).toBe('13/02/1972');
		expect(grids[1]?.rows[19]?.[5]).toBe('84382450133');
	});

	test('empty rows are kept, so that rows have the numbers people see', async () => {
		const { grids } = await read(sampleBytes(MOUNTAIN_LIST), MOUNTAIN_LIST);
		expect(grids[0]?.rows[2]?.every((cell) => cell === '')).toBe(true);
		expect(grids[0]?.rows[6]?.[1]).toBe('Già Giống Rê');
	});
});

const workbook = sampleBytes(TIDY_LIST);
const withSheet = (xml: string) =>
	zipSync({ ...unzipSync(workbook), 'xl/worksheets/sheet1.xml': strToU8(xml) });

describe('files that are no list', () => {
	test.each([
		['nothing', new Uint8Array(), 'empty-file'],
		['more than ten megabytes', new Uint8Array(MAX_FILE_BYTES + 1), 'too-large'],
		['half a workbook', workbook.slice(0, workbook.length / 2), 'damaged-file'],
		[
			'a workbook with a broken sheet',
			withSheet('<worksheet><sheetData><row r="1"><c r="A1'),
			'damaged-file'
		],
		[
			'a workbook with rotten bytes',
			workbook.map((byte, i) => (i > 2000 && i < 4000 ? 7 : byte)),
			'damaged-file'
		],
		['another archive', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not-a-sheet'],
		['an old binary workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'old-excel'],
		[
			'a workbook with a password',
			new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...utf16('EncryptedPackage', { mark: false })]),
			'password-protected'
		],
		['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'not-a-sheet'],
		[
			'a web page saved as a list',
			utf8('<html><table><tr><td>1</td></tr></table></html>'),
			'not-a-sheet'
		],
		['a program', new Uint8Array(600).map((_, i) => i % 7), 'not-a-sheet'],
		[
			'a small file that unpacks to far more',
			zipSync({ 'xl/workbook.xml': new Uint8Array(90 * 1024 * 1024) }),
			'too-large'
		],
		[
			'a cell in the last corner of a sheet',
			withSheet(
				'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
			),
			'too-large'
		]
	])(
		'%s: %#',
		async (_, bytes, kind) => {
			expect(await errorOf(bytes)).toBe(kind);
		},
		30_000
	);
});
