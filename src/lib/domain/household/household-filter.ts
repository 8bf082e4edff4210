import { isOfEarlier } from '../coverage/campaign-figures';
import { hasPeople } from './has-people';
import type { HouseholdRow } from './household-row';

/** The four tiles above the list, and more ways to look at a village. */
export const HOUSEHOLD_FILTERS = [
	'all',
	'not-yet',
	'unknown',
	'covered',
	'not-visited',
	'come-back',
	'out-of-scope',
	'earlier'
] as const;
export type HouseholdFilter = (typeof HOUSEHOLD_FILTERS)[number];

/**
 * Whoever is looked for by name is found also where the household does not count: those who worked away come home, and
 * are not to be written down a second time. One that was merged is found by the record that it became part of.
 */
export const isFoundOutOfScope = ({ out }: HouseholdRow): boolean =>
	out !== undefined && out !== 'merged';

/**
 * Out of scope is its own group at the end, and so is what an earlier campaign left; every other view leaves them out.
 *
 * @param from first day of the campaign that is on; undefined before the first
 */
export function passesFilter(
	row: HouseholdRow,
	filter: HouseholdFilter,
	from: string | undefined
): boolean {
	const isEarlier = isOfEarlier(row.anonymised, from);
	if (isEarlier || filter === 'earlier') return isEarlier && filter === 'earlier';
	if (filter === 'out-of-scope') return row.coverage === 'out-of-scope';
	if (row.coverage === 'out-of-scope') return false;
	switch (filter) {
		case 'all':
			return true;
		case 'not-visited':
			return row.visits === 0 && hasPeople(row);
		case 'come-back':
			return row.comeBackOn !== undefined;
		default:
			return row.coverage === filter;
	}
}
