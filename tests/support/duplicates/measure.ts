import { KnownHouseholds } from '../../../src/lib/domain/duplicates/known-households';
import type { KnownAnswers, Probe } from './known-answers';

/** As many as the screen shows while a name is typed. */
export const SHOWN = 3;

/**
 * @property recall of the households that were there already, how many were found
 * @property precision of what was said to be one household, how much was
 * @property falseAlarms of the households that are new, for how many something was said
 */
export interface Quality {
	recall: number;
	precision: number;
	falseAlarms: number;
}

export interface Measured {
	/** What is shown while somebody types. */
	shown: Quality;
	/** What an import asks about. */
	likely: Quality;
	byKind: Map<Probe['what'], { probes: number; shown: number; likely: number }>;
}

export function measure({ known, probes }: KnownAnswers): Measured {
	const households = new KnownHouseholds();
	for (const household of known) households.put(household);
	const byKind: Measured['byKind'] = new Map();
	const shown = new Tally();
	const likely = new Tally();
	for (const { facts, of, what } of probes) {
		const found = households.find(facts).slice(0, SHOWN);
		const sure = found.filter(({ match }) => match.strength === 'likely');
		shown.add(
			of,
			found.map(({ id }) => id)
		);
		likely.add(
			of,
			sure.map(({ id }) => id)
		);
		const kind = byKind.get(what) ?? { probes: 0, shown: 0, likely: 0 };
		byKind.set(what, {
			probes: kind.probes + 1,
			shown:
				kind.shown +
				said(
					found.map(({ id }) => id),
					of
				),
			likely:
				kind.likely +
				said(
					sure.map(({ id }) => id),
					of
				)
		});
	}
	return { shown: shown.quality(), likely: likely.quality(), byKind };
}

/** For one that was there: whether it was found. For a new one: whether anything was said at all. */
const said = (ids: readonly string[], of: string | undefined): number =>
	(of === undefined ? ids.length > 0 : ids.includes(of)) ? 1 : 0;

class Tally {
	private there = 0;
	private found = 0;
	private fresh = 0;
	private alarmed = 0;
	private told = 0;

	add(of: string | undefined, ids: readonly string[]): void {
		this.told += ids.length;
		if (of === undefined) {
			this.fresh++;
			this.alarmed += said(ids, of);
		} else {
			this.there++;
			this.found += said(ids, of);
		}
	}

	quality(): Quality {
		return {
			recall: this.found / this.there,
			precision: this.found / this.told,
			falseAlarms: this.alarmed / this.fresh
		};
	}
}
