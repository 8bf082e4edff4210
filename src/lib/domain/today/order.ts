import { compareNatural } from '../text/natural-order';
import type { HouseholdRow } from '../household/household-row';

/** In what order the houses are walked to that nothing puts before the others. */
export const WALK_ORDERS = ['walk', 'distance', 'lane'] as const;
export type WalkOrder = (typeof WALK_ORDERS)[number];

export interface Position {
	latitude: number;
	longitude: number;
}

/** Houses of one lane are near each other, and their hints mostly number them; the id settles what is alike. */
export const compareWalk = (a: HouseholdRow, b: HouseholdRow): number =>
	compareKnown(a.personal.lane, b.personal.lane) ||
	compareKnown(a.personal.houseHint, b.personal.houseHint) ||
	(a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What is not known comes last. */
function compareKnown(a: string | undefined, b: string | undefined): number {
	if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
	return compareNatural(a, b);
}

/** All in walking order, going on behind this house and round to those before it. */
export function walkOnFrom(
	rows: readonly HouseholdRow[],
	from: string | undefined
): HouseholdRow[] {
	const inOrder = rows.toSorted(compareWalk);
	const here = inOrder.findIndex(({ id }) => id === from);
	return here === -1 ? inOrder : [...inOrder.slice(here + 1), ...inOrder.slice(0, here + 1)];
}

const EARTH_METRES = 6_371_000;

/** As the crow flies. Within a village the earth is flat enough, only narrower towards the pole. */
export function metresBetween(a: Position, b: Position): number {
	const radians = Math.PI / 180;
	const middle = ((a.latitude + b.latitude) / 2) * radians;
	const north = (b.latitude - a.latitude) * radians;
	const east = (b.longitude - a.longitude) * radians * Math.cos(middle);
	return Math.hypot(north, east) * EARTH_METRES;
}
