import type { Entry } from '../../../../src/lib/domain/entries/entry';

/** The order of what happened: by the clock, and by name where two clocks say the same. */
export const inOrder = (entries: readonly Entry[]): Entry[] =>
	[...entries].sort((a, b) => (a.at === b.at ? (a._id < b._id ? -1 : 1) : a.at < b.at ? -1 : 1));

/** What was taken back, by its author or by an officer. */
export function takenBackIn(entries: readonly Entry[]): Set<string> {
	const authors = new Map(entries.map(({ _id, by }) => [_id, by]));
	return new Set(
		entries.flatMap((entry) =>
			entry.type === 'entry-voided' && (entry.byOfficer || authors.get(entry.target) === entry.by)
				? [entry.target]
				: []
		)
	);
}

/** What still says something, in order. */
export function standingIn(entries: readonly Entry[]): Entry[] {
	const takenBack = takenBackIn(entries);
	return inOrder(entries).filter(({ _id, type }) => type !== 'entry-voided' && !takenBack.has(_id));
}
