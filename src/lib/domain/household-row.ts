import { coverageOf, type CoverageState } from './coverage';
import { headOf, presentMembers, type Household } from './household';
import type { Outcome } from './entries/visit-entries';
import { parseReading } from './clock';
import type { Receipt } from './receipt';

/** One line of the household list: slim, so that a village loads at once on a cheap phone. */
export interface HouseholdRow {
	id: string;
	village: string;
	coverage: CoverageState;
	visits: number;
	lastVisit?: { outcome: Outcome; ms: number };
	/** The promised day, `yyyy-mm-dd`, while the latest visit holds one. */
	comeBackOn?: string;
	comeBackTime?: string;
	needsReview: boolean;
	receipt: Receipt;
	importKey?: string;
	/** All that names or locates people, kept in one field so that sealing it later changes one place. */
	personal: {
		name: string;
		callName?: string;
		houseHint?: string;
		lane?: string;
		/** Everyone who lives here, for search; the head first. */
		members: string[];
		phone?: string;
		birthBand?: number;
	};
}

export function toHouseholdRow(
	household: Household,
	village: string,
	receipt: Receipt
): HouseholdRow {
	const head = headOf(household);
	const last = household.visits[0];
	const others = presentMembers(household).filter((member) => member.id !== head.id);
	return {
		id: household.id,
		village,
		coverage: coverageOf(household).state,
		visits: household.visits.length,
		...(last ? { lastVisit: { outcome: last.outcome, ms: parseReading(last.at).ms } } : {}),
		...(last?.comeBack ? { comeBackOn: last.comeBack.on } : {}),
		...(last?.comeBack?.time ? { comeBackTime: last.comeBack.time } : {}),
		needsReview: household.needsReview.length > 0,
		receipt,
		...(household.importKey ? { importKey: household.importKey } : {}),
		personal: {
			name: head.name,
			...(head.callName ? { callName: head.callName } : {}),
			...(household.houseHint ? { houseHint: household.houseHint } : {}),
			...(household.lane ? { lane: household.lane } : {}),
			members: [head.name, ...others.map((member) => member.name)],
			...(head.phone ? { phone: head.phone } : {}),
			...(head.birthBand === undefined ? {} : { birthBand: head.birthBand })
		}
	};
}

/** The four tiles above the list, and two more ways to look at a village. */
export const HOUSEHOLD_FILTERS = [
	'all',
	'not-yet',
	'unknown',
	'covered',
	'not-visited',
	'come-back',
	'out-of-scope'
] as const;
export type HouseholdFilter = (typeof HOUSEHOLD_FILTERS)[number];

/** Out of scope is its own group at the end; every other view leaves it out. */
export function passesFilter(row: HouseholdRow, filter: HouseholdFilter): boolean {
	if (filter === 'out-of-scope') return row.coverage === 'out-of-scope';
	if (row.coverage === 'out-of-scope') return false;
	switch (filter) {
		case 'all':
			return true;
		case 'not-visited':
			return row.visits === 0;
		case 'come-back':
			return row.comeBackOn !== undefined;
		default:
			return row.coverage === filter;
	}
}
