import { tidyText } from './tidy-text';

/**
 * Text for comparing and finding: no marks, đ as d, lower case, single spaces. Tone placement (hoà, hòa) falls out with
 * the marks; NFC and NFD come to the same.
 */
export const foldText = (text: string): string =>
	withoutMarks(tidyText(text).toLowerCase()).replace(/\s+/gu, ' ').trim();

/** Like foldText, and `Mỹ` equals `Mĩ`, `Lý` equals `Lí`: the two spellings of one name. */
export const foldSpelling = (text: string): string => foldText(text).replaceAll('y', 'i');

// Some letters gain a mark when their case is lowered (İ) or lose one in NFKD only: marks are taken off last.
const withoutMarks = (lower: string): string =>
	lower
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.replaceAll('đ', 'd')
		.normalize('NFC');
