import { describe, expect, test } from 'vitest';
import { isNumberOfPerson, mayHoldCode } from '../../../../src/lib/domain/text/number-of-person';

describe('what is typed into a search', () => {
	test.each([
		'040099001234',
		'0400 9900 1234',
		'186123456',
		'9704 0500 1234 5678',
		'Tím 040099001234'
	])('“%s” can only be the number of a card', (typed) =>
		expect(isNumberOfPerson(typed)).toBe(true)
	);

	test.each([
		'0912345678',
		'0912 345 678',
		'912345678',
		'+84 912 345 678',
		'02383856789',
		'0912',
		'7K3M-9PQZ',
		'xóm 10',
		'Vi Thị Tím 1972',
		''
	])('“%s” is looked for', (typed) => expect(isNumberOfPerson(typed)).toBe(false));

	test.each(['482913', 'mã OTP 48291', 'Tím 4829137'])('“%s” may hold a one-time code', (typed) =>
		expect(mayHoldCode(typed)).toBe(true)
	);

	test.each(['Vi Thị Tím 1972', 'xóm 10', '0912345678', '7K3M-9PQZ', ''])(
		'“%s” is kept for the way back',
		(typed) => expect(mayHoldCode(typed)).toBe(false)
	);
});
