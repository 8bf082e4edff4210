import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { checkFreeText, withoutIdNumbers } from '../../../../src/lib/domain/text/guard';
import { anyText } from '../../../support/sheets/vietnamese-text';

// Whole files and many random ones, on a machine that runs other tests beside.
vi.setConfig({ testTimeout: 60_000 });

const kindOf = (text: string) => {
	const checked = checkFreeText(text);
	return checked.ok ? 'fine' : checked.error.kind;
};

describe('what a note may not hold', () => {
	test.each([
		'040199001234', '0401 9900 1234', '040 199 001 234', '040.199.001.234', '0401-9900-1234', '0 4 0 1 9 9 0 0 1 2 3 4',
		'CCCD040199001234', 'số 040199001234b', 'cccd: 040199001234, làm rồi', '０４０１９９００１２３４', '040\u200b199001234',
		'040·199·001·234', '040/199/001/234', '0401_9900_1234', '0401 1999 0123', '0402 2019 1234',
		'186123456', '186 123 456', '186.123.456', 'CMND186123456', 'nhà 5 186 123 456', 'nhà 5, cmnd 186123456',
		'000.000.000', '100.005.000', '186.123.000', '040.199.000.000', '012.000.000', '40199001234', '0401990012345', '0912345678 040199001234', 'sinh 12/03/1990 cccd 040090001234'
	])('an identity number: %j', (text) => {
		expect(kindOf(text)).toBe('id-number');
	}); // prettier-ignore

	test.each([
		'mã OTP 123456', 'ma xac thuc: 4821', 'OTP: 482193', 'otp la 4 8 2 1 9 3', 'Mã xác minh của bà là 4821',
		'mã 482193', '482193 là mã OTP', 'mã kích hoạt VNeID 482193', 'mã PIN 482193'
	])('a one-time code: %j', (text) => {
		expect(kindOf(text)).toBe('one-time-code');
	}); // prettier-ignore

	test.each([
		'mk: abc', 'mật khẩu là Hoa1990', 'mat khau = hoahong', 'MK VNeID: Hoa@123', 'pass Hoa1234', 'password: 12345',
		'mật khẩu 123456', 'passcode VNeID là 482193', 'mật khẩu của bà: hoa hồng'
	])('a password: %j', (text) => {
		expect(kindOf(text)).toBe('password');
	}); // prettier-ignore

	test.each(['9704 3668 1234 5678', '9704366812345678', 'thẻ 4111 1111 1111 1111'])(
		'a bank card: %j',
		(text) => {
			expect(kindOf(text)).toBe('card-number');
		}
	);
});

describe('what a note may well hold', () => {
	test.each([
		'0912345678', '0912 345 678', '+84 912 345 678', 'gọi 0912.345.678 hoặc 0987 654 321', '0912345678 0987654321',
		'nhà 12, 0912345678', 'nhà 12 0912345678', '0238 3856 789', '02383856789', '01664274675', '84912345678',
		'hẹn 12/03/2026', 'hẹn 20/03/2026 8h30', '12/03/2026 - 15/03/2026', 'từ 12-03-2026 đến 15-03-2026', '2026-03-12',
		'12.03.2026', 'sinh 1972, 1975, 1980', '1972 1975 1980', 'năm 2024-2025-2026', 'ngày 5/1, 12/3, 20/3, 7/4',
		'150.000.000 đồng', '150000000đ', '1.250.500.000 vnđ', 'giá 150.000.000', '90.000-120.000', '15 triệu',
		'nhà số 12/34/5', 'thửa 123 tờ 45', 'Xóm 10, ngõ 3', 'tháng 3/2026', '2 con, 3 cháu', 'mã hồ sơ H41.12-260315-0012',
		'quên mật khẩu', 'mật khẩu bị khóa', 'đổi mật khẩu rồi', 'chưa nhận được mã OTP', 'mật khẩu là gì bà không nhớ',
		'chưa có mã xác thực, hẹn ngày 12/03/2026', 'không nhận OTP, gọi 0912 345 678', 'quên mk, hẹn 14/3', 'xã mã 17284',
		'mật khẩu: quên rồi', 'pin yếu', '', 'a'
	])('%j is fine', (text) => {
		expect(checkFreeText(text)).toEqual({ ok: true, value: text });
	}); // prettier-ignore
});

