import { foldSpelling } from '../text/fold-text';
import { tidyText } from '../text/tidy-text';
import { remembered } from './remembered';
import { withoutTelex } from './telex';

/** A name made ready once and compared with thousands. */
export interface ReadName {
	words: readonly NameWord[];
	/** False where no word has any: typed on a keyboard without them, they say nothing. */
	hasMarks: boolean;
	/** As far as the middle name says it: `Thị`, `Văn`. */
	sex: 'woman' | 'man' | undefined;
	/** The same for every way of writing this name that `folded` bridges. */
	key: string;
}

/**
 * @property written with its marks, the tone moved to the end, so that hoà and hòa are written alike
 * @property folded without marks, Mỹ as Mĩ, telex taken back
 * @property plain the same as it was typed
 */
export interface NameWord {
	written: string;
	plain: string;
	folded: string;
}

export function readName(name: string): ReadName {
	const words = withoutKinship(wordsOf(name)).map(readWord);
	const middles = words.length > 2 ? words.slice(1, -1) : words.slice(0, -1);
	const hasMarks = words.some(({ written, plain }) => written !== plain);
	return {
		words,
		hasMarks,
		sex: sexOf(middles),
		key: words.map(({ folded }) => folded).join(' ')
	};
}

function wordsOf(name: string): string[] {
	const tidy = tidyText(name).toLowerCase();
	// What stands in brackets only tells namesakes apart.
	const unbracketed = tidyText(tidy.replace(/\([^)]*\)/gu, ' '));
	return (unbracketed === '' ? tidy : unbracketed)
		.split(/[\s.,_-]+/u)
		.filter((word) => word !== '');
}

const KINSHIP = new Set('ông bà cụ bác chú cô cậu dì anh chị'.split(' '));

/** "Ông Lô Văn Hùng": with fewer than two words behind it, it may be the name itself. */
const withoutKinship = (words: string[]): string[] =>
	words.length > 2 && KINSHIP.has(words[0] ?? '') ? words.slice(1) : words;

// Grave, acute, tilde, hook above, dot below. The circumflex, breve and horn belong to the letter.
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

const readWord = remembered((word): NameWord => {
	const plain = foldSpelling(word);
	const apart = word.normalize('NFD').replaceAll('y', 'i');
	const tone = TONE.exec(apart)?.[0] ?? '';
	return { written: apart.replace(TONE, '') + tone, plain, folded: withoutTelex(plain) };
});

function sexOf(middles: readonly NameWord[]): ReadName['sex'] {
	if (middles.some(({ folded }) => folded === 'thi')) return 'woman';
	// Vân is a woman's name.
	const isMan = ({ written, folded }: NameWord) => folded === 'van' && !written.includes('\u0302');
	return middles.some(isMan) ? 'man' : undefined;
}
