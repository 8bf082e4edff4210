import { isErased } from '../consent/declined';
import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { Household } from './household';
import { err, ok, type Result } from '../result';

export type VoidError =
	| { kind: 'no-such-entry' }
	| { kind: 'already-voided' }
	/** The household declined, and nothing of it is left that could come back. */
	| { kind: 'erased' }
	/** Only its author may take an entry back; an officer voids with a claim the server checks. */
	| { kind: 'another-author'; by: string };

export function voidEntry(
	household: Household,
	target: string,
	reason: EntryOf<'entry-voided'>['reason'],
	stamp: EntryStamp,
	{ isOfficer }: { isOfficer: boolean }
): Result<EntryOf<'entry-voided'>, VoidError> {
	const line = household.history.find((entry) => entry.entryId === target);
	// What it referred to is erased: there is nothing to come back.
	if (!line || line.type === 'household-anonymised') return err({ kind: 'no-such-entry' });
	if (isErased(household)) return err({ kind: 'erased' });
	if (line.voided) return err({ kind: 'already-voided' });

	const own = line.by === stamp.by;
	if (!own && !isOfficer) return err({ kind: 'another-author', by: line.by });
	return ok({
		...stamp,
		type: 'entry-voided',
		target,
		reason,
		...(own ? {} : { byOfficer: true as const })
	});
}
