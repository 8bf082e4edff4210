import type { Entry } from '$lib/domain/entries/entry';
import { envelope } from '$lib/domain/entries/envelope';
import type { PinnedProcedure } from '$lib/domain/entries/submission-entries';

/** What an entry says, a line for each part of it. */
export interface Line {
	label: string;
	value: string;
	/** How far inside another line it stands. */
	depth: number;
}

export interface EntryWords {
	/** Undefined where nobody has put the field into words yet: then its own name is shown, and nothing left out. */
	field: (key: string) => string | undefined;
	value: (key: string, value: string) => string | undefined;
	yes: string;
	no: string;
	emptied: string;
}

/** What the page says of every entry, and codes that stand for a person whose name stands beside them. */
const LEFT_OUT = new Set([...Object.keys(envelope), 'type', 'id']);

/**
 * All of an entry but what the page says of every entry. By its shape rather than by its type: whatever a later release
 * adds is shown to the people it is about, if need be without pretty words.
 */
export function linesOf(entry: Entry, words: EntryWords): Line[] {
	const lines: Line[] = [];
	const add = (key: string, value: unknown, depth: number): void => {
		const label = words.field(key) ?? key;
		if (Array.isArray(value)) {
			if (value.every((item) => typeof item === 'string'))
				lines.push({ label, value: value.map((item) => textOf(key, item)).join(', '), depth });
			else for (const item of value) add(key, item, depth);
		} else if (typeof value === 'object' && value !== null) {
			if (isProcedure(value)) {
				lines.push({ label, value: `${textOf('procedure', value.id)} (${value.version})`, depth });
				return;
			}
			const parts = Object.entries(value).filter(([inner]) => !LEFT_OUT.has(inner));
			if (parts.length <= 2 && parts.every(([, part]) => typeof part === 'string')) {
				const told = parts.map(([inner, part]) => textOf(inner, part)).join(', ');
				lines.push({ label, value: told, depth });
				return;
			}
			lines.push({ label, value: '', depth });
			for (const [inner, item] of parts) add(inner, item, depth + 1);
		} else if (value !== undefined) lines.push({ label, value: textOf(key, value), depth });
	};
	const textOf = (key: string, value: unknown): string => {
		if (value === null) return words.emptied;
		if (value === true) return words.yes;
		if (value === false) return words.no;
		return words.value(key, String(value)) ?? String(value);
	};
	for (const [key, value] of Object.entries(entry)) {
		if (LEFT_OUT.has(key)) continue;
		// What names a person stands apart in the entry, not on the page.
		if (key === 'personal')
			for (const [inner, item] of Object.entries(value as object)) add(inner, item, 0);
		else add(key, value, 0);
	}
	return lines;
}

const isProcedure = (value: object): value is PinnedProcedure =>
	'id' in value && 'version' in value;
