/** Pairs of households that somebody has told apart, so that nobody is asked about them twice. */
export type ToldApart = readonly string[];

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

export const isToldApart = (told: ToldApart, a: string, b: string): boolean =>
	told.includes(pairOf(a, b));

export function tellApart(
	told: ToldApart,
	{
		householdId,
		otherIds,
		same
	}: { householdId: string; otherIds: readonly string[]; same: boolean }
): ToldApart {
	const pairs = otherIds.map((other) => pairOf(householdId, other));
	const others = told.filter((pair) => !pairs.includes(pair));
	return same ? others : [...others, ...pairs];
}
