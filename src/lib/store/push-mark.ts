import type { Result } from '../domain/result';
import { readBox } from './box';
import type { Ledger, LedgerRow } from './ledger';
import type { StorageError } from './storage-error';

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

const NO_LONGER_AWAITED = 'no-longer-awaited';

/**
 * Of these no word of the commune is waited for any more, so that they hold nothing here: `_local/no-longer-awaited`. A
 * push hands them in all the same, should their village be open once more.
 */
export const awaitNoLonger = (
	ledger: Ledger,
	ids: readonly string[]
): Promise<Result<null, StorageError>> =>
	ledger.changeLocal<{ ids: string[] }>(NO_LONGER_AWAITED, (known) => ({
		ids: [...new Set([...(known?.ids ?? []), ...ids])]
	}));

const noLongerAwaited = async (ledger: Ledger): Promise<Set<string>> =>
	new Set((await ledger.readLocal<{ ids: string[] }>(NO_LONGER_AWAITED))?.ids);

const PAGE_ROWS = 500;

/** Own entries without the server's word, oldest first: those waiting, and those in the box that nothing replaced. */
export async function unsentRows(
	ledger: Ledger
): Promise<{ waiting: LedgerRow[]; refused: (LedgerRow & { reason: string })[] }> {
	const { refused } = await readBox(ledger);
	const settled = await noLongerAwaited(ledger);
	const waiting: LedgerRow[] = [];

	let seq = (await readPushMark(ledger))?.seq ?? 0;
	for (;;) {
		const { rows, lastSeq } = await ledger.changesSince(seq, PAGE_ROWS);
		if (rows.length === 0) break;
		seq = lastSeq;
		for (const row of rows)
			if (row.entry && ledger.isOwn(row.entry) && !refused[row.id] && !settled.has(row.id))
				waiting.push(row);
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

/**
 * Whether everything written here is with this server, beyond doubt: nothing that waits, nothing in the box, nothing of a
 * newer release that could be ours, and no comparing with a restored server still to be done.
 */
export async function nothingWaits(ledger: Ledger, server: string): Promise<boolean> {
	const mark = await readPushMark(ledger);
	if (mark === undefined) return (await ledger.updateSeq()) === 0;
	if (mark.server !== server || mark.comparing === true) return false;
	const { waiting, refused } = await unsentRows(ledger);
	if (waiting.length > 0 || refused.length > 0) return false;
	for (let { seq } = mark; ;) {
		const { rows, lastSeq } = await ledger.changesSince(seq, PAGE_ROWS);
		if (rows.length === 0) return true;
		if (rows.some(({ unread }) => unread !== undefined)) return false;
		seq = lastSeq;
	}
}
