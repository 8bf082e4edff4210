import { addCounts, noCounts, type CoverageCounts } from '$lib/domain/coverage';
import { compareNatural } from '$lib/domain/text/natural-order';

export interface CountedVillage {
	id: string;
	title: string;
	counts: CoverageCounts;
	newestEntryMs?: number;
	complete: boolean;
}

/** What the board breaks down by village when one of its totals is opened. */
export const BREAKDOWNS = ['covered', 'unknown', 'not-yet', 'out-of-scope'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const countOf = (counts: CoverageCounts, breakdown: Breakdown): number =>
	counts[COUNT_KEY[breakdown]];

const COUNT_KEY = {
	covered: 'covered',
	unknown: 'unknown',
	'not-yet': 'notYet',
	'out-of-scope': 'outOfScope'
} as const satisfies Record<Breakdown, keyof CoverageCounts>;

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
		.filter(({ counts }) => countOf(counts, breakdown) > 0)
		.sort(
			(a, b) =>
				countOf(b.counts, breakdown) - countOf(a.counts, breakdown) ||
				compareNatural(a.title, b.title)
		);

export function communeTotals(villages: readonly CountedVillage[]) {
	const readings = villages.flatMap(({ newestEntryMs }) => newestEntryMs ?? []);
	return {
		counts: villages.map(({ counts }) => counts).reduce(addCounts, noCounts),
		newestEntryMs: readings.length > 0 ? Math.max(...readings) : undefined,
		incomplete: villages.filter(({ complete }) => !complete)
	};
}
