import { withoutIdNumbers, type ForbiddenKind } from '../text/guard';
import { tidyLines, tidyText } from '../text/tidy-text';

/**
 * Text of a list made fit to be kept: tidied, without what may never be stored, no longer than its field. What was
 * taken off is told, since the row stays.
 */
export interface TidyField {
	text: string;
	removed: ForbiddenKind[];
	wasCut: boolean;
}

export function tidyField(cell: string, max: number, { keepLines = false } = {}): TidyField {
	const tidy = (text: string) => (keepLines ? tidyLines(text) : tidyText(text));
	// A note of ten thousand characters is no note; what lies far beyond the limit is not even looked at.
	const tidied = tidy(cell.slice(0, max * 4));
	const { text, removed } = withoutIdNumbers(tidied);
	const cut = withoutIdNumbers(cutAtWord(tidy(text), max));
	return { text: cut.text, removed, wasCut: text.length > max || cell.length > max * 4 };
}

/** Cut between words, so that no number loses its end and passes for a shorter one. */
function cutAtWord(text: string, max: number): string {
	if (text.length <= max) return text;
	const cut = text.slice(0, max - 1);
	const end = cut.lastIndexOf(' ');
	return `${end > max / 2 ? cut.slice(0, end) : cut}…`;
}

/**
 * A cell as it may be shown to whoever keeps the list. A phone nobody can read is shown, so that it can be mended; what
 * is as long as an identity number is not.
 */
export function shownCell(cell: string, { isPhone = false } = {}): string {
	const isShort = cell.replace(/\P{N}/gu, '').length < 12;
	return isPhone && isShort ? cell : withoutIdNumbers(cell).text;
}
