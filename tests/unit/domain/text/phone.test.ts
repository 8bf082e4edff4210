import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePhone, showPhone } from '../../../../src/lib/domain/text/phone';
import { anyText } from '../../../support/sheets/vietnamese-text';

const numberOf = (text: string) => {
	const parsed = parsePhone(text);
	return parsed.ok ? parsed.value.number : parsed.error;
};

describe('phone numbers as people write them', () => {
	test.each([
		['0912345678', '0912345678'],
		['912345678', '0912345678'],
		['+84 912 345 678', '0912345678'],
		['84912345678', '0912345678'],
		['+84 (0) 912 345 678', '0912345678'],
		['0084912345678', '0912345678'],
		['0912.345.678', '0912345678'],
		['0912-345-678', '0912345678'],
		[' 0974 145 361 ', '0974145361'],
		['０９１２３４５６７８', '0912345678'],
		['ĐT: 0912 345 678', '0912345678'],
		['SĐT0912345678', '0912345678'],
		['0977686394 (con)', '0977686394'],
		['(+84) 912345678', '0912345678'],
		['0238.3442702', '02383442702'],
		['0238 3856 789', '02383856789'],
		['2383856789', '02383856789'],
		['01664274675', '0364274675'],
		['1689237016', '0389237016']
	])('%j is %s', (written, number) => {
		expect(numberOf(written)).toBe(number);
	});

	// The whole official table of 2018, prefix by prefix.
	test.each([
		['0162', '032'], ['0163', '033'], ['0164', '034'], ['0165', '035'], ['0166', '036'], ['0167', '037'],
		['0168', '038'], ['0169', '039'], ['0120', '070'], ['0121', '079'], ['0122', '077'], ['0126', '076'],
		['0128', '078'], ['0123', '083'], ['0124', '084'], ['0125', '085'], ['0127', '081'], ['0129', '082'],
		['0186', '056'], ['0188', '058'], ['0199', '059']
	])('an old number beginning with %s now begins with %s', (old, now) => {
		expect(numberOf(`${old}1234567`)).toBe(`${now}1234567`);
	}); // prettier-ignore

	test.each([
		'',
		' ',
		'-',
		'–',
		'không',
		'không có',
		'ko',
		'Ko có',
		'k',
		'chưa có',
		'Không có ĐT',
		'0'
	])('%j says that there is none', (written) => {
		expect(numberOf(written)).toEqual({ kind: 'no-phone' });
	});

	test.each([
		['086501656', 'too-short'],
		['08894679238', 'too-long'],
		['O912345678', 'letters'],
		['09l2345678', 'letters'],
		['9,12E+08', 'rounded'],
		['7.63E+08', 'rounded'],
		['0412345678', 'prefix'],
		['hỏi con gái', 'letters'],
		['040199001234', 'too-long']
	])('%j cannot be read: %s', (written, because) => {
		expect(numberOf(written)).toEqual({ kind: 'unreadable', because });
	});

	test.each([
		['0324069706 / 0979.197.355', '0324069706', ['0979197355']],
		['0912345678; 0987654321', '0912345678', ['0987654321']],
		['0912345678 hoặc 0987654321', '0912345678', ['0987654321']],
		['0912 345 678 0987 654 321', '0912345678', ['0987654321']],
		['0912345678, 0912345678', '0912345678', []]
	])('of two numbers the first is used: %j', (written, first, others) => {
		const parsed = parsePhone(written);
		expect(parsed.ok && parsed.value.number).toBe(first);
		expect(parsed.ok && parsed.value.others.map(({ number }) => number)).toEqual(others);
	});

	test('mobiles and landlines are told apart and both are shown in groups', () => {
		expect(parsePhone('0912345678')).toMatchObject({ value: { kind: 'mobile' } });
		expect(parsePhone('02383856789')).toMatchObject({ value: { kind: 'landline' } });
		expect(showPhone('0912345678')).toBe('0912 345 678');
		expect(showPhone('02383856789')).toBe('0238 385 6789');
	});

	test('a number read once reads the same again, however it is shown', () => {
		const written = fc
			.tuple(fc.constantFrom('03', '05', '07', '08', '09'), fc.stringMatching(/^\d{8}$/))
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(written, fc.constantFrom('', '.', ' ', '-'), (number, mark) => {
				const grouped = showPhone(number).replaceAll(' ', mark);
				expect(numberOf(grouped)).toBe(number);
				expect(numberOf(`+84${grouped.slice(1)}`)).toBe(number);
				expect(numberOf(number.slice(1))).toBe(number);
			})
		);
	});

	test('no text at all makes it throw', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const parsed = parsePhone(text);
				if (parsed.ok) expect(parsed.value.number).toMatch(/^0\d{9,10}$/);
			})
		);
	});
});
