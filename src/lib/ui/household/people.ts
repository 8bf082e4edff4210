import { capitalised } from '$lib/i18n/capitalised';
import { foldText } from '$lib/domain/text/fold-text';
import { givenName } from '$lib/domain/text/names';
import { tidyText } from '$lib/domain/text/tidy-text';
import { declinedWords } from '$lib/i18n/declined';

/** How people are named on screens: with their kinship word where it is known, never by a bare given name. */
export interface Named {
	name: string;
	callName?: string | undefined;
}

// The words of address of the north-central provinces; anything else in "gọi là" is a nickname.
const KINSHIP = new Set(
	'ông bà cụ bác chú cô cậu dì mợ thím dượng anh chị em cháu o mệ già'.split(' ')
);

/** For a heading or a row: "Bà Lô Thị Tím". */
export function titleOf(person: Named): string {
	// Of a household that declined nobody's name is known.
	if (person.name === '') return declinedWords().title;
	const { kinship } = readCallName(person);
	return kinship ? capitalised(`${kinship} ${person.name}`) : person.name;
}

/** Inside a sentence: "bà Tím"; a nickname as it is; the whole name where neither is known. */
export function addressOf(person: Named): string {
	const { kinship, nickname } = readCallName(person);
	if (nickname) return nickname;
	return kinship ? `${kinship} ${givenName(person.name)}` : person.name;
}

/** The nickname, where the name on the row would not tell whom people mean. */
export const nicknameOf = (person: Named): string | undefined => readCallName(person).nickname;

function readCallName({ name, callName }: Named): { kinship?: string; nickname?: string } {
	const words = tidyText(callName ?? '').split(' ');
	const first = words[0]?.toLocaleLowerCase('vi') ?? '';
	if (first === '') return {};

	const rest = words.slice(1).join(' ');
	if (!KINSHIP.has(first))
		return sameWord(words.join(' '), name) ? {} : { nickname: words.join(' ') };
	if (rest === '' || sameWord(rest, name) || sameWord(rest, givenName(name)))
		return { kinship: first };
	return { nickname: `${first} ${rest}` };
}

const sameWord = (a: string, b: string): boolean => foldText(a) === foldText(b);
