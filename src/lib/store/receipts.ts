import type { EntryType } from '../domain/entries/entry';
import type { Receipt } from '../domain/receipt';

/**
 * Where each of this person's own entries is, as screens show it: a table of the read model that holds only what the
 * server has not confirmed. The truth it follows is the ledger's `_local/push` and `_local/box`, so push writes those
 * first and tells the receipts afterwards; lost with the read model, it is built again from them.
 */
export interface Receipts {
	markReceived(village: string, entryIds: readonly string[]): Promise<void>;
	markRefused(village: string, entryId: string, reason: string): Promise<void>;
	/** Out of the box and waiting again. */
	markWaiting(village: string, entryIds: readonly string[]): Promise<void>;
	waiting(): Promise<ReceiptRow[]>;
	refused(): Promise<ReceiptRow[]>;
}

/** @property bytes of the entry as JSON, for saying how much waits */
export interface ReceiptRow {
	entryId: string;
	village: string;
	subject: string;
	type: EntryType;
	receipt: Exclude<Receipt, 'received'>;
	reason?: string;
	bytes: number;
}
