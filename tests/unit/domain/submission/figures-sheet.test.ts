import { expect, test } from 'vitest';
import { ROLES } from '../../../../src/lib/domain/access/roles';
import { submissionFigures } from '../../../../src/lib/domain/submission/figures';
import { figuresSheet, SHEET_COLUMNS } from '../../../../src/lib/domain/submission/figures-sheet';

const nothing = submissionFigures([], { period: { from: '2026-10-01', to: '2026-10-31' } });
const words = {
	nameOf: (key: string) => `tên ${key}`,
	division: 'Nhóm',
	columns: Object.fromEntries(SHEET_COLUMNS.map((one) => [one, one])) as Record<
		(typeof SHEET_COLUMNS)[number],
		string
	>,
	missing: 'chưa có'
};

test('a rate nobody knows is written as missing, a count as nought', () => {
	const sheet = figuresSheet(
		[{ key: 'x', figures: nothing }],
		{ division: 'procedure', role: 'volunteer' },
		words
	);
	if (!sheet.ok) throw new Error(sheet.error.kind);
	const [heading = [], line = []] = sheet.value;
	expect(line[0]).toBe('tên x');
	expect(line[heading.indexOf('submitted')]).toBe('0');
	for (const column of heading.filter((one) => one.endsWith('Percent')).concat('medianDays'))
		expect(line[heading.indexOf(column)], column).toBe('chưa có');
});

test('only a team lead and an officer are given a sheet that names volunteers', () => {
	const given = ROLES.filter((role) => figuresSheet([], { division: 'volunteer', role }, words).ok);
	expect(given).toEqual(['team-lead', 'commune-officer', 'administrator']);
	for (const role of ROLES)
		expect(figuresSheet([], { division: 'village', role }, words).ok).toBe(true);
});
