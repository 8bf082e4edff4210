import { expect, test } from 'vitest';
import { addressOf, nicknameOf, titleOf } from '$lib/ui/household/people';

test.each([
	{ name: 'Lô Thị Tím', callName: 'bà Tím', title: 'Bà Lô Thị Tím', address: 'bà Tím' },
	{ name: 'Lô Thị Tím', callName: 'Bà', title: 'Bà Lô Thị Tím', address: 'bà Tím' },
	{ name: 'Vi Văn Pánh', callName: 'ông Panh', title: 'Ông Vi Văn Pánh', address: 'ông Pánh' },
	{ name: 'Và Y Mái', callName: undefined, title: 'Và Y Mái', address: 'Và Y Mái' },
	{ name: 'Ốc', callName: 'o Ốc', title: 'O Ốc', address: 'o Ốc' },
	{ name: 'Vi Văn Pánh', callName: 'ông Mốc', title: 'Vi Văn Pánh', address: 'ông Mốc' },
	{ name: 'Vi Văn Pánh', callName: 'Tèo', title: 'Vi Văn Pánh', address: 'Tèo' },
	{ name: 'Vi Văn Pánh', callName: 'Vi Văn Pánh', title: 'Vi Văn Pánh', address: 'Vi Văn Pánh' }
])(
	'$name, called "$callName", is "$title" on a row and "$address" in a sentence',
	({ name, callName, title, address }) => {
		const person = callName === undefined ? { name } : { name, callName };
		expect(titleOf(person)).toBe(title);
		expect(addressOf(person)).toBe(address);
	}
);

test('only a name nobody could guess is shown as a nickname', () => {
	expect(nicknameOf({ name: 'Vi Văn Pánh', callName: 'ông Mốc' })).toBe('ông Mốc');
	expect(nicknameOf({ name: 'Vi Văn Pánh', callName: 'ông Pánh' })).toBeUndefined();
});
