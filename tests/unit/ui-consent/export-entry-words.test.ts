import { afterEach, expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { CATALOGUE } from '../../../src/lib/domain/procedures/catalogue';
import { chooseLocale } from '../../../src/lib/i18n/locale.svelte';
import { linesOf } from '../../../src/lib/ui/consent/entry-in-words';
import { procedureNames } from '../../../src/lib/ui/consent/procedure-names';
import { exportEntryWords } from '../../../src/lib/ui/consent/export-entry-words';
import { HEAD, registered } from '../../support/builders';
import v1 from '../../support/entries/v1.json' with { type: 'json' };
import v2 from '../../support/entries/v2.json' with { type: 'json' };
import v3 from '../../support/entries/v3.json' with { type: 'json' };

const everyType = [...v1, ...v2, ...v3] as Entry[];

const words = () =>
	exportEntryWords({
		person: (id) => (id === HEAD ? 'bà Tím' : undefined),
		village: () => 'Bản Na Lợt',
		...procedureNames(CATALOGUE)
	});

afterEach(() => chooseLocale('vi'));

test.each(['vi', 'en'] as const)('every part of every record is put into words (%s)', (locale) => {
	chooseLocale(locale);
	const { field, ...rest } = words();
	const nameless = new Set<string>();
	const told = {
		...rest,
		field: (key: string) => field(key) ?? (nameless.add(key), key)
	};
	for (const entry of everyType) linesOf(entry, told);
	expect([...nameless]).toEqual([]);
});

test('a family reads no id of a record, a household, a person or a village', () => {
	const read = everyType.flatMap((entry) => linesOf(entry, words()).map(({ value }) => value));
	expect(read.join('\n')).not.toMatch(/[0-7][0-9A-HJKMNP-TV-Z]{25}|village-\d/);
});

test('a person of whom only the name was written down is named once', () => {
	const entry = registered({}, { personal: { members: [{ id: HEAD, name: 'Lô Thị Tím' }] } });
	const told = linesOf(entry, words()).find(({ label }) => label === 'Người');
	expect(told?.value).toBe('Lô Thị Tím');
});

test.each([
	['done', 'đã xong'],
	['not-needed', 'không cần nữa']
])('how what was asked for was over reads as words: %s', (end, told) => {
	const entry = { ...v3.find(({ type }) => type === 'request-closed'), end } as Entry;
	const lines = linesOf(entry, words()).map(({ label, value }) => `${label}: ${value}`);
	expect(lines).toEqual(['Việc đã nhờ, ghi lúc: 18:07 18/11/2026', `Nay: ${told}`]);
});
