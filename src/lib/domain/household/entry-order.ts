import type { Entry, EntryOf } from '../entries/entry';
import { compare } from '../text/compare';

/** The entries that were taken back, by id, each with what took it back. */
export type Voids = ReadonlyMap<string, EntryOf<'entry-voided'>>;

/** Every entry once, by clock reading, and by id where two phones share one. */
export function inClockOrder(entries: readonly Entry[]): Entry[] {
	const once = new Map(entries.map((entry) => [entry._id, entry]));
	return [...once.values()].sort(compareEntries);
}

export const compareEntries = (a: Entry, b: Entry): number =>
	compare(a.at, b.at) || compare(a._id, b._id);

/** What still says something, of entries in clock order. */
export const standingOf = (
	ordered: readonly Entry[],
	voids: Voids = voidsByTarget(ordered)
): Entry[] => ordered.filter((entry) => !voids.has(entry._id) && entry.type !== 'entry-voided');

/** Only the author of an entry, or an officer, takes it out; the server checks who claims to be one. */
export function voidsByTarget(ordered: readonly Entry[]): Voids {
	const authors = new Map(ordered.map((entry) => [entry._id, entry.by]));
	const voids = new Map<string, EntryOf<'entry-voided'>>();
	for (const entry of ordered) {
		if (entry.type !== 'entry-voided' || voids.has(entry.target)) continue;
		if (entry.byOfficer || authors.get(entry.target) === entry.by) voids.set(entry.target, entry);
	}
	return voids;
}
