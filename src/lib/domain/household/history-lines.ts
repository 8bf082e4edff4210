import type { Entry, EntryOf } from '../entries/entry';
import { arrivalOf } from '../ids';
import { compare } from '../text/compare';
import type { Voids } from './entry-order';
import type { Corrected, HistoryLine, LineTold } from './household';
import { whoAndWhen } from './who-and-when';

/** What was written down, taken back or not, the oldest first. @param ordered in clock order */
export const linesOf = (ordered: readonly Entry[], voids: Voids): HistoryLine[] =>
	ordered
		.filter((entry) => entry.type !== 'entry-voided')
		.map((entry) => historyLine(entry, voids.get(entry._id)));

function historyLine(entry: Entry, voidedBy: EntryOf<'entry-voided'> | undefined): HistoryLine {
	const line: HistoryLine = { ...whoAndWhen(entry), type: entry.type };
	if (entry.type === 'case-settled') line.decision = entry.decision;
	const other = otherOf(entry);
	if (other !== undefined) line.other = other;
	const told = toldIn(entry);
	if (told) line.told = told;
	if (voidedBy) line.voided = { ...whoAndWhen(voidedBy), reason: voidedBy.reason };
	return line;
}

function toldIn(entry: Entry): LineTold | undefined {
	switch (entry.type) {
		case 'household-corrected':
			return {
				...(entry.head === undefined ? {} : { memberId: entry.head }),
				corrected: namesOf({ head: entry.head, lane: entry.lane, ...entry.personal })
			};
		case 'member-added':
			return { memberId: entry.memberId };
		case 'member-corrected':
			return { memberId: entry.memberId, corrected: namesOf(entry.personal) };
		case 'member-left':
			return { memberId: entry.memberId, left: entry.reason };
		case 'household-out-of-scope':
		case 'household-dissolved':
			return { notCounted: entry.reason };
		case 'visit-recorded':
			return { outcome: entry.outcome };
		case 'consent-given':
		case 'consent-refused':
		case 'consent-withdrawn':
			return {
				purpose: entry.purpose,
				how: entry.how,
				...(entry.memberId === undefined ? {} : { memberId: entry.memberId })
			};
		default:
			return undefined;
	}
}

/** What was emptied was corrected as well. */
const namesOf = (fields: Partial<Record<Corrected, unknown>>): Corrected[] =>
	(Object.keys(fields) as Corrected[]).filter((name) => fields[name] !== undefined);

function otherOf(entry: Entry): string | undefined {
	switch (entry.type) {
		case 'household-split':
			return entry.newHousehold;
		case 'household-merged':
			return entry.into;
		case 'household-took-in':
			return entry.household;
		case 'household-moved':
			return entry.to === undefined ? undefined : arrivalOf(entry._id);
		case 'household-registered':
			return typeof entry.from === 'object' ? entry.from.household : entry.from;
		default:
			return undefined;
	}
}

export const compareReadings = (a: HistoryLine, b: HistoryLine): number =>
	compare(a.at, b.at) || compare(a.entryId, b.entryId);
