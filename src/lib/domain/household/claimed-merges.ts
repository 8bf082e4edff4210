import type { CaseKind } from '../entries/case-entries';
import type { Entry, EntryOf } from '../entries/entry';

export type HouseholdMerged = EntryOf<'household-merged'>;
type CaseSettled = EntryOf<'case-settled'>;

const KIND: CaseKind = 'merged-into-two';

/**
 * The households somebody says this one is the same house as, the oldest word first, one word for each. More than one is
 * left where two people merged it, offline, into two: what was decided about that leaves one of them, or none. Who was
 * not one of them, nor an officer, decides nothing.
 *
 * @param standing its own entries that were not taken back, in clock order
 */
export function claimedMerges(standing: readonly Entry[]): HouseholdMerged[] {
	let claimed: HouseholdMerged[] = [];
	const seen = new Set<string>();
	const settle = (entry: CaseSettled): void => {
		if (entry.byOfficer !== true && !claimed.some(({ by }) => by === entry.by)) return;
		if (entry.decision === 'own-house') claimed = [];
		else if (entry.decision === 'same-house' && claimed.some(({ into }) => into === entry.into))
			claimed = claimed.filter(({ into }) => into === entry.into);
	};
	const decisions = standing.filter(
		(entry) => entry.type === 'case-settled' && entry.case.kind === KIND
	) as CaseSettled[];
	for (const entry of standing) {
		if (entry.type === 'household-merged') {
			claimed = [...claimed.filter(({ into }) => into !== entry.into), entry];
			seen.add(entry._id);
			// A clock that was behind may have decided before what it decided about.
			for (const decision of decisions)
				if (decision.case.entry === entry._id && decision.at <= entry.at) settle(decision);
		} else if (entry.type === 'case-settled' && entry.case.kind === KIND)
			if (seen.has(entry.case.entry)) settle(entry);
	}
	return claimed;
}
