import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from '../../../../src/lib/domain/duplicates/compare-names';
import { KnownHouseholds } from '../../../../src/lib/domain/duplicates/known-households';
import { isOneSlipApart } from '../../../../src/lib/domain/duplicates/one-slip';
import type { HouseholdFacts } from '../../../../src/lib/domain/duplicates/read-household';
import { readName } from '../../../../src/lib/domain/duplicates/read-name';
import { withoutTelex } from '../../../../src/lib/domain/duplicates/telex';
import { SeededRandom } from '../../../../sync-server/src/demo/random';
import { madeUpName } from '../../../support/duplicates/made-up-names';
import { toTelex } from '../../../support/duplicates/writing-faults';

const XOM_3 = 'village-17284-03';
const BAN_NA = 'village-17284-04';

const differencesOf = (a: string, b: string) =>
	compareNames(readName(a), readName(b))?.differences ?? 'two people';

describe('two ways of writing a name', () => {
	test.each([
		{ a: 'Lô Văn Hoà', b: 'LÔ VĂN HÒA', differences: [] },
		{ a: 'Nguyễn Thị Lý', b: 'Nguyễn Thị Lí', differences: [] },
		{ a: 'bà Lô Thị Tím', b: 'Lô Thị Tím (em)', differences: [] },
		{ a: 'Nguyen Van Hung', b: 'Nguyễn Văn Hùng', differences: ['marks'] },
		{ a: 'Lô Thi Tím', b: 'Lô Thị Tím', differences: ['marks'] },
		{ a: 'Nguyeenx Vawn Hungf', b: 'Nguyễn Văn Hùng', differences: ['spelling', 'marks'] },
		{ a: 'Nguye64n Va8n Hu2ng', b: 'Nguyễn Văn Hùng', differences: ['spelling', 'marks'] },
		{ a: 'Nguyễn Văn Cườgn', b: 'Nguyễn Văn Cường', differences: ['spelling'] },
		{ a: 'Tím Lô Thị', b: 'Lô Thị Tím', differences: ['order'] },
		{ a: 'Mái Y Và', b: 'Và Y Mái', differences: ['order'] },
		{ a: 'Y Mái', b: 'Và Y Mái', differences: ['family-missing'] },
		{ a: 'Lô Tím', b: 'Lô Thị Tím', differences: ['middle'] },
		{ a: 'Trần Kim Thị Hoa', b: 'Trần Thị Kim Hoa', differences: ['middle'] },
		{ a: 'Ốc', b: 'oc', differences: ['marks'] }
	])('"$a" may be "$b": $differences', ({ a, b, differences }) => {
		expect(differencesOf(a, b)).toEqual(differences);
		expect(differencesOf(b, a)).toEqual(differences);
	});

	test.each([
		['Lô Thị Hòa', 'Lô Văn Hòa'],
		['Lô Văn Hùng', 'Lô Văn Sơn'],
		['Vi Thị Tím', 'Lô Thị Tím'],
		['Tím', 'Lô Thị Tím'],
		['Lê An', 'Lê Ân Tâm']
	])('"%s" is not "%s"', (a, b) => {
		expect(differencesOf(a, b)).toBe('two people');
	});

	test('whoever compares them, it is as likely', () => {
		const name = fc.integer().map((seed) => {
			const random = new SeededRandom(seed);
			return readName(madeUpName(random).words.join(' '));
		});
		fc.assert(
			fc.property(name, name, (a, b) => {
				expect(compareNames(a, b)?.points).toBe(compareNames(b, a)?.points);
			})
		);
	});

	test('what a telex keyboard was given is read as what was meant, whatever the name', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const { words } = madeUpName(new SeededRandom(seed));
				const meant = readName(words.join(' '));
				expect(readName(words.map(toTelex).join(' ')).key).toBe(meant.key);
			})
		);
	});

	test('a word that was typed as it should be stays as it is', () => {
		for (const word of ['nguien', 'xeo', 'thi', 'rua', 'trang', 'sinh', 'phuong'])
			expect(withoutTelex(word)).toBe(word);
	});

	test('one slip is one letter, and no more', () => {
		expect(isOneSlipApart('hung', 'hugn')).toBe(true);
		expect(isOneSlipApart('hung', 'hun')).toBe(true);
		expect(isOneSlipApart('hung', 'huong')).toBe(true);
		expect(isOneSlipApart('hung', 'hang')).toBe(true);
		expect(isOneSlipApart('hung', 'hung')).toBe(false);
		expect(isOneSlipApart('hung', 'hanh')).toBe(false);
		expect(isOneSlipApart('hung', 'thung')).toBe(true);
		expect(isOneSlipApart('hung', 'thang')).toBe(false);
	});
});

