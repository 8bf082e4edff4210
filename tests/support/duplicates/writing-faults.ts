import { foldText } from '../../../src/lib/domain/text/fold-text';
import type { SeededRandom } from '../../../sync-server/src/demo/random';

/** What happens to a name between a mouth, a thumb, and an old list. */
export const NAME_FAULTS = {
	none: (name: string[]) => name,
	'no marks': (name: string[]) => name.map((word) => foldText(word).replace(/^./, upper)),
	'some marks lost': (name: string[], random: SeededRandom) => at(name, random, foldedWord),
	'tone placement': (name: string[]) => name.map(otherTonePlace),
	'i for y': (name: string[]) => name.map(iForY),
	telex: (name: string[]) => name.map(toTelex),
	'given name first': (name: string[]) => [...name.slice(-1), ...name.slice(0, -1)],
	'middle names swapped': (name: string[]) => [
		...name.slice(0, 1),
		...name.slice(1, -1).reverse(),
		...name.slice(-1)
	],
	'middle name left out': (name: string[]) => [...name.slice(0, 1), ...name.slice(-1)],
	'one letter wrong': (name: string[], random: SeededRandom) => at(name, random, oneSlip),
	capitals: (name: string[]) => name.map((word) => word.toUpperCase()),
	'clan left out': (name: string[]) => (name.length > 2 ? name.slice(1) : name)
} as const;
export type NameFault = keyof typeof NAME_FAULTS;

const upper = (letter: string) => letter.toUpperCase();
const foldedWord = (word: string) => foldText(word).replace(/^./, upper);

function at(
	name: string[],
	random: SeededRandom,
	change: (word: string, random: SeededRandom) => string
): string[] {
	const n = random.whole(0, name.length - 1);
	return name.map((word, i) => (i === n ? change(word, random) : word));
}

const TONES: Readonly<Record<string, string>> = {
	'\u0300': 'f',
	'\u0301': 's',
	'\u0309': 'r',
	'\u0303': 'x',
	'\u0323': 'j'
};

/** The keys a telex user presses for a word: `Nguyễn` → `Nguyeenx`. */
export function toTelex(word: string): string {
	let tone = '';
	let typed = '';
	for (const letter of word.normalize('NFD')) {
		if (TONES[letter] !== undefined) tone = TONES[letter];
		else if (letter === '\u0302') typed += typed.at(-1)?.toLowerCase() ?? '';
		else if (letter === '\u0306' || letter === '\u031b') typed += 'w';
		else if (letter === 'đ') typed += 'dd';
		else if (letter === 'Đ') typed += 'Dd';
		else typed += letter;
	}
	return typed + tone;
}

function otherTonePlace(word: string): string {
	const apart = word.normalize('NFD');
	return apart
		.replace(/(o|u)([\u0300\u0301\u0309\u0303\u0323])([aey])$/u, '$1$3$2')
		.normalize('NFC');
}

const iForY = (word: string): string =>
	word
		.normalize('NFD')
		.replace(/(?<=[a-z]|^)([Yy])([\u0300\u0301\u0309\u0303\u0323]?)$/u, 'i$2')
		.normalize('NFC');

/** A neighbouring key, a letter left out, one too many, or two changed places. */
function oneSlip(word: string, random: SeededRandom): string {
	if (word.length < 3) return word;
	const n = random.whole(1, word.length - 1);
	switch (random.whole(0, 3)) {
		case 0:
			return word.slice(0, n) + random.pick('nmhgcltaoue'.split('')) + word.slice(n + 1);
		case 1:
			return word.slice(0, n) + word.slice(n + 1);
		case 2:
			return word.slice(0, n) + word.charAt(n) + word.slice(n);
		default:
			return n + 1 < word.length
				? word.slice(0, n) + word.charAt(n + 1) + word.charAt(n) + word.slice(n + 2)
				: word.slice(0, n - 1) + word.charAt(n) + word.charAt(n - 1);
	}
}
