import type { HouseholdRow } from '$lib/domain/household-row';
import { foldSpelling } from '$lib/domain/text/fold-text';
import { givenName } from '$lib/domain/text/names';

/** Few enough to be read while typing goes on. */
const MOST_SHOWN = 3;

/** What to ask the list for while a name is typed: everyone of that given name. Empty while there is too little. */
export function nameToLookFor(typed: string): string {
	const given = givenName(typed);
	return foldSpelling(given).length >= 2 ? given : '';
}

/**
 * Households that may be the one being added: someone there has the same given and family name. The names between are
 * often left out on lists ("Lô Tím" for "Lô Thị Tím"), so they tell nothing apart.
 */
export function similarHouseholds(rows: readonly HouseholdRow[], typed: string): HouseholdRow[] {
	if (nameToLookFor(typed) === '') return [];
	return rows
		.filter(({ personal }) => personal.members.some((name) => mayBeTheSame(name, typed)))
		.slice(0, MOST_SHOWN);
}

function mayBeTheSame(known: string, typed: string): boolean {
	const knownWords = foldSpelling(known).split(' ');
	const typedWords = foldSpelling(typed).split(' ');
	if (foldSpelling(givenName(known)) !== foldSpelling(givenName(typed))) return false;
	// A single name, as in the mountains, or a family name not typed yet: the given name is all there is.
	return knownWords.length === 1 || typedWords.length === 1 || knownWords[0] === typedWords[0];
}
