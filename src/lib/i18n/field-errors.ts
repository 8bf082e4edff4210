import type { FieldError } from '$lib/domain/free-text';
import { catalogue } from './index';

type ForbiddenKind = Extract<FieldError, { kind: 'forbidden-text' }>['found'];
/** Why the device could not write something down; the worker's own names for it. */
type StorageProblem =
	'storage-full' | 'storage-unavailable' | 'not-signed-in' | 'no-such-household' | 'declined';

const vi = {
	missing: (label: string) => `Hãy nhập ${label}.`,
	tooLong: (max: number) => `Dài quá ${max} chữ. Hãy viết ngắn lại.`,
	unreadablePhone: 'Số này chưa giống số điện thoại. Số di động có 10 chữ số, ví dụ 0912 345 678.',
	phoneDeclined: 'Gia đình không đồng ý giữ số điện thoại, nên không ghi số.',
	forbidden: {
		'id-number': 'Có dãy số giống số căn cước. Gõ Cửa không giữ số này, hãy xoá đi.',
		'one-time-code': 'Có mã giống mã OTP. Gõ Cửa không giữ mã này, hãy xoá đi.',
		'card-number': 'Có dãy số giống số thẻ ngân hàng. Gõ Cửa không giữ số này, hãy xoá đi.',
		password: 'Có chữ giống mật khẩu. Gõ Cửa không giữ mật khẩu, hãy xoá đi.'
	} satisfies Record<ForbiddenKind, string>,
	storage: {
		'storage-full':
			'Máy đã hết chỗ nên chưa lưu được. Phần bạn nhập vẫn còn ở đây. Hãy xoá bớt ảnh hoặc ứng dụng rồi bấm lưu lại.',
		'storage-unavailable':
			'Trình duyệt chưa cho lưu. Phần bạn nhập vẫn còn ở đây. Hãy đóng bớt thẻ rồi bấm lưu lại.',
		'not-signed-in': 'Bạn đã đăng xuất ở thẻ khác. Hãy đăng nhập lại rồi lưu.',
		'no-such-household': 'Không còn thấy hộ này trên máy.',
		declined: 'Hộ này không đồng ý ghi thông tin, nên không ghi thêm gì về hộ.'
	} satisfies Record<StorageProblem, string>
};

const en: typeof vi = {
	missing: (label) => `Please fill in: ${label}.`,
	tooLong: (max) => `Longer than ${max} characters. Please shorten it.`,
	unreadablePhone:
		'This does not look like a phone number. A mobile has 10 digits, such as 0912 345 678.',
	phoneDeclined: 'The family does not agree that a phone number is kept, so none is written down.',
	forbidden: {
		'id-number': 'This looks like an ID number. Gõ Cửa does not keep it; please remove it.',
		'one-time-code': 'This looks like a one-time code. Gõ Cửa does not keep it; please remove it.',
		'card-number': 'This looks like a bank card number. Gõ Cửa does not keep it; please remove it.',
		password: 'This looks like a password. Gõ Cửa does not keep it; please remove it.'
	},
	storage: {
		'storage-full':
			'The device is full, so this is not saved yet. What you typed is still here. Free some space, then save again.',
		'storage-unavailable':
			'The browser does not let us save. What you typed is still here. Close other tabs, then save again.',
		'not-signed-in': 'You signed out in another tab. Please sign in again, then save.',
		'no-such-household': 'This household is no longer on the device.',
		declined:
			'This household does not want to be recorded, so nothing more is written down about it.'
	}
};

export const fieldErrorWords = catalogue({ vi, en });
export type FieldErrorsInWords = ReturnType<typeof fieldErrorWords>;

/** @param label the field's own label, for "Hãy nhập họ và tên." */
export function fieldErrorText(
	error: FieldError,
	label: string,
	words: FieldErrorsInWords
): string {
	switch (error.kind) {
		case 'missing':
			return words.missing(label.charAt(0).toLocaleLowerCase('vi') + label.slice(1));
		case 'too-long':
			return words.tooLong(error.max);
		case 'unreadable-phone':
			return words.unreadablePhone;
		case 'phone-declined':
			return words.phoneDeclined;
		case 'forbidden-text':
			return words.forbidden[error.found];
	}
}

/** What to say when the device could not write something down; undefined for any other reason. */
export function storageProblem({ kind }: { kind: string }): string | undefined {
	const { storage } = fieldErrorWords();
	return kind in storage ? storage[kind as StorageProblem] : undefined;
}
