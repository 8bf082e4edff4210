import { foldText } from './fold-text';
import { tidyText } from './tidy-text';

/**
 * Finding people by what a thumb types: without marks, the beginning or the middle of any word, several words in any
 * order, initials ("nvh"), or part of a phone number. The haystack is folded once, when it is stored.
 */

// Parts stay apart, so that initials never run from one person's name into the next one's.
const PART_BREAK = '\n';

/** What is searched of one row: names, house hint, phone numbers. */
export const foldHaystack = (parts: readonly string[]): string =>
	parts
		.map(foldText)
		.filter((part) => part !== '')
		.join(PART_BREAK);

/** A query made ready once, asked of thousands of rows. */
export interface SearchQuery {
	readonly words: readonly RegExp[];
	readonly initials: RegExp | undefined;
	/** A phone number typed in groups. */
	readonly number: RegExp | undefined;
}

export function readQuery(query: string): SearchQuery {
	const folded = foldText(query);
	const digits = folded.replace(/[\s.\-+]/gu, '');
	return {
		words: folded
			.split(' ')
			.filter((word) => word !== '')
			.map(spellingPattern),
		number: /^\d{3,}$/.test(digits) ? new RegExp(digits, 'u') : undefined,
		initials: /^\p{L}{2,5}$/u.test(folded) ? initialsPattern(folded) : undefined
	};
}

export function matchesQuery(
	foldedHaystack: string,
	{ words, initials, number }: SearchQuery
): boolean {
	if (words.every((word) => word.test(foldedHaystack))) return true;
	return Boolean(initials?.test(foldedHaystack) || number?.test(foldedHaystack));
}

/** For one row; a list asks `readQuery` once and `matchesQuery` for each row. */
export const matchesSearch = (foldedHaystack: string, query: string): boolean =>
	matchesQuery(foldedHaystack, readQuery(query));

/**
 * How well a name answers a query, greater is better, 0 is not at all: written with the same marks, then from the
 * beginning of a word, then anywhere, then by initials.
 */
export function rankMatch(text: string, query: string): number {
	const folded = foldText(text);
	if (!matchesSearch(folded, query)) return 0;
	const asked = markedWords(query);
	const written = markedWords(text);
	if (asked.length === 0) return 1;
	if (asked.every((word) => written.includes(word))) return 5;
	if (asked.every((word) => written.some((other) => beginsWith(other, word)))) return 4;
	const plain = foldText(query).split(' ');
	if (plain.every((word) => ` ${folded}`.includes(` ${word}`))) return 3;
	return plain.every((word) => folded.includes(word)) ? 2 : 1;
}

// One pattern instead of taking each row apart: ten thousand rows are asked at every keystroke.
const initialsPattern = (letters: string): RegExp =>
	new RegExp('(?:^|\\s)' + [...letters].join('\\S* '), 'u');

const spellingPattern = (word: string): RegExp =>
	new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&').replace(/[iy]/gu, '[iy]'), 'u');

// Grave, acute, tilde, hook above, dot below. The circumflex, breve and horn belong to the letter.
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** Each word with its tone moved to the end, so that hoà and hòa are written alike. */
const markedWords = (text: string): string[] =>
	tidyText(text)
		.toLowerCase()
		.normalize('NFD')
		.split(' ')
		.filter((word) => word !== '')
		.map((word) => word.replace(TONE, '') + '|' + (TONE.exec(word)?.[0] ?? ''));

function beginsWith(word: string, beginning: string): boolean {
	const [letters = '', tone = ''] = word.split('|');
	const [askedLetters = '', askedTone = ''] = beginning.split('|');
	return letters.startsWith(askedLetters) && tone === askedTone;
}
