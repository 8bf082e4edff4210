import { coverageOf, isVisited } from '../coverage/coverage';
import type { Entry, EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { Household } from '../household/household';
import { nothingTold } from '../household/nothing-told';
import { whoAndWhen } from '../household/who-and-when';
import { parseEntryId } from '../ids';
import { calendarDay, msOf } from '../time/calendar';

/** What a household counts as from now on, whatever becomes of its other entries. */
export const summaryOf = (
	household: Household,
	stamp: EntryStamp
): EntryOf<'household-anonymised'> => ({
	...stamp,
	v: 2,
	type: 'household-anonymised',
	coverage: coverageOf(household).state,
	visited: isVisited(household)
});

/** The entry that says so, the earliest where a server was cut off and wrote it twice. It is never taken back. */
export const anonymisedBy = (
	ordered: readonly Entry[]
): EntryOf<'household-anonymised'> | undefined =>
	ordered.find((entry) => entry.type === 'household-anonymised');

/** A household of which only the number is left, also where a device has not erased the rest yet. */
export function foldAnonymised(entry: EntryOf<'household-anonymised'>): Household {
	const { _id, coverage, visited, deviceTime } = entry;
	const written = whoAndWhen(entry);
	return {
		...nothingTold(),
		id: parseEntryId(_id)?.subject ?? '',
		registered: { ...written, source: 'anonymised' },
		// The server wrote it, and its clock is right; the reading may follow a phone that was ahead.
		anonymised: { coverage, visited, on: calendarDay(msOf(deviceTime)) },
		scope:
			coverage === 'out-of-scope'
				? { state: 'out', reason: 'not-counted', why: 'other' }
				: { state: 'in' },
		history: [{ ...written, type: 'household-anonymised' }]
	};
}
