import { textsOf } from '$lib/commands/mend-entry';
import { headOf } from '$lib/domain/household/household';
import type { ReceiptRow } from '$lib/store/receipts';
import type { RefusedEntry } from './api';
import type { LedgerSide } from './ledger-side';

/** What stands in the box, so that a person knows which door it was and can mend what they typed. */
export async function describeRefused(
	side: LedgerSide,
	refused: readonly ReceiptRow[]
): Promise<RefusedEntry[]> {
	const described: RefusedEntry[] = [];
	for (const { entryId, type, village, subject, reason } of refused) {
		const known = await side.household(subject);
		const boxed = await side.refusedEntry(entryId);
		described.push({
			entryId,
			type,
			village,
			householdId: subject,
			householdName: known ? headOf(known.household).name : '',
			reason: reason ?? '',
			texts: boxed ? textsOf(boxed.entry) : []
		});
	}
	return described;
}
