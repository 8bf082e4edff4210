import { unsentRows } from '$lib/store/push-mark';
import type { ReceiptTable } from '$lib/store/receipt-table';
import { copiedOf, type SecondCopy } from '$lib/store/second-copy';
import type { VillageLedgers } from './village-ledgers';

/**
 * At every start: unsent entries without a second copy get one. A battery that ended between the first copy and the
 * second leaves such an entry, and so does a browser that lost the files alone.
 */
export async function copyWhatIsNot(
	secondCopy: SecondCopy,
	{ person, ledgers, receipts }: { person: string; ledgers: VillageLedgers; receipts: ReceiptTable }
): Promise<void> {
	const unsent = [...(await receipts.waiting()), ...(await receipts.refused())];
	const doubtful = unsent.filter(
		({ entryId, receipt }) => receipt === 'local' || !secondCopy.has(entryId)
	);
	for (const village of new Set(doubtful.map((row) => row.village))) {
		const opened = await ledgers.open(village);
		if (!opened.ok) continue;
		const ids = new Set(
			doubtful.filter((row) => row.village === village).map(({ entryId }) => entryId)
		);
		// Another tab that is open has copies of its own.
		const copied = new Set(await copiedOf(person, village));
		// The tables may not know yet what the commune has; the ledger does.
		const { waiting, refused } = await unsentRows(opened.value);
		const missing = [...waiting, ...refused]
			.filter(({ id }) => ids.has(id) && !copied.has(id))
			.flatMap(({ entry }) => entry ?? []);
		if (missing.length === 0 || secondCopy.keep(village, missing))
			await receipts.markCopied(village, [...copied, ...missing.map(({ _id }) => _id)]);
	}
}
