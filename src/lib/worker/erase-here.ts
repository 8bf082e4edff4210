import { parseEntryId } from '$lib/domain/ids';
import { ok, type Result } from '$lib/domain/result';
import { takeOutOfBox } from '$lib/store/box';
import type { Ledger } from '$lib/store/ledger';
import type { OwnDb } from '$lib/store/own-db';
import type { SecondCopy } from '$lib/store/second-copy';
import type { StorageError } from '$lib/store/storage-error';

export interface ErasedHere {
	ledger: Ledger;
	own: OwnDb;
	secondCopy: SecondCopy | undefined;
	/** Tombstones that came from the server. */
	entryIds: readonly string[];
}

/**
 * The commune has erased households that withdrew their consent: what this device holds of them goes too, from the
 * ledger, the second copy and the forms, sent or not. The one case in which unsent work is deleted; a call that was cut
 * off is made again with the same page.
 *
 * @returns the households
 */
export async function eraseHere({
	ledger,
	own,
	secondCopy,
	entryIds
}: ErasedHere): Promise<Result<string[], StorageError>> {
	const erased = await ledger.erase(entryIds);
	if (!erased.ok) return erased;
	const unboxed = await takeOutOfBox(ledger, erased.value);
	if (!unboxed.ok) return unboxed;

	const households = [...new Set(entryIds.flatMap((id) => parseEntryId(id)?.subject ?? []))];
	secondCopy?.erase(households);
	for (const household of households) await own.forgetDrafts(household);
	return ok(households);
}
