/**
 * One-time codes and passwords in free text. "Quên mật khẩu" is an everyday remark and stays; "mk: hoa1990" is the
 * secret itself. The words are Vietnamese as typed with and without marks, short forms included.
 */
export interface SecretSpan {
	kind: 'one-time-code' | 'password';
	at: number;
	end: number;
}

/** @param text readable characters: lower case, without marks */
export function findSecrets(text: string): SecretSpan[] {
	if (!CODE_HINT.test(text) && !PASSWORD_HINT.test(text)) return [];
	return [
		...spansOf(text, CODE_AFTER_WORD, 'one-time-code'),
		...spansOf(text, CODE_BEFORE_WORD, 'one-time-code'),
		...spansOf(text, PASSWORD_AFTER_SIGN, 'password'),
		...spansOf(text, PASSWORD_AFTER_WORD, 'password')
	];
}

/** One of these stands in every text with a secret in it. */
const CODE_HINT = /otp|\bma\b|xac|\bpin\b|sms/u;
export const PASSWORD_HINT = /\bmat (?:khau|ma)\b|mk|pass|pw/u;

const spansOf = (text: string, pattern: RegExp, kind: SecretSpan['kind']): SecretSpan[] =>
	[...text.matchAll(pattern)].flatMap(({ indices }) => {
		const secret = indices?.groups?.['secret'];
		return secret ? [{ kind, at: secret[0], end: secret[1] }] : [];
	});

const CODE_WORDS = String.raw`(?:otp|ma (?:so )?(?:otp|pin|xac (?:thuc|minh|nhan)|kich hoat|dang nhap|bao mat)|xac (?:thuc|minh|nhan)|ma pin|so pin|sms ?code)`;
// Four to eight digits, read out one by one or in pairs too; not the beginning of a phone number or a date.
const CODE = String.raw`(?<secret>(?<![\d/.])\d(?:[ .-]?\d){3,7})(?![ .-]?\d|\/\d|h\b)`;
// What may stand between the word and the code. A year, a day or a phone after it is announced as such.
const BETWEEN = String.raw`(?:(?!\b(?:nam|ngay|luc|goi|thang|sdt|dt|so dien thoai|tu|den|con|ho|tien)\b)[^\d\n]){0,24}?`;

const CODE_AFTER_WORD = new RegExp(
	String.raw`\b(?:${CODE_WORDS}\b${BETWEEN}|ma ?(?:so )?(?:la|:|=)? ?(?=\d{6}\b))${CODE}`,
	'dgu'
);

const CODE_BEFORE_WORD = new RegExp(
	String.raw`(?<![\d/.-])(?<secret>\d{4,8}) ?(?:\(|la|:|-)? ?(?:la )?(?:ma )?(?:otp|ma xac (?:thuc|minh|nhan))\b`,
	'dgu'
);

const PASSWORD_WORDS = String.raw`(?:mat khau|mat ma|\bmk|\bpass(?:word|wd|code)?|\bpw|\bpwd)`;
// "mật khẩu: quên", "mật khẩu là do con đặt" tell about a password, not what it is.
const TELLING = String.raw`(?!(?:gi|chua|khong|ko|k|quen|mat|bi|da|dang|can|phai|sai|doi|kho|do|con|vi|co|de|cho|cua|thi|nen|se|duoc|khoa|loi|moi|cu|rat|qua|hay|va)\b)`;
const SECRET_WORD = String.raw`(?<secret>[^\s,;…][^\s;…]*)`;

const PASSWORD_AFTER_SIGN = new RegExp(
	String.raw`${PASSWORD_WORDS}\b(?: [a-z]+){0,3} ?(?::|=|->|→|\bla\b ?:?) ?${TELLING}${SECRET_WORD}`,
	'dgu'
);

/** Without a sign between: only what looks made up, letters with digits or signs, or six digits and more. */
const PASSWORD_AFTER_WORD = new RegExp(
	String.raw`${PASSWORD_WORDS}\b(?: [a-z]+){0,3} (?<secret>(?=[^\s…]*[a-z])(?=[^\s…]*[\d@#$%!&])[^\s,;…]{5,}|\d{6,8}(?!\d))`,
	'dgu'
);
