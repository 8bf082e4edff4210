import type { HouseholdRow } from '$lib/domain/household-row';
import { compareNatural } from '$lib/domain/text/natural-order';
import { promiseOf } from '$lib/store/household-index';
import { nothingToEnd, type Query } from './query';

/** The next doors to knock on: those promised for today or before, then the never visited, going on from this house. */
export const nextDoors: Query<'nextDoors'> = ({ person }, { village, after, limit }, answer) => {
	if (!person) return nothingToEnd;
	const index = person.index(village);
	return index.watch(() =>
		answer(nextDoorsOf(index.rows, { after, today: today() }).slice(0, limit))
	);
};

export function nextDoorsOf(
	rows: readonly HouseholdRow[],
	{ after, today }: { after: string; today: string }
): HouseholdRow[] {
	const inWalkingOrder = rows
		.filter((row) => row.coverage !== 'out-of-scope')
		.sort((a, b) => compareNatural(placeOf(a), placeOf(b)));
	const here = inWalkingOrder.findIndex((row) => row.id === after);
	const goingOn = [
		...inWalkingOrder.slice(here + 1),
		...inWalkingOrder.slice(0, Math.max(here, 0))
	];

	const promised = goingOn
		.filter((row) => row.comeBackOn !== undefined && row.comeBackOn <= today)
		.sort((a, b) => compareNatural(promiseOf(a), promiseOf(b)));
	const neverVisited = goingOn.filter((row) => row.visits === 0);
	return [...promised, ...neverVisited];
}

/** Houses of one lane are near each other, and their hints mostly number them. */
const placeOf = ({ personal: { lane = '', houseHint = '' } }: HouseholdRow): string =>
	`${lane}\n${houseHint}`;

const today = (): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now());
