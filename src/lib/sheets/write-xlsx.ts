import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeWorkbook from 'write-excel-file/universal';

/**
 * Rows as a workbook. Every cell is written as text, which a spreadsheet shows and never runs, whatever it begins with;
 * phone numbers keep their 0.
 */
export async function toXlsx(
	rows: readonly (readonly string[])[],
	sheetName: string
): Promise<Uint8Array> {
	// The writer deflates parts of more than 160 KB in a worker made from a blob, which our content security policy
	// forbids, and then waits for ever. So it makes the workbook with one cell, and the rows are put in here.
	const oneCell = [[{ value: 'x', type: String, format: TEXT }]];
	const blob = await writeWorkbook(oneCell, { sheet: safeSheetName(sheetName) }).toBlob();
	const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
	const sheet = strFromU8(parts[SHEET] ?? new Uint8Array());
	const style = /<c [^>]*s="(\d+)"/.exec(sheet)?.[1] ?? '0';
	const filled = sheet.replace(/<sheetData>.*<\/sheetData>/s, () => sheetData(rows, style));
	return zipSync({ ...parts, [SHEET]: strToU8(filled) });
}

const SHEET = 'xl/worksheets/sheet1.xml';

/** Excel's own format for text: typing into the cell later stays text too. */
const TEXT = '@';

/** Excel refuses these signs and more than 31 characters in the name of a sheet. */
const safeSheetName = (name: string): string =>
	name
		.replace(/[\\/?*[\]:]/g, ' ')
		.slice(0, 31)
		.trim() || 'Danh sách';

function sheetData(rows: readonly (readonly string[])[], style: string): string {
	const cells = (row: readonly string[], number: number) =>
		row.map((text, i) =>
			text === ''
				? ''
				: `<c r="${columnLetters(i)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inXml(text)}</t></is></c>`
		);
	const lines = rows.map((row, i) => `<row r="${i + 1}">${cells(row, i + 1).join('')}</row>`);
	return `<sheetData>${lines.join('')}</sheetData>`;
}

const columnLetters = (index: number): string =>
	(index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') +
	String.fromCharCode(65 + (index % 26));

/** XML has no place for control characters and halves of a character, even escaped. */
const inXml = (text: string): string =>
	text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;');
