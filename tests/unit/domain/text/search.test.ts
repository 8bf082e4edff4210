import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../../../src/lib/domain/text/fold-text';
import { foldHaystack, matchesSearch, rankMatch } from '../../../../src/lib/domain/text/search';
import { vietnameseText } from '../../../support/sheets/vietnamese-text';

const household = foldHaystack(['Nguyễn Văn Hòa', 'Chu Thị Mỹ', 'Ngõ 3', '0912345678']);

describe('finding a household by what a thumb types', () => {
	test.each([
		'nguyen', 'Nguyễn', 'NGUYỄN', 'guye', 'nguyen hoa', 'hoa nguyen', 'hoà', 'nvh', 'vh', 'ctm', 'mi', 'Mĩ', 'my',
		'ngo 3', '0912', '0912 345', '345.678', ' hoa ', ''
	])('%j finds the household of Nguyễn Văn Hòa and Chu Thị Mỹ', (query) => {
		expect(matchesSearch(household, query)).toBe(true);
	}); // prettier-ignore

	test.each(['nguyen thi hai', 'hct', 'nhv', '0913', 'xyz', 'hoa.'])(
		'%j does not find it',
		(query) => {
			expect(matchesSearch(household, query)).toBe(false);
		}
	);

	test('every name is found by itself without marks, by any of its words, and by its initials', () => {
		fc.assert(
			fc.property(vietnameseText, fc.nat(), (name, pick) => {
				const haystack = foldHaystack([name]);
				const words = haystack.split(' ');
				expect(matchesSearch(haystack, foldText(name))).toBe(true);
				expect(matchesSearch(haystack, name)).toBe(true);
				expect(matchesSearch(haystack, words[pick % words.length] ?? '')).toBe(true);
				const initials = words.map((word) => word[0]).join('');
				fc.pre(/^[a-z]{2,5}$/.test(initials));
				expect(matchesSearch(haystack, initials)).toBe(true);
			})
		);
	});

	test('signs in a query are looked for, never run as a pattern', () => {
		expect(() => matchesSearch(household, '(.*[')).not.toThrow();
		expect(matchesSearch(household, '.*')).toBe(false);
	});
});

describe('the order of what was found', () => {
	test('exact marks come first, then the same marks begun, then beginnings, middles and initials', () => {
		const names = ['Lê Văn Anh', 'Khoa', 'Hoàng Văn Hai', 'Lô Văn Hoa', 'Lô Văn Hòa'];
		const found = names
			.filter((name) => rankMatch(name, 'hòa') > 0)
			.sort((a, b) => rankMatch(b, 'hòa') - rankMatch(a, 'hòa'));
		expect(found[0]).toBe('Lô Văn Hòa');
		expect(found.indexOf('Khoa')).toBe(found.length - 1);
		expect(found).not.toContain('Lê Văn Anh');
	});

	test('tone placement and spelling by composed or decomposed marks make no difference', () => {
		expect(rankMatch('Lô Văn Hoà', 'hòa')).toBe(rankMatch('Lô Văn Hòa', 'hòa'));
		expect(rankMatch('Lô Văn Hòa'.normalize('NFD'), 'hoà')).toBe(rankMatch('Lô Văn Hòa', 'hòa'));
	});

	test('a name that does not match at all has rank 0', () => {
		expect(rankMatch('Lô Văn Hòa', 'nam')).toBe(0);
	});
});
