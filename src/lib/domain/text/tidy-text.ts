/** Text as it is stored: NFC, every kind of space (also no-break) one plain space, none at the ends. */
export function tidyText(text: string): string {
	const composed = text.normalize('NFC');
	// Most text is tidy, and lists have a hundred thousand cells.
	if (!UNTIDY.test(composed)) return composed;
	return composed.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/** The same for text of several lines, such as a note: line breaks are kept, empty lines are not. */
export const tidyLines = (text: string): string =>
	text
		.split(/[\r\n\u2028\u2029]+/u)
		.map(tidyText)
		.filter((line) => line !== '')
		.join('\n');

// Soft hyphen, zero-width space and joiners, direction marks, byte order mark: copied along from web pages and chats.
const INVISIBLE_CHARACTERS = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff';
const INVISIBLE = new RegExp(`[${INVISIBLE_CHARACTERS}]`, 'gu');
const UNTIDY = new RegExp(`[${INVISIBLE_CHARACTERS}]|\\s\\s|^\\s|\\s$|[^\\S ]`, 'u');
