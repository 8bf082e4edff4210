import { expect, test } from 'vitest';
import type { HouseholdRow } from '$lib/domain/household-row';
import { nameToLookFor, similarHouseholds } from '$lib/ui/household/similar-names';

const row = (...members: string[]): HouseholdRow => ({
	id: members.join('+'),
	village: 'village-17284-01',
	coverage: 'unknown',
	visits: 0,
	needsReview: false,
	receipt: 'received',
	personal: { name: members[0] ?? '', members }
});

const village = [
	row('Lô Thị Tím', 'Vi Văn Hùng'),
	row('Lô Tím'),
	row('Vi Thị Tím'),
	row('Ốc'),
	row('Vi Văn Pánh', 'Lô Thị Tim')
];

const namesFor = (typed: string) =>
	similarHouseholds(village, typed).map(({ personal }) => personal.name);

test.each([
	{ typed: 'Lô Thị Tím', found: ['Lô Thị Tím', 'Lô Tím', 'Vi Văn Pánh'] },
	{ typed: 'lo thi tim', found: ['Lô Thị Tím', 'Lô Tím', 'Vi Văn Pánh'] },
	{ typed: 'Vi Văn Hùng', found: ['Lô Thị Tím'] },
	{ typed: 'Ốc', found: ['Ốc'] },
	{ typed: 'Lô Thị', found: [] },
	{ typed: 'T', found: [] },
	{ typed: '  ', found: [] }
])('someone who types "$typed" is told of $found', ({ typed, found }) => {
	expect(namesFor(typed)).toEqual(found);
});

test('nothing is looked for before a word has two letters', () => {
	expect(nameToLookFor('L')).toBe('');
	expect(nameToLookFor('Lô')).toBe('Lô');
	expect(nameToLookFor('Lô Thị T')).toBe('');
});
