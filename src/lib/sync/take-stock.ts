import type { Ledger } from '../store/ledger';
import { unsentRows } from '../store/push-mark';
import type { Receipts } from '../store/receipts';

/** @property waitingIn the villages with something that waits */
export interface Stock {
	waiting: number;
	refused: number;
	waitingIn: string[];
}

/**
 * Counts, from the ledgers themselves, what has no word of the server yet. Receipts that lag behind them (a tab that died
 * between the two) catch up here.
 */
export async function takeStock(
	ledgers: readonly Ledger[],
	receipts: Pick<Receipts, 'waiting' | 'markReceived'>
): Promise<Stock> {
	// Read first: what is saved after this is in the ledger, so nothing new can be taken for received.
	const said = await receipts.waiting();
	const stock: Stock = { waiting: 0, refused: 0, waitingIn: [] };
	for (const ledger of ledgers) {
		const { waiting, refused } = await unsentRows(ledger);
		stock.waiting += waiting.length;
		stock.refused += refused.length;
		if (waiting.length > 0) stock.waitingIn.push(ledger.village);

		const unsent = new Set([...waiting, ...refused].map((row) => row.id));
		const lagging = said.filter(
			({ village, entryId }) => village === ledger.village && !unsent.has(entryId)
		);
		if (lagging.length > 0)
			await receipts.markReceived(
				ledger.village,
				lagging.map(({ entryId }) => entryId)
			);
	}
	return stock;
}
