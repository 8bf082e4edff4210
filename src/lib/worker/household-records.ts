import { isDeclined } from '$lib/domain/consent/declined';
import { staysAfterErasure } from '$lib/domain/consent/erasure';
import { err, ok } from '$lib/domain/result';
import type { Commands } from './api';
import type { LedgerSide } from './ledger-side';

/** What a household may ask to see: everything that is kept of it, and who wrote it down when, on which device. */
export async function householdRecordsHere(
	side: LedgerSide,
	{ householdId }: Commands['householdRecords']['args']
): Promise<Commands['householdRecords']['answer']> {
	const known = await side.household(householdId);
	if (!known) return err({ kind: 'no-such-household' });
	const entries = await side.entriesOf(householdId);
	// Until it is erased here too, what a household withdrew, or was kept long enough, is in the ledger and on no screen.
	const isGone = isDeclined(known.household) || known.household.anonymised;
	const shown = isGone ? entries.filter(staysAfterErasure) : entries;
	return ok({ ...known, entries: shown });
}
