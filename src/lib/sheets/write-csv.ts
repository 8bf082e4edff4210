import Papa from 'papaparse';

/**
 * Rows as CSV that Excel opens right: UTF-8 with a mark, CRLF. A cell beginning with = + - @ gets an apostrophe before
 * it, so that no spreadsheet takes what stood in a list for a formula; reading the file back takes it off again.
 */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
	'\ufeff' + Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae: FORMULA_BEGINS });

const FORMULA_BEGINS = /^[=+\-@\t\r]/;
