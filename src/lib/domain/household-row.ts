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
