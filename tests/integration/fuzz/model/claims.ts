/** Vietnam's day of a moment, counted on fingers: it is seven hours ahead and has no summer time. */
export function dayOf(ms: number): string {
	const shown = new Date(ms);
	shown.setUTCHours(shown.getUTCHours() + 7);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${shown.getUTCFullYear()}-${two(shown.getUTCMonth() + 1)}-${two(shown.getUTCDate())}`;
}

export interface ExpectedClaim {
	by: string;
	on: string;
}

/** Of those who say they go there: whether I am among them on that day, and who else is. */
export function claimsOn(
	claims: readonly ExpectedClaim[],
	day: string,
	me: string
): { mine: boolean; others: string[] } {
	const people = [...new Set(claims.filter(({ on }) => on === day).map(({ by }) => by))];
	return { mine: people.includes(me), others: people.filter((by) => by !== me).sort() };
}
