/**
 * Identity numbers have 12 digits (CCCD, personal identification number) or 9 (CMND), card numbers 16 or 19. They are
 * found however they are spaced, dotted or dashed. What people rightly write in notes has digits too: phones, dates,
 * years, money, house numbers. Those are set aside first; what is left must be shorter than any identity number.
 */
export interface NumberSpan {
	kind: 'id-number' | 'card-number';
	at: number;
	end: number;
}

/** @param text readable characters: digits are 0–9, letters lower case without marks */
export function findLongNumbers(text: string): NumberSpan[] {
	if (countDigits(text) < SHORTEST_ID) return [];
	const rest = blankOut(text, EVERYDAY);
	return [...text.matchAll(RUN)].flatMap((run) => {
		const span = { at: run.index, end: run.index + run[0].length };
		return forbiddenIn(rest.slice(span.at, span.end), countDigits(run[0]), span);
	});
}

const SHORTEST_ID = 9;

// Digits with up to three joining characters between them. A comma before a space ends a run: "1972, 1975".
const RUN = /\d(?:(?:[^\S\n]|[.\-‐-―_·•/*'’,]){0,3}?(?<!,\s+)\d)*/gu;

/** What stands for something set aside; joins nothing. */
const BLANK = '|';

/** @param rest the run with everyday numbers blanked out  @param digits of the run before that */
function forbiddenIn(
	rest: string,
	digits: number,
	span: { at: number; end: number }
): NumberSpan[] {
	if (digits < SHORTEST_ID) return [];
	// Exactly as many as an identity number: then a year or a phone seen in the middle of it is chance.
	const left = countDigits(rest);
	if ((digits === 9 || digits === 12) && left > LARGEST_HOUSE_NUMBER_DIGITS)
		return [{ kind: 'id-number', ...span }];

	return [...rest.matchAll(SEGMENT)]
		.filter(([segment]) => isLikeAnIdNumber(segment))
		.map(({ 0: segment, index }) => ({
			kind: isCardNumber(segment) ? ('card-number' as const) : ('id-number' as const),
			at: span.at + index,
			end: span.at + index + segment.length
		}));
}

const LARGEST_HOUSE_NUMBER_DIGITS = 3;

// From a digit to the last digit before something set aside.
const SEGMENT = /\d(?:[^|]*\d)?/g;

/** Ten digits may be a tax code; nine, and eleven or more, an identity number whole, cut short or typed too long. */
function isLikeAnIdNumber(segment: string): boolean {
	const digits = countDigits(segment);
	if (digits === 9 || digits > 10) return true;
	return /(?<!\d)\d{9}(?!\d)/.test(segment) || EVEN_GROUPS.test(segment);
}

/** 186 123 456, also beside another number. */
const EVEN_GROUPS = /(?<!\d)\d{3}([ .-])\d{3}\1\d{3}(?!\d)/;

/** Cards of Vietnamese banks begin with 9704; others keep the check digit of Luhn. */
function isCardNumber(segment: string): boolean {
	const digits = segment.replace(/\D/g, '');
	if (digits.length !== 16 && digits.length !== 19) return false;
	return digits.startsWith('9704') || passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
	const sum = [...digits].reverse().reduce((total, digit, i) => {
		const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}

const countDigits = (text: string): number => text.replace(/\D/g, '').length;

const blankOut = (text: string, pattern: RegExp): string =>
	text.replace(pattern, (found) => BLANK.repeat(found.length));

const EVERYDAY_NUMBERS = {
	mobile: String.raw`0[35789]\d{8}|84[35789]\d{8}|01[2689]\d{8}`,
	// Grouped as people group them, and not the beginning of a longer row of groups.
	groupedMobile: String.raw`0[35789](?:\d\d([ .-])\d{3}\1\d{3}|\d([ .-])\d{3}\2\d{4}|\d\d[ .-]\d{6}|\d\d(?:[ .-]\d\d){3})(?![ .-][1-9]\d\d)`,
	abroad: String.raw`\+84(?:[ .-]?\d){9}(?![ .-]?\d)`,
	landline: String.raw`02\d(?:[ .-]?\d){8}(?![ .-]?\d)`,
	// In thousands it begins with no zero, and nowhere in the middle of a longer row of groups. Nine digits may be an identity
	// number as well: they are money only when they are whole millions.
	money: String.raw`\d[\d.,]*(?=\s?(?:d|dong|vnd|k|tr|trieu|ty|usd)\b)|(?<!\d[.,])[1-9](?:\d{0,2}[.,]000|\d?[.,]\d{3}[.,]000|\d{0,2}(?:[.,]\d{3})*[.,]000[.,]000)(?![.,]\d)`,
	// Not beside another slash, dot or dash of a longer row.
	date: String.raw`(?<!\d[/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\3(?:(?:19|20)\d\d|\d\d)(?![/.]\d)`,
	isoDate: String.raw`(?<!\d[/.-])(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![/.-]\d)`,
	dayMonth: String.raw`(?<!\d\/)(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])(?!\/\d)`,
	monthYear: String.raw`(?<!\d\/)(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d(?!\/\d)`,
	hour: String.raw`\d{1,2}(?=\s?(?:h|g|gio|phut)(?![a-z]))`,
	dossierCode: String.raw`(?:\d{3}\.\d\d\.\d\d\.)?[a-z]\d\d(?:\.\d{1,4}){0,3}-\d{6}-\d{4,5}`,
	year: String.raw`(?:19|20)\d\d`
};

const EVERYDAY = new RegExp(
	String.raw`(?<!\d)(?:${Object.values(EVERYDAY_NUMBERS).join('|')})(?!\d)`,
	'gu'
);
