/**
 * Text as an eye reads it: full-width and other digits as 0–9, letters without marks in lower case, nothing invisible.
 *
 * @property begins for each character of `text`, where the character it was read from begins in the original
 * @property ends where that one ends: `⑿` is read as two digits, and both end where it ends
 */
export interface Readable {
	text: string;
	begins: number[];
	ends: number[];
}

export function readableCharacters(original: string): Readable {
	let text = '';
	const begins: number[] = [];
	const ends: number[] = [];
	let place = 0;
	for (const character of original) {
		for (const readable of readCharacter(character)) {
			text += readable;
			for (let unit = 0; unit < readable.length; unit++) {
				begins.push(place);
				ends.push(place + character.length);
			}
		}
		place += character.length;
	}
	return { text, begins, ends };
}

/** None, one or several characters (a ligature). Signs stay as they are: `…` is not three dots here. */
function readCharacter(character: string): string {
	if (character >= ' ' && character <= '~') return character.toLowerCase();
	if (character === 'đ' || character === 'Đ') return 'd';
	if (/[\p{M}\p{Cf}]/u.test(character)) return '';
	if (!/[\p{L}\p{N}]/u.test(character)) return character;
	return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
