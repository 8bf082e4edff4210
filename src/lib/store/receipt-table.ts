import { leastSafe, type Receipt } from '../domain/receipt';
import type { OneAtATime } from './one-at-a-time';
import type { ReadModel } from './read-model';
import type { ReceiptRow, Receipts } from './receipts';

export interface ReceiptTableParts {
	read: ReadModel;
	/** The projector's, which may be about to write a receipt it decided on before the server's word came. */
	oneAtATime: OneAtATime;
	isCopied: (entryId: string) => boolean;
	/** These need no second copy any more. */
	onSettled: (entryIds: readonly string[]) => Promise<void>;
}

export interface ReceiptTable extends Receipts {
	/** Kept a second time, where another tab may have shown them before it could know. */
	markCopied(village: string, entryIds: readonly string[]): Promise<void>;
	/** A mended copy stands in for it. */
	markReplaced(village: string, entryId: string): Promise<void>;
}

/** Receipts over the read model. */
export function receiptTable(parts: ReceiptTableParts): ReceiptTable {
	const { read, oneAtATime, isCopied, onSettled } = parts;
	const change = (
		village: string,
		entryIds: readonly string[],
		apply: (row: ReceiptRow) => ReceiptRow | undefined
	) =>
		oneAtATime(() =>
			read.transaction('rw', [read.receipts, read.households, read.feed], async () => {
				const rows = (await read.receipts.bulkGet([...entryIds])).filter((row) => !!row);
				const next = rows.map(apply);
				await read.receipts.bulkDelete(
					rows.filter((_, i) => next[i] === undefined).map((row) => row.entryId)
				);
				await read.receipts.bulkPut(next.filter((row) => !!row));
				await showInRows(read, village, [...new Set(rows.map((row) => row.subject))]);
			})
		);

	const settle = async (village: string, entryIds: readonly string[]) => {
		await change(village, entryIds, () => undefined);
		await onSettled(entryIds);
	};

	return {
		markReceived: settle,
		async markCopied(village, entryIds) {
			const rows = await read.receipts.bulkGet([...entryIds]);
			const late = rows.filter((row) => row?.receipt === 'local').map((row) => row?.entryId ?? '');
			if (late.length > 0) await change(village, late, (row) => ({ ...row, receipt: 'copied' }));
		},
		markReplaced: (village, entryId) => settle(village, [entryId]),
		markRefused: (village, entryId, reason) =>
			change(village, [entryId], (row) => ({ ...row, receipt: 'refused', reason })),
		markWaiting: (village, entryIds) =>
			change(village, entryIds, ({ reason: _, ...row }) => ({
				...row,
				receipt: isCopied(row.entryId) ? 'copied' : 'local'
			})),
		waiting: () => read.receipts.where('receipt').anyOf('local', 'copied').toArray(),
		refused: () => read.receipts.where({ receipt: 'refused' }).toArray()
	};
}

/** Inside a transaction: the rows of these households show the least safe of what is left. */
async function showInRows(read: ReadModel, village: string, ids: readonly string[]) {
	if (ids.length === 0) return;
	const unsent = await receiptsBySubject(read, village, ids);
	const rows = (await read.households.bulkGet([...ids])).filter((row) => !!row);
	await read.households.bulkPut(
		rows.map((row) => ({ ...row, receipt: worstReceipt(unsent.get(row.id)) }))
	);
	const feed = await read.feed.get(village);
	if (feed) await read.feed.put({ ...feed, revision: feed.revision + 1, changed: [...ids] });
}

/** From here on reading all receipts of the village is cheaper than asking for each household's. */
const READ_ALL_FROM_SUBJECTS = 100;

export async function receiptsBySubject(
	read: ReadModel,
	village: string,
	ids: readonly string[]
): Promise<Map<string, Receipt[]>> {
	const rows =
		ids.length < READ_ALL_FROM_SUBJECTS
			? await read.receipts.where('subject').anyOf(ids).toArray()
			: await read.receipts.where({ village }).toArray();
	const bySubject = new Map<string, Receipt[]>();
	for (const { subject, receipt } of rows)
		bySubject.set(subject, [...(bySubject.get(subject) ?? []), receipt]);
	return bySubject;
}

export const worstReceipt = (receipts: readonly Receipt[] | undefined): Receipt =>
	leastSafe(receipts ?? []);
