import type { Entry } from '../../src/lib/domain/entries/entry';
import { readEntry } from '../../src/lib/domain/entries/upcast';
import { parseEntryId } from '../../src/lib/domain/ids';
import type { WritableDatabase } from './storage/doc-store';
import { livePages } from './storage/live-pages';

/** Some tens of milliseconds of blocking at a time. */
const ROWS_PER_PAGE = 1000;

/** Every entry of a village this release can read, in the order of their ids: one household's stand together. */
export async function readEntries(database: WritableDatabase): Promise<Entry[]> {
	const entries: Entry[] = [];
	for await (const rows of livePages(database, { rowsPerPage: ROWS_PER_PAGE }))
		for (const { id, body } of rows) {
			const read = readEntry({ ...JSON.parse(body ?? '{}'), _id: id });
			if (read.ok) entries.push(read.value);
		}
	return entries;
}

/** Each household's entries by its id, in the order given. */
export function bySubject(entries: readonly Entry[]): Map<string, Entry[]> {
	const subjects = new Map<string, Entry[]>();
	for (const entry of entries) {
		const subject = parseEntryId(entry._id)?.subject ?? '';
		const others = subjects.get(subject);
		if (others) others.push(entry);
		else subjects.set(subject, [entry]);
	}
	return subjects;
}
