import { describe, expect, test } from 'vitest';
import {
	addressName,
	compareByGivenName,
	givenName,
	sortByGivenName
} from '../../../../src/lib/domain/text/names';
import { compareNatural } from '../../../../src/lib/domain/text/natural-order';

describe('names', () => {
	test.each([
		['Nguyễn Văn Hòa', 'Hòa'],
		['Và Y Mái', 'Mái'],
		['Ốc', 'Ốc'],
		['Lô Văn Hòa (Hòa Tím)', 'Hòa'],
		['(chưa rõ)', 'rõ)'],
		['  Già  Y Mỷ ', 'Mỷ'],
		['', '']
	])('the given name of %j is %j', (name, given) => {
		expect(givenName(name)).toBe(given);
	});

	test('people are addressed by kinship word and given name', () => {
		expect(addressName('Lô Văn Hòa', 'ông')).toBe('ông Hòa');
		expect(addressName('Lô Thị Tím')).toBe('Tím');
	});

	test('lists go by given name, then family name, then the names between', () => {
		const sorted = ['Vi Văn Hòa', 'Lô Văn Bảy', 'Lô Đình Hòa', 'Lô Bá Hòa', 'Đậu Thị An', 'Ốc'];
		expect([...sorted].sort(compareByGivenName)).toEqual([
			'Đậu Thị An',
			'Lô Văn Bảy',
			'Lô Bá Hòa',
			'Lô Đình Hòa',
			'Vi Văn Hòa',
			'Ốc'
		]);
		expect(sortByGivenName(sorted, (name) => name)).toEqual([...sorted].sort(compareByGivenName));
	});

	test('Vietnamese letters have their own places: đ after d, ô after o', () => {
		expect(['Ông', 'Đông', 'Oanh', 'Dũng'].sort(compareByGivenName)).toEqual([
			'Dũng',
			'Đông',
			'Oanh',
			'Ông'
		]);
	});

	test('Xóm 2 comes before Xóm 10', () => {
		expect(['Xóm 10', 'Xóm 2', 'Bản Đồng', 'Bản Dồn', 'xóm 3'].sort(compareNatural)).toEqual([
			'Bản Dồn',
			'Bản Đồng',
			'Xóm 2',
			'xóm 3',
			'Xóm 10'
		]);
	});
});
