const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * An id that may be kept with a half-filled form. Letters alone: among letters and digits, nine digits in a row would be
 * taken for somebody's number there, and cleared.
 *
 * @param random bytes, one for each letter
 */
export const letterId = (prefix: string, random: Uint8Array): string =>
	`${prefix}-${Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join('')}`;
