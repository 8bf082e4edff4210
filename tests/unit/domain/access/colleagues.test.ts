import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOf, withTitles } from '../../../../src/lib/domain/access/colleagues';

const titles = { tnv1: 'Lò Thị Hoa', tnv2: 'Vi Văn Tím', tnv3: 'Lò  Thị Hoa ', canbo: 'canbo' };

describe('who wrote it', () => {
	test('is called as the commune knows them', () => {
		expect(namesOf(titles)('tnv2')).toBe('Vi Văn Tím');
	});

	test('is told from a namesake by the sign-in name', () => {
		const nameOf = namesOf(titles);
		expect(nameOf('tnv1')).toBe('Lò Thị Hoa (tnv1)');
		expect(nameOf('tnv3')).toBe('Lò Thị Hoa (tnv3)');
	});

	test('keeps the sign-in name where nobody gave another, or nobody told this device', () => {
		const nameOf = namesOf(titles);
		expect(nameOf('canbo')).toBe('canbo');
		expect(nameOf('nguoi-cu')).toBe('nguoi-cu');
		expect(nameOf('constructor')).toBe('constructor');
	});

	test('Hoà and Hòa read alike, Hoa does not', () => {
		const nameOf = namesOf({
			a1: 'Vi Hoà',
			a2: 'Vi Hòa'.normalize('NFD'),
			a3: 'Vi Hoa',
			a4: 'VI HÓA'
		});
		expect(['a1', 'a2', 'a3', 'a4'].map((name) => nameOf(name))).toEqual([
			'Vi Hoà (a1)',
			'Vi Hòa (a2)',
			'Vi Hoa',
			'VI HÓA'
		]);
	});

	test('who left keeps their title, and a new title is the one that counts', () => {
		const known = withTitles({ tnv1: 'Lò Thị Hoa', tnv2: 'Tím' }, { tnv2: 'Vi Văn Tím' });
		expect(known).toEqual({ tnv1: 'Lò Thị Hoa', tnv2: 'Vi Văn Tím' });
		expect(withTitles(known, undefined)).toEqual(known);
	});

	test('no two people ever read alike', () => {
		const name = fc.stringMatching(/^[a-z]{2,4}$/);
		const title = fc.constantFrom('Lò Hoà', 'lò hòa', 'Lò Hoa', ' Lò  Hoa', 'Vi Tím', 'vi');
		fc.assert(
			fc.property(fc.dictionary(name, title), (all) => {
				const nameOf = namesOf(all);
				const shown = Object.keys(all).map((one) => nameOf(one).toLowerCase());
				expect(new Set(shown).size).toBe(shown.length);
			})
		);
	});
});
