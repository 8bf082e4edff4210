import { addCounts, noCounts, subtractCounts, type CoverageCounts } from '../domain/coverage';
import type { HouseholdRow } from '../domain/household-row';

/** What one row adds to its village's counts: the same numbers as the domain's `countsOf` of its household. */
export function countsOfRow(row: HouseholdRow): CoverageCounts {
	if (row.coverage === 'out-of-scope') return { ...noCounts, outOfScope: 1 };
	return {
		total: 1,
		covered: row.coverage === 'covered' ? 1 : 0,
		notYet: row.coverage === 'not-yet' ? 1 : 0,
		unknown: row.coverage === 'unknown' ? 1 : 0,
		outOfScope: 0,
		visited: row.visits > 0 ? 1 : 0
	};
}

/** The counts after some rows were replaced, without looking at the others. */
export function countsAfter(
	counts: CoverageCounts,
	{ before, after }: { before: readonly HouseholdRow[]; after: readonly HouseholdRow[] }
): CoverageCounts {
	const without = before.map(countsOfRow).reduce(subtractCounts, counts);
	return after.map(countsOfRow).reduce(addCounts, without);
}
