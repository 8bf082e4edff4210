import { parseEntryId } from '../ids';
import { ULID_PATTERN } from '../ulid-pattern';
import { checkFreeText, withoutIdNumbers } from './guard';

/**
 * What a form holds, with every text in it cleared of what may not be held (rule 7). Ids stay: they are letters and digits
 * by chance, and the clock reading in an entry's is as long as a number of a card.
 */
export function withoutForbidden(value: unknown): unknown {
	if (typeof value === 'string') return withoutForbiddenText(value);
	if (Array.isArray(value)) return value.map(withoutForbidden);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inside]) => [key, withoutForbidden(inside)])
	);
}

// Nothing else is touched: what is half typed keeps its blanks.
const withoutForbiddenText = (text: string): string =>
	isId(text) || checkFreeText(text).ok ? text : withoutIdNumbers(text).text;

const isId = (text: string): boolean => ULID_PATTERN.test(text) || parseEntryId(text) !== undefined;
