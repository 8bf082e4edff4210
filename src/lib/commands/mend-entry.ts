import { readingBeside } from '../domain/time/clock';
import { acceptEntry, reasonOf, type Submitter } from '../domain/entries/accept-entry';
import type { Entry } from '../domain/entries/entry';
import { stampFor, type EntryStamp } from '../domain/entries/envelope';
import type { FieldError } from '../domain/free-text';
import { parseEntryId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import { checkFreeText } from '../domain/text/guard';
import { tidyLines } from '../domain/text/tidy-text';

/** What a person typed in an entry and where it stands, `personal.members.0.name`. */
export interface EntryText {
	path: string;
	text: string;
}

export type MendError = FieldError | { kind: 'still-refused'; reason: string };

/** Everything that was typed in it. Phone numbers and ids have shapes of their own and hold no words. */
export function textsOf(entry: Entry): EntryText[] {
	const texts: EntryText[] = [];
	const collect = (value: unknown, path: string[]): void => {
		const key = path.at(-1);
		if (typeof value === 'string') {
			if (key !== 'phone' && key !== 'id') texts.push({ path: path.join('.'), text: value });
		} else if (typeof value === 'object' && value !== null)
			for (const [inner, item] of Object.entries(value)) collect(item, [...path, inner]);
	};
	if ('lane' in entry) collect(entry.lane, ['lane']);
	if ('personal' in entry) collect(entry.personal, ['personal']);
	return texts;
}

/** A new id at the refused entry's own moment: a visit stays on the day it was made, whenever its note is mended. */
export function stampBeside(refused: Entry, isTaken: (entryId: string) => boolean): EntryStamp {
	const id = parseEntryId(refused._id);
	if (!id) throw new RangeError(`not an entry id: ${refused._id}`);
	const { by, deviceTime } = refused;
	let stamp: EntryStamp = refused;
	do stamp = stampFor({ ...id, at: readingBeside(stamp.at), by, deviceTime });
	while (isTaken(stamp._id));
	return stamp;
}

/** The same fact under a new id, with the texts mended; emptied ones are left out. */
export function mendEntry(
	refused: Entry,
	texts: readonly EntryText[],
	stamp: EntryStamp,
	submitter: Submitter
): Result<Entry, MendError> {
	const mended = { ...structuredClone(refused), ...stamp } as Entry;
	const known = new Set(textsOf(refused).map(({ path }) => path));
	for (const { path, text } of texts) {
		const tidy = tidyLines(text);
		const checked = checkFreeText(tidy);
		if (!checked.ok) return err({ kind: 'forbidden-text', field: path, found: checked.error.kind });
		if (known.has(path)) setText(mended, path.split('.'), tidy);
	}
	const accepted = acceptEntry(mended, submitter);
	return accepted.ok
		? ok(accepted.value)
		: err({ kind: 'still-refused', reason: reasonOf(accepted.error) });
}

function setText(target: object, path: readonly string[], text: string): void {
	const [key = '', ...rest] = path;
	const holder = target as Record<string, unknown>;
	if (rest.length > 0) setText(holder[key] as object, rest, text);
	else if (text === '') delete holder[key];
	else holder[key] = text;
}
