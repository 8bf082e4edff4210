import { readBox } from './box';
import type { Ledger, LedgerRow } from './ledger';

/**
 * How far the server has answered for this ledger's own entries: `_local/push`. Own entries written here after `seq`,
 * and not in the box, wait. This is the durable truth behind every receipt.
 *
 * @property server the server's uuid; another server has confirmed nothing yet
 * @property comparing not yet everything was compared with a server that is new to this ledger
 */
export interface PushMark {
	server: string;
	seq: number;
	comparing?: true;
}

const PUSH = 'push';

export const readPushMark = (ledger: Ledger) => ledger.readLocal<PushMark>(PUSH);
export const writePushMark = (ledger: Ledger, mark: PushMark) => ledger.writeLocal(PUSH, mark);

const PAGE_ROWS = 500;

/** Own entries without the server's word, oldest first: those waiting, and those in the box that nothing replaced. */
export async function unsentRows(
	ledger: Ledger
): Promise<{ waiting: LedgerRow[]; refused: (LedgerRow & { reason: string })[] }> {
	const { refused } = await readBox(ledger);
	const waiting: LedgerRow[] = [];

	let seq = (await readPushMark(ledger))?.seq ?? 0;
	for (;;) {
		const { rows, lastSeq } = await ledger.changesSince(seq, PAGE_ROWS);
		if (rows.length === 0) break;
		seq = lastSeq;
		for (const row of rows)
			if (row.entry && ledger.isOwn(row.entry) && !refused[row.id]) waiting.push(row);
	}

	const boxed = await ledger.read(
		Object.keys(refused).filter((id) => refused[id]?.replacedBy === undefined)
	);
	const offeredAgain = boxed.filter((row) => refused[row.id]?.again);
	const staying = boxed.filter((row) => !refused[row.id]?.again);
	return {
		waiting: [...offeredAgain, ...waiting],
		refused: staying.map((row) => ({ ...row, reason: refused[row.id]?.reason ?? '' }))
	};
}
