import { addCounts, noCounts, subtractCounts, type CoverageCounts } from './coverage-counts';

/**
 * What a village adds up to, whichever campaign is on. What no campaign is asked of is kept apart by day, so that one
 * that begins later, or is put right, changes what is shown and nothing that is kept.
 *
 * @property counts of the households that are kept
 * @property anonymised of those of which only the number is left, by the day on which it was written down
 */
export interface Tally {
	counts: CoverageCounts;
	anonymised: Readonly<Record<string, CoverageCounts>>;
}

export const noTally: Tally = { counts: noCounts, anonymised: {} };

/** @param anonymisedOn the day, where only the number is left */
export const tallyOf = (counts: CoverageCounts, anonymisedOn: string | undefined): Tally =>
	anonymisedOn === undefined
		? { counts, anonymised: {} }
		: { counts: noCounts, anonymised: { [anonymisedOn]: counts } };

export const addTallies = (a: Tally, b: Tally): Tally => together(a, b, addCounts);

export const subtractTallies = (a: Tally, b: Tally): Tally => together(a, b, subtractCounts);

/** A day without any household left is no day: two ways to one sum are equal. */
function together(
	a: Tally,
	b: Tally,
	put: (a: CoverageCounts, b: CoverageCounts) => CoverageCounts
): Tally {
	const anonymised = { ...a.anonymised };
	for (const [day, counts] of Object.entries(b.anonymised)) {
		const sum = put(anonymised[day] ?? noCounts, counts);
		if (Object.values(sum).some((n) => n !== 0)) anonymised[day] = sum;
		else delete anonymised[day];
	}
	return { counts: put(a.counts, b.counts), anonymised };
}

/** All households there are, of whatever campaign. */
export const allOf = ({ counts, anonymised }: Tally): CoverageCounts =>
	Object.values(anonymised).reduce(addCounts, counts);
