import { tidyText } from './tidy-text';

/**
 * A name is one field and is never stored in parts: the mountains have single names (Ốc) and clan-style ones
 * (Và Y Mái). What is derived here is only for addressing people and for the order of lists.
 */

const collator = new Intl.Collator('vi');

/** The last word: `Nguyễn Văn Hòa` → `Hòa`. What stands in brackets only tells namesakes apart. */
export const givenName = (name: string): string => wordsOf(name).at(-1) ?? '';

/** Order of Vietnamese lists: given name, then family name, then the names between. */
export const compareByGivenName = (a: string, b: string): number =>
	compareKeys(nameKey(a), nameKey(b));

/** A sorted copy; each name is taken apart once, which matters from a few hundred rows. */
export function sortByGivenName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
	return items
		.map((item) => ({ item, key: nameKey(nameOf(item)) }))
		.sort((a, b) => compareKeys(a.key, b.key))
		.map(({ item }) => item);
}

/** How people are spoken of: "ông Hòa", "bà Tím"; the given name alone where the kinship word is not known. */
export function addressName(name: string, kinship?: string): string {
	const given = givenName(name);
	const word = tidyText(kinship ?? '');
	return word === '' ? given : `${word} ${given}`;
}

interface NameKey {
	given: string;
	family: string;
	middle: string;
	whole: string;
}

function nameKey(name: string): NameKey {
	const words = wordsOf(name);
	return {
		given: words.at(-1) ?? '',
		family: words.length > 1 ? (words[0] ?? '') : '',
		middle: words.slice(1, -1).join(' '),
		whole: tidyText(name)
	};
}

const compareKeys = (a: NameKey, b: NameKey): number =>
	collator.compare(a.given, b.given) ||
	collator.compare(a.family, b.family) ||
	collator.compare(a.middle, b.middle) ||
	collator.compare(a.whole, b.whole);

function wordsOf(name: string): string[] {
	const tidy = tidyText(name);
	const unbracketed = tidyText(tidy.replace(/\([^)]*\)/gu, ' '));
	return (unbracketed === '' ? tidy : unbracketed).split(' ').filter((word) => word !== '');
}
