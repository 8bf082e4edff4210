import { saysDeclined } from '$lib/domain/consent/erasure';
import { parseEntryId } from '$lib/domain/ids';
import { ok, type Result } from '$lib/domain/result';
import { readBox, takeHouseholdsOutOfBox } from '$lib/store/box';
import { forgetHouseholds } from '$lib/store/forget-households';
import type { Ledger } from '$lib/store/ledger';
import type { OwnDb } from '$lib/store/own-db';
import type { SecondCopy } from '$lib/store/second-copy';
import type { StorageError } from '$lib/store/storage-error';

export interface ErasedHere {
	ledger: Ledger;
	own: OwnDb;
	secondCopy: SecondCopy | undefined;
	/** Tombstones that came from the server, and what it refused since the household is erased. */
	entryIds: readonly string[];
	refused: readonly string[];
}

/**
 * The commune has erased households that withdrew their consent: what this device holds of them goes too, from the
 * ledger, the second copy and the forms, sent or not. The one case in which unsent work is deleted; a call that was cut
 * off is made again with the same page.
 *
 * @returns the households; of which withdrawals somebody here took back after the commune had erased
 */
export async function eraseHere({
	ledger,
	own,
	secondCopy,
	entryIds,
	refused
}: ErasedHere): Promise<Result<{ households: string[]; tooLate: string[] }, StorageError>> {
	const households = [...new Set(entryIds.flatMap((id) => parseEntryId(id)?.subject ?? []))];
	const tooLate = await takenBackTooLate(ledger, { households, refused });
	const erased = await ledger.erase(entryIds);
	if (!erased.ok) return erased;
	const unboxed = await takeHouseholdsOutOfBox(ledger, households);
	if (!unboxed.ok) return unboxed;

	await eraseBeside({ own, secondCopy, households });
	return ok({ households, tooLate });
}

/** Refused just now, or at an earlier round, where it went to the box. */
async function takenBackTooLate(
	ledger: Ledger,
	{ households, refused }: { households: readonly string[]; refused: readonly string[] }
): Promise<string[]> {
	const box = await readBox(ledger);
	const boxed = Object.keys(box.refused).filter((id) =>
		households.includes(parseEntryId(id)?.subject ?? '')
	);
	const erased = [...new Set([...boxed, ...refused])];
	const targets = (await ledger.read(erased)).flatMap(({ entry }) =>
		entry?.type === 'entry-voided' ? [entry.target] : []
	);
	const declining = (await ledger.read(targets)).filter(({ document }) => saysDeclined(document));
	return [...new Set(declining.flatMap(({ id }) => parseEntryId(id)?.subject ?? []))];
}

/**
 * The same in a village that is not read here any more, where the commune names the households.
 *
 * @property ledger absent where the village has left this device
 * @returns how many entries there were
 */
export async function forgetHere({
	ledger,
	own,
	secondCopy,
	households
}: Omit<ErasedHere, 'ledger' | 'entryIds' | 'refused'> & {
	ledger: Ledger | undefined;
	households: readonly string[];
}): Promise<Result<number, StorageError>> {
	const forgotten = ledger ? await forgetHouseholds(ledger, households) : ok([]);
	if (!forgotten.ok) return forgotten;
	await eraseBeside({ own, secondCopy, households });
	return ok(forgotten.value.length);
}

async function eraseBeside({
	own,
	secondCopy,
	households
}: Pick<ErasedHere, 'own' | 'secondCopy'> & { households: readonly string[] }): Promise<void> {
	secondCopy?.erase(households);
	for (const household of households) await own.forgetDrafts(household);
}
