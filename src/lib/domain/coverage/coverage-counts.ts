/** How many households of a village are in each state. `total` leaves out those out of scope. */
export interface CoverageCounts {
	total: number;
	covered: number;
	notYet: number;
	unknown: number;
	outOfScope: number;
	visited: number;
}

export const noCounts: CoverageCounts = {
	total: 0,
	covered: 0,
	notYet: 0,
	unknown: 0,
	outOfScope: 0,
	visited: 0
};

export const COUNT_KEYS = Object.keys(noCounts) as (keyof CoverageCounts)[];

export function addCounts(a: CoverageCounts, b: CoverageCounts): CoverageCounts {
	return mapCounts((key) => a[key] + b[key]);
}

export function subtractCounts(a: CoverageCounts, b: CoverageCounts): CoverageCounts {
	return mapCounts((key) => a[key] - b[key]);
}

const mapCounts = (of: (key: keyof CoverageCounts) => number): CoverageCounts =>
	Object.fromEntries(COUNT_KEYS.map((key) => [key, of(key)])) as unknown as CoverageCounts;

/**
 * The rate with its honest range: the unknown could all be covered or none of them, so the truth lies between. Rounded
 * outward, in whole percent; undefined where there is no household to speak of.
 */
export function coverageRange({ total, covered, unknown }: CoverageCounts) {
	if (total === 0) return undefined;
	return {
		leastPercent: Math.floor((covered / total) * 100),
		mostPercent: Math.ceil(((covered + unknown) / total) * 100)
	};
}
