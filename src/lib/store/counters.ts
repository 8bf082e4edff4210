import { noCounts, type CoverageCounts } from '../domain/coverage/coverage';
import { addTallies, subtractTallies, tallyOf, type Tally } from '../domain/coverage/tally';
import type { HouseholdRow } from '../domain/household/household-row';

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

/** The sum after some rows were replaced, without looking at the others. */
export function tallyAfter(
	tally: Tally,
	{ before, after }: { before: readonly HouseholdRow[]; after: readonly HouseholdRow[] }
): Tally {
	const without = before.map(tallyOfRow).reduce(subtractTallies, tally);
	return after.map(tallyOfRow).reduce(addTallies, without);
}

const tallyOfRow = (row: HouseholdRow): Tally => tallyOf(countsOfRow(row), row.anonymised);
