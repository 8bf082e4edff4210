import type { HouseholdRow } from './household-row';

/** The four tiles above the list, and two more ways to look at a village. */
export const HOUSEHOLD_FILTERS = [
	'all',
	'not-yet',
	'unknown',
	'covered',
	'not-visited',
	'come-back',
	'out-of-scope'
] as const;
export type HouseholdFilter = (typeof HOUSEHOLD_FILTERS)[number];

/** Out of scope is its own group at the end; every other view leaves it out. */
export function passesFilter(row: HouseholdRow, filter: HouseholdFilter): boolean {
	if (filter === 'out-of-scope') return row.coverage === 'out-of-scope';
	if (row.coverage === 'out-of-scope') return false;
	switch (filter) {
		case 'all':
			return true;
		case 'not-visited':
			return row.visits === 0;
		case 'come-back':
			return row.comeBackOn !== undefined;
		default:
			return row.coverage === filter;
	}
}
