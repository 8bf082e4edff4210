/**
 * Codes that are read over the phone and typed: letters and digits of Crockford's alphabet, which has no I, L, O and U,
 * in groups of four, the last character a check.
 */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const GROUP = 4;

/** @param body of the alphabet, at most 30 characters */
export const withCheck = (body: string): string => body + ALPHABET[checkOf(body)];

/** For people: "7K3M-9PQZ". */
export const inGroups = (code: string): string =>
	(code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');

/** What was typed or heard, tidied: the code with its check, or undefined where it cannot be one of this length. */
export function readSpoken(typed: string, length: number): string | undefined {
	const code = tidied(typed);
	if (code.length !== length || ![...code].every((char) => ALPHABET.includes(char)))
		return undefined;
	return checkOf(code.slice(0, -1)) === valueOf(code.slice(-1)) ? code : undefined;
}

/** Letters that look like digits are digits; what a Vietnamese keyboard made of two letters is two letters again. */
const tidied = (typed: string): string =>
	typed
		.normalize('NFD')
		.toUpperCase()
		.replace(/[AEO]?[\u0302\u0306\u031b\u0300\u0301\u0303\u0309\u0323]|Đ/g, untyped)
		.replace(/[\s.\-–—]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');

/** The letters of Telex, the usual way to type Vietnamese. */
const TELEX: Readonly<Record<string, string>> = {
	'\u0306': 'W',
	'\u031b': 'W',
	'\u0300': 'F',
	'\u0301': 'S',
	'\u0303': 'X',
	'\u0309': 'R',
	'\u0323': 'J'
};

function untyped(found: string): string {
	if (found === 'Đ') return 'DD';
	const letter = found.length > 1 ? found.charAt(0) : '';
	const mark = found.slice(-1);
	return mark === '\u0302' ? letter + letter : letter + (TELEX[mark] ?? '');
}

const valueOf = (char: string): number => ALPHABET.indexOf(char);

/**
 * The one Reed-Solomon symbol over 32 values: each place has a weight of its own, so one wrong character, or any two
 * that changed places, never pass.
 */
function checkOf(body: string): number {
	let check = 0;
	for (const char of body) check = timesTwo(check ^ valueOf(char));
	return check;
}

/** In the field of 32 elements, by x⁵ + x² + 1. */
const timesTwo = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;
