import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { accessTables, BEGIN, END } from '../../../support/access/access-document';

const DOCUMENT = new URL('../../../../docs/access.md', import.meta.url);

/** Without the padding that the formatter gives to cells. */
const cells = (table: string): string[][] =>
	table
		.trim()
		.split('\n')
		.filter((row) => !/^\|[\s:|-]+\|$/.test(row))
		.map((row) => row.split('|').map((cell) => cell.trim()));

test('the document says who may do what as the code does', async () => {
	const document = await readFile(DOCUMENT, 'utf8');
	const [, after = ''] = document.split(BEGIN);
	const [tables = ''] = after.split(END);
	expect(cells(tables)).toEqual(cells(accessTables()));
});
