import type { HouseholdRow } from '../household/household-row';

/** Sorts by the promised day, then by its hour; what was agreed without an hour comes before the hours of its day. */
export const promiseOf = ({ comeBackOn = '', comeBackTime = '' }: HouseholdRow): string =>
	`${comeBackOn} ${comeBackTime}`;
