import type { Ledger, LedgerRow } from '../store/ledger';

/** Rows to send together, and how far the ledger has been walked when they are settled. */
export interface Batch {
	rows: LedgerRow[];
	upTo: number;
}

/** Read at once from the ledger; most of it others' entries that came by pull and are passed over. */
const PAGE_ROWS = 500;

/**
 * Walks the ledger in the order it was written and gathers what is wanted. A batch may be empty: it only says how far the
 * walk came.
 *
 * @param batchEntries asked anew for every batch, since the server may want smaller ones meanwhile
 */
export async function* waitingBatches(
	ledger: Ledger,
	since: number,
	{ wanted, batchEntries }: { wanted: (row: LedgerRow) => boolean; batchEntries: () => number }
): AsyncGenerator<Batch> {
	let rows: LedgerRow[] = [];
	let upTo = since;
	let told = since;
	for (;;) {
		const page = await ledger.changesSince(upTo, PAGE_ROWS);
		if (page.rows.length === 0) break;
		for (const row of page.rows) {
			upTo = row.seq;
			if (wanted(row)) rows.push(row);
			if (rows.length >= batchEntries()) {
				yield { rows, upTo };
				told = upTo;
				rows = [];
			}
		}
		upTo = page.lastSeq;
		// After a first pull there are thousands of others' entries: who closes the tab meanwhile goes on from here.
		if (rows.length > 0 || upTo === told) continue;
		yield { rows, upTo };
		told = upTo;
	}
	if (rows.length > 0 || upTo > told) yield { rows, upTo };
}
