import { expect, test } from 'vitest';
import { accountHelpFor } from '../../../../src/lib/domain/procedures/account-help';
import { CATALOGUE } from '../../../../src/lib/domain/procedures/catalogue';

test.each([
	'VNeID',
	'vne',
	'làm VNeID',
	'lam vneid',
	'cài VN eID',
	'vnied',
	'định danh mức 2',
	'dinh danh muc 2',
	'mức độ 2',
	'làm định danh điện tử',
	'tài khoản định danh',
	'đổi số điện thoại VNeID'
])('whoever types “%s” wants an account', (text) => {
	expect(accountHelpFor(text)).toBe('account');
});

test.each(['quên mật khẩu', 'quen mat khau vneid', 'kích hoạt', 'đăng nhập VNeID', 'mã OTP'])(
	'whoever types “%s” has an account and cannot get in',
	(text) => {
		expect(accountHelpFor(text)).toBe('use');
	}
);

test.each(['', 'con mới sinh', 'mất thẻ', 'số định danh', 'xác định danh sách', 'VNeID ghi sai'])(
	'whoever types “%s” wants no account',
	(text) => {
		expect(accountHelpFor(text)).toBeUndefined();
	}
);

test('no procedure is hidden behind an account by the way its own name or need is said', () => {
	const taken = CATALOGUE.flatMap(({ name, needs }) => [name.vi, ...needs]).filter(accountHelpFor);
	expect(taken).toEqual([]);
});
