const LETTERS = 'abcdefghijklmnopqrstuvwxy';

/** A word no language has, to be found again in any file. */
export const planted = (commune: number, word: number): string =>
	`zz${inLetters(commune)}${inLetters(word)}z`;

const inLetters = (number: number): string =>
	[15_625, 625, 25, 1].map((place) => LETTERS[Math.floor(number / place) % 25]).join('');

/** In whatever letters it was written down: codes of dossiers have large ones. */
export const plantedIn = (text: string): string[] =>
	(text.match(/zz[a-y]{8}z/gi) ?? []).map((word) => word.toLowerCase());