const household = (facts: Partial<HouseholdFacts> & { id: string }): HouseholdFacts => ({
	village: XOM_3,
	people: [],
	...facts
});

function villageOf(...households: HouseholdFacts[]): KnownHouseholds {
	const known = new KnownHouseholds();
	for (const one of households) known.put(one);
	return known;
}

const tim = household({
	id: 'tim',
	people: [
		{ name: 'Lô Thị Tím', birthBand: 1965, phone: '0912345678' },
		{ name: 'Vi Văn Hùng', birthBand: 1960, phone: '0987654321' }
	],
	houseHint: 'Nhà sàn cạnh suối',
	lane: 'Nhóm 2'
});
const typed = (facts: Partial<HouseholdFacts>) => household({ id: '', ...facts });
const told = (known: KnownHouseholds, facts: Partial<HouseholdFacts>) =>
	known.find(typed(facts)).map(({ id, match: { strength, reasons } }) => ({
		id,
		strength,
		reasons: reasons.map(({ kind }) => kind)
	}));

describe('a household that somebody registers', () => {
	const village = villageOf(tim);

	test.each([
		{
			who: 'of the same name',
			facts: { people: [{ name: 'Lô Thị Tím' }] },
			found: [{ id: 'tim', strength: 'possible', reasons: ['name'] }]
		},
		{
			who: 'of the same name and years',
			facts: { people: [{ name: 'lo thi tim', birthBand: 1965 }] },
			found: [{ id: 'tim', strength: 'likely', reasons: ['name', 'birth'] }]
		},
		{
			who: 'of the same name and other years',
			facts: { people: [{ name: 'Lô Thị Tím', birthBand: 1990 }] },
			found: []
		},
		{
			who: 'whose head is another of the house',
			facts: { people: [{ name: 'Vi Văn Hùng' }], houseHint: 'nhà sàn, cạnh suối' },
			found: [{ id: 'tim', strength: 'likely', reasons: ['name', 'house'] }]
		},
		{
			who: 'with nothing but the same phone',
			facts: { people: [{ name: 'Cụt Văn Nghệ', phone: '0912345678' }] },
			found: []
		},
		{
			who: 'with another name, and the phone and the house the same',
			facts: {
				people: [{ name: 'Cụt Văn Nghệ', phone: '0987654321' }],
				houseHint: 'Nhà sàn cạnh suối'
			},
			found: [{ id: 'tim', strength: 'possible', reasons: ['phone', 'house'] }]
		},
		{
			who: 'of another village, with the name alone',
			facts: { village: BAN_NA, people: [{ name: 'Lô Thị Tím' }] },
			found: []
		},
		{
			who: 'of another village, with name and years',
			facts: { village: BAN_NA, people: [{ name: 'Lô Thị Tím', birthBand: 1965 }] },
			found: [{ id: 'tim', strength: 'possible', reasons: ['name', 'birth'] }]
		},
		{ who: 'that is only begun', facts: { people: [{ name: 'L' }] }, found: [] },
		{ who: 'without a name', facts: { people: [] }, found: [] }
	])('$who: $found', ({ facts, found }) => {
		expect(told(village, facts)).toEqual(found);
	});

	test('a phone that half the hamlet shares tells nobody apart', () => {
		const shop = '0900000000';
		const sharing = villageOf(
			...['Lô Văn Sơn', 'Vi Thị Lan', 'Kha Văn Bun', 'Lương Thị Ún'].map((name, n) =>
				household({ id: `shop-${n}`, people: [{ name, phone: shop }] })
			)
		);
		const [found] = told(sharing, { people: [{ name: 'Lô Sơn', phone: shop }] });
		expect(found?.strength).toBe('possible');
	});

	test('where many have one name, the name alone says nothing', () => {
		const namesakes = villageOf(
			...Array.from({ length: 6 }, (_, n) =>
				household({ id: `n${n}`, people: [{ name: 'Nguyễn Văn Hùng' }] })
			)
		);
		expect(told(namesakes, { people: [{ name: 'Nguyễn Văn Hùng' }] })).toEqual([]);
	});

	test('one that is known is not its own duplicate, and what is forgotten is not found', () => {
		const known = villageOf(tim, { ...tim, id: 'again' });
		expect(known.find(tim).map(({ id }) => id)).toEqual(['again']);
		known.remove('again');
		expect(known.find(tim)).toEqual([]);
		known.put({ ...tim, people: [{ name: 'Kha Thị Nọi' }] });
		expect(told(known, { people: [{ name: 'Lô Thị Tím', birthBand: 1965 }] })).toEqual([]);
		expect(known.size).toBe(1);
	});
});
