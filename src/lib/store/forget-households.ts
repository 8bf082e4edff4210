import { parseEntryId } from '../domain/ids';
import { ok, type Result } from '../domain/result';
import { takeHouseholdsOutOfBox } from './box';
import type { Ledger } from './ledger';
import { awaitNoLonger, unsentRows } from './push-mark';
import type { StorageError } from './storage-error';

/**
 * What a village that is not read here any more has of households the commune has erased. That one of them declined stays,
 * as it does there: should the village be given back, it would not come a second time. Where it was never handed in, it
 * does not hold the village here.
 *
 * @returns ids of the entries that are gone
 */
export async function forgetHouseholds(
	ledger: Ledger,
	households: readonly string[]
): Promise<Result<string[], StorageError>> {
	const forgotten = await ledger.forget(households);
	if (!forgotten.ok) return forgotten;
	const unboxed = await takeHouseholdsOutOfBox(ledger, households);
	if (!unboxed.ok) return unboxed;
	const { waiting } = await unsentRows(ledger);
	const staying = waiting.flatMap(({ id }) =>
		households.includes(parseEntryId(id)?.subject ?? '') ? [id] : []
	);
	const settled = staying.length > 0 ? await awaitNoLonger(ledger, staying) : ok(null);
	return settled.ok ? forgotten : settled;
}
