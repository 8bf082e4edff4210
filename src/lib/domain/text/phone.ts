import { err, ok, type Result } from '../result';
import { foldText } from './fold-text';

/** @property number mobile `0912345678`, landline `02383856789`: digits only, with the leading 0 */
export interface Phone {
	number: string;
	kind: 'mobile' | 'landline';
}

/** @property others further numbers of the same cell or field; the first is used, the others are shown */
export interface ParsedPhone extends Phone {
	others: Phone[];
}

export type PhoneError =
	| { kind: 'no-phone' }
	| { kind: 'unreadable'; because: 'too-short' | 'too-long' | 'letters' | 'rounded' | 'prefix' };

/**
 * A number as people write it: without its 0, with +84, dotted, spaced, with its prefix of before 2018. Two numbers
 * give the first and the others. A shared number is common and is no identity.
 */
export function parsePhone(text: string): Result<ParsedPhone, PhoneError> {
	const plain = text
		.normalize('NFKC')
		.replace(/\u200b|\ufeff/gu, '')
		.trim();
	if (isNone(plain)) return err({ kind: 'no-phone' });
	// A spreadsheet that took the number for a quantity has lost its last digits.
	if (/\d[.,]?\d*\s?e\s?\+?\d+/iu.test(plain)) return unreadable('rounded');

	const unlabelled = plain.replace(/^\p{L}+\s*[:.]\s*/u, '').replace(LABEL, '');
	if (/\d\p{L}|\p{L}\d/u.test(unlabelled)) return unreadable('letters');

	const phones = readAll(unlabelled);
	const [first, ...others] = distinct(phones);
	return first === undefined ? unreadable(whyNot(unlabelled)) : ok({ ...first, others });
}

/** `0912345678` → `0912 345 678`, the way it is read out. */
export const showPhone = (number: string): string =>
	number.replace(/^(\d{4})(\d{3})(\d+)$/u, '$1 $2 $3');

const LABEL = /^(?:số\s*)?(?:sđt|sdt|đt|dt|điện thoại|tel|zalo)\s*/iu;

const NONE = new Set(
	['', '0', 'k', 'ko', 'khong', 'chua', 'none', 'no'].flatMap((word) =>
		word === '' ? [''] : [word, `${word} co`, `${word} dt`, `${word} sdt`, `${word} co dt`]
	)
);

const isNone = (text: string): boolean =>
	NONE.has(
		foldText(text)
			.replace(/[^\p{L}\p{N} ]/gu, '')
			.trim()
	);

function readAll(text: string): Phone[] {
	const whole = readOne(digitsOf(text));
	if (whole !== undefined) return [whole];
	const pieces = text.split(/[;,/|\n()]|\s[-–]\s|\p{L}+/u).flatMap((piece) => {
		const phone = readOne(digitsOf(piece));
		return phone === undefined ? (readRow(digitsOf(piece)) ?? []) : [phone];
	});
	return pieces.length > 0 ? pieces : (readRow(digitsOf(text)) ?? []);
}

/** Numbers written one after the other with only spaces between: `0912 345 678 0987 654 321`. */
function readRow(digits: string): Phone[] | undefined {
	if (digits === '') return [];
	for (const length of [10, 11]) {
		const head = digits.slice(0, length);
		const phone = head.length === length && head.startsWith('0') ? readOne(head) : undefined;
		const rest = phone && readRow(digits.slice(length));
		if (phone && rest) return [phone, ...rest];
	}
	return undefined;
}

function readOne(digits: string): Phone | undefined {
	const national = toNational(digits);
	if (/^0[35789]\d{8}$/.test(national)) return { number: national, kind: 'mobile' };
	if (/^02\d{9}$/.test(national)) return { number: national, kind: 'landline' };
	const now = RENUMBERED[national.slice(0, 4)];
	if (national.length === 11 && now !== undefined)
		return { number: now + national.slice(4), kind: 'mobile' };
	return undefined;
}

function toNational(digits: string): string {
	const abroad = /^(?:00)?840?([1235789]\d{8,9})$/.exec(digits)?.[1];
	if (abroad !== undefined) return `0${abroad}`;
	return /^[35789]\d{8}$|^[12]\d{9}$/.test(digits) ? `0${digits}` : digits;
}

/** The change of 11-digit mobiles to ten digits, September to November 2018 (Decision 798/QĐ-BTTTT). */
const RENUMBERED: Readonly<Record<string, string>> = {
	'0162': '032',
	'0163': '033',
	'0164': '034',
	'0165': '035',
	'0166': '036',
	'0167': '037',
	'0168': '038',
	'0169': '039',
	'0120': '070',
	'0121': '079',
	'0122': '077',
	'0126': '076',
	'0128': '078',
	'0123': '083',
	'0124': '084',
	'0125': '085',
	'0127': '081',
	'0129': '082',
	'0186': '056',
	'0188': '058',
	'0199': '059'
};

const digitsOf = (text: string): string => text.replace(/\D/gu, '');

const distinct = (phones: Phone[]): Phone[] =>
	phones.filter((phone, i) => phones.findIndex(({ number }) => number === phone.number) === i);

function whyNot(text: string): 'too-short' | 'too-long' | 'prefix' | 'letters' {
	const { length } = digitsOf(text);
	if (length === 0) return 'letters';
	if (length === 10) return 'prefix';
	return length < 10 ? 'too-short' : 'too-long';
}

const unreadable = (because: (PhoneError & { kind: 'unreadable' })['because']) =>
	err({ kind: 'unreadable' as const, because });
