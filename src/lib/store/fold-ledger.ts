import type { Household } from '../domain/household/household';
import { foldHouseholds, linksOf } from '../domain/household/merged-households';
import { readBox } from './box';
import type { Ledger, SubjectEntries } from './ledger';

/** From here on one pass over the whole ledger is faster than asking for households one by one. */
const SCAN_FROM_SUBJECTS = 300;

/** The entries of these households, and of those they were merged with: without them none of them can be told. */
export async function readLinked(
	ledger: Ledger,
	ids: Iterable<string>
): Promise<Map<string, SubjectEntries>> {
	const read = new Map<string, SubjectEntries>();
	let asked = new Set(ids);
	while (asked.size > 0) {
		const subjects = await readSubjects(ledger, asked);
		for (const subject of subjects) read.set(subject.subject, subject);
		const linked = subjects.flatMap(({ entries }) => linksOf(entries));
		asked = new Set(linked.filter((id) => !read.has(id)));
	}
	return read;
}

async function readSubjects(ledger: Ledger, ids: ReadonlySet<string>): Promise<SubjectEntries[]> {
	const subjects: SubjectEntries[] = [];
	if (ids.size < SCAN_FROM_SUBJECTS) {
		for (const id of ids) subjects.push(await ledger.entriesOf(id));
		return subjects;
	}
	const found = new Set<string>();
	await ledger.allSubjects((subject) => {
		if (!ids.has(subject.subject)) return;
		subjects.push(subject);
		found.add(subject.subject);
	});
	// What a merge points to may not have arrived; it is not asked for again.
	for (const id of ids) if (!found.has(id)) subjects.push({ subject: id, entries: [], unread: 0 });
	return subjects;
}

/**
 * The households among these; they must be closed under their merges.
 *
 * @param replaced refused entries whose mended copy was written: in the ledger still, but they say nothing any more
 */
export const foldSubjects = (
	subjects: ReadonlyMap<string, SubjectEntries>,
	replaced: ReadonlySet<string>
): Map<string, Household> =>
	foldHouseholds(
		replaced.size === 0
			? subjects
			: new Map(
					[...subjects].map(([id, { entries, unread }]) => [
						id,
						{ entries: entries.filter(({ _id }) => !replaced.has(_id)), unread }
					])
				)
	);

export async function replacedIds(ledger: Ledger): Promise<Set<string>> {
	const { refused } = await readBox(ledger);
	return new Set(Object.keys(refused).filter((id) => refused[id]?.replacedBy !== undefined));
}
