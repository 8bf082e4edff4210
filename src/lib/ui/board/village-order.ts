import { addCounts, noCounts, type CoverageCounts } from '$lib/domain/coverage/coverage';
import { addEarlier, type EarlierFigures } from '$lib/domain/coverage/campaign-figures';
import { compareNatural } from '$lib/domain/text/natural-order';

export interface CountedVillage {
	id: string;
	title: string;
	/** Of the campaign that is on. */
	counts: CoverageCounts;
	/** Of those before it, where any household is left of one. */
	earlier?: EarlierFigures[];
	newestEntryMs?: number;
	/** Whether the counts are of all there is to count. */
	complete: boolean;
}

/** What the board breaks down by village when one of its totals is opened. */
export const BREAKDOWNS = ['covered', 'unknown', 'not-yet', 'out-of-scope', 'earlier'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const countOf = (counts: CoverageCounts, breakdown: keyof typeof COUNT_KEY): number =>
	counts[COUNT_KEY[breakdown]];

/** How many households of a village its list shows under that heading. */
export function countIn(
	{ counts, earlier = [] }: Pick<CountedVillage, 'counts' | 'earlier'>,
	breakdown: Breakdown
): number {
	if (breakdown !== 'earlier') return countOf(counts, breakdown);
	const all = earlier.map((one) => one.counts).reduce(addCounts, noCounts);
	return all.total + all.outOfScope;
}

const COUNT_KEY = {
	covered: 'covered',
	unknown: 'unknown',
	'not-yet': 'notYet',
	'out-of-scope': 'outOfScope'
} as const satisfies Record<Exclude<Breakdown, 'earlier'>, keyof CoverageCounts>;

/**
 * Where to go first: the lowest share of covered households on top. Between equals the one with more to find out, then
 * by natural order; villages without a household come last, since they have no rate.
 */
export function lowestCoverageFirst<Counted extends Pick<CountedVillage, 'counts' | 'title'>>(
	villages: readonly Counted[]
): Counted[] {
	return [...villages].sort(
		(a, b) =>
			Number(a.counts.total === 0) - Number(b.counts.total === 0) ||
			// Cross-multiplied, so that equal shares are equal whatever their rounding.
			a.counts.covered * b.counts.total - b.counts.covered * a.counts.total ||
			b.counts.unknown - a.counts.unknown ||
			compareNatural(a.title, b.title)
	);
}

/** Villages with the most of one state on top; those without any are left out. */
export const mostFirst = (
	villages: readonly CountedVillage[],
	breakdown: Breakdown
): CountedVillage[] =>
	villages
		.filter((village) => countIn(village, breakdown) > 0)
		.sort(
			(a, b) => countIn(b, breakdown) - countIn(a, breakdown) || compareNatural(a.title, b.title)
		);

export function communeTotals(villages: readonly CountedVillage[]) {
	const readings = villages.flatMap(({ newestEntryMs }) => newestEntryMs ?? []);
	return {
		counts: villages.map(({ counts }) => counts).reduce(addCounts, noCounts),
		earlier: addEarlier(villages.map(({ earlier = [] }) => earlier)),
		newestEntryMs: readings.length > 0 ? Math.max(...readings) : undefined,
		incomplete: villages.filter(({ complete }) => !complete)
	};
}
