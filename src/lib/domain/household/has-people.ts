import type { HouseholdRow } from './household-row';

/** Whether there is anybody to knock for: not where people declined, nor where what was known of them is erased. */
export const hasPeople = ({
	declined,
	anonymised
}: Pick<HouseholdRow, 'declined' | 'anonymised'>): boolean =>
	declined === undefined && anonymised === undefined;
