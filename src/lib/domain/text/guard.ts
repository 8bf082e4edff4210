import { err, ok, type Result } from '../result';
import { readableCharacters, type Readable } from './readable-characters';
import { findLongNumbers } from './long-numbers';
import { findSecrets, PASSWORD_HINT } from './secrets';
import { tidyLines } from './tidy-text';

/**
 * The tool cannot hold an identity number, a one-time code, a card number or a password (rule 7). Every free-text field
 * passes here; what is refused is named masked, so that the message itself holds nothing either.
 */

export type ForbiddenKind = 'id-number' | 'one-time-code' | 'card-number' | 'password';

/** @property found masked, `04••••••••••`  @property at where it begins in the text, for showing the place */
export interface GuardError {
	kind: ForbiddenKind;
	found: string;
	at: number;
}

export function checkFreeText(text: string): Result<string, GuardError> {
	const first = findForbidden(text)[0];
	if (first === undefined) return ok(text);
	return err({ kind: first.kind, found: mask(text.slice(first.at, first.end)), at: first.at });
}

/**
 * For lists made by others, where a note must not cost the household its place: what may not be held is taken out and
 * the rest kept.
 */
export function withoutIdNumbers(text: string): { text: string; removed: ForbiddenKind[] } {
	const removed: ForbiddenKind[] = [];
	let rest = text;
	for (let found = findForbidden(rest)[0]; found; found = findForbidden(rest)[0]) {
		removed.push(found.kind);
		// Tidied before the next look, since closing gaps may bring a number together.
		rest = tidyLines(rest.slice(0, found.at) + REMOVED + rest.slice(found.end));
	}
	return { text: rest, removed };
}

/** Stands where something was taken out; no digit and no word, so that nothing new comes together around it. */
const REMOVED = '…';

interface Span {
	kind: ForbiddenKind;
	at: number;
	end: number;
}

function findForbidden(text: string): Span[] {
	if (text.length < SHORTEST || isHarmless(text)) return [];
	const readable = readableCharacters(text);
	return [...findLongNumbers(readable.text), ...findSecrets(readable.text)]
		.map(({ kind, at, end }) => ({ kind, ...placeIn(readable, at, end) }))
		.sort((a, b) => a.at - b.at);
}

/** No digit and no word for a password: nearly every name and note, told without reading it letter by letter. */
const isHarmless = (text: string): boolean =>
	!/\p{N}/u.test(text) &&
	!PASSWORD_HINT.test(
		text
			.normalize('NFKD')
			.replace(/[\p{M}\p{Cf}]+/gu, '')
			.toLowerCase()
	);

/** "mk: a" is the least that says anything. */
const SHORTEST = 5;

const placeIn = ({ begins, ends }: Readable, at: number, end: number) => ({
	at: begins[at] ?? 0,
	end: ends[end - 1] ?? 0
});

const mask = (found: string): string =>
	[...found].map((character, i) => (i < 2 ? character : '•')).join('');
