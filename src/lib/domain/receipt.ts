import { z } from 'zod/mini';

/**
 * Where a record is, said of every record and never ahead of the truth:
 *
 *   local ── second copy flushed ──► copied ── the server answered for this id ──► received
 *     └────────────────── the server refused it, with a reason ──────────────────► refused (in the box)
 */
export const Receipt = z.enum(['local', 'copied', 'received', 'refused']);
export type Receipt = z.infer<typeof Receipt>;

/** From the least safe to the safest; a household shows its least safe record. */
const LEAST_SAFE_FIRST: readonly Receipt[] = ['refused', 'local', 'copied', 'received'];

export const leastSafe = (receipts: Iterable<Receipt>): Receipt => {
	const all = new Set(receipts);
	return LEAST_SAFE_FIRST.find((receipt) => all.has(receipt)) ?? 'received';
};