describe('the refusal itself', () => {
	test('names the place and never repeats the number', () => {
		const checked = checkFreeText('CCCD số 040199001234 đã làm');
		expect(checked).toEqual({
			ok: false,
			error: { kind: 'id-number', found: '04••••••••••', at: 8 }
		});
	});

	test('the place is right in decomposed text too', () => {
		const text = 'Số của bà: 040199001234'.normalize('NFD');
		const checked = checkFreeText(text);
		expect(checked.ok ? -1 : checked.error.at).toBe(text.indexOf('040199001234'));
	});
});

const separator = fc.constantFrom('', ' ', '.', '-', ' - ', '\u00a0', '·');
const everydayWords = fc.constantFrom('', 'CCCD ', 'số', 'bà Hoa, ', 'nhà sàn ', '(', 'x');

/** An identity number the way people write it: in one, in threes, in fours, digit by digit. */
const writtenIdNumber = fc
	.tuple(
		fc.oneof(
			fc.tuple(fc.stringMatching(/^0\d{11}$/), fc.constantFrom(1, 3, 4, 6, 12)),
			fc.tuple(fc.stringMatching(/^[0-3]\d{8}$/), fc.constantFrom(1, 3, 9))
		),
		separator
	)
	// 123.000.000 is money to every reader.
	.filter(
		([[digits, size], mark]) => !(size === 3 && mark === '.' && /^[1-3]\d\d0{6}$/.test(digits))
	)
	.map(([[digits, size], mark]) =>
		(digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(mark)
	);

const fullWidth = (text: string) =>
	text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('laws of the guard', () => {
	test('an identity number is refused wherever it stands and however it is written', () => {
		fc.assert(
			fc.property(
				everydayWords,
				writtenIdNumber,
				fc.constantFrom('', ' đã cấp', ')', 'b', ', xong'),
				fc.boolean(),
				(before, number, after, wide) => {
					const text = before + (wide ? fullWidth(number) : number) + after;
					expect(kindOf(text)).toBe('id-number');
				}
			),
			{ numRuns: 1000 }
		);
	});

	test('a phone number is never refused', () => {
		const phone = fc
			.tuple(fc.constantFrom('03', '05', '07', '08', '09'), fc.stringMatching(/^\d{8}$/))
			.map((parts) => parts.join(''));
		const mark = fc.constantFrom('', ' ', '.', '-');
		fc.assert(
			fc.property(everydayWords, phone, mark, (before, number, between) => {
				const grouped = number.replace(/^(....)(...)/, `$1${between}$2${between}`);
				expect(kindOf(before + grouped)).toBe('fine');
				expect(kindOf(`${before}+84 ${number.slice(1)}`)).toBe('fine');
			})
		);
	});

	test('a date is never refused', () => {
		const date = fc
			.tuple(
				fc.integer({ min: 1, max: 28 }),
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 1930, max: 2030 }),
				fc.boolean()
			)
			.map(([day, month, year, padded]) =>
				[day, month]
					.map((n) => (padded ? String(n).padStart(2, '0') : n))
					.join('/')
					.concat(`/${year}`)
			);
		fc.assert(
			fc.property(date, date, (from, to) => {
				expect(kindOf(`hẹn ${from}`)).toBe('fine');
				expect(kindOf(`${from} - ${to}`)).toBe('fine');
			})
		);
	});

	test('after taking out, nothing forbidden is left and the rest is kept', () => {
		fc.assert(
			fc.property(writtenIdNumber, anyText, (number, other) => {
				const { text, removed } = withoutIdNumbers(`nhà sàn; ${number}; ${other}`);
				expect(checkFreeText(text).ok).toBe(true);
				expect(removed).toContain('id-number');
				expect(text).toContain('nhà sàn');
			}),
			{ numRuns: 500 }
		);
	});

	test('a text without any is given back as it is', () => {
		expect(withoutIdNumbers('Gọi trước,  nhà cuối ngõ')).toEqual({
			text: 'Gọi trước,  nhà cuối ngõ',
			removed: []
		});
		expect(withoutIdNumbers('CCCD 040199001234, đã làm')).toEqual({
			text: 'CCCD …, đã làm',
			removed: ['id-number']
		});
	});
});
