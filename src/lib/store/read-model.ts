import Dexie, { type Table } from 'dexie';
import type { Tally } from '../domain/coverage/tally';
import type { HouseholdRow } from '../domain/household/household-row';
import type { ReceiptRow } from './receipts';

/**
 * What screens read: derived from the ledger, disposable, and built again from it at any time. Rows, counters and the
 * feed position of a village change in one transaction, so that a crash only repeats work. Relaxed durability does.
 */
export class ReadModel extends Dexie {
	readonly households!: Table<HouseholdRow, string>;
	readonly counters!: Table<CounterRow, string>;
	readonly feed!: Table<FeedRow, string>;
	readonly receipts!: Table<ReceiptRow, string>;

	constructor(person: string) {
		super(readModelName(person));
		this.version(READ_MODEL_VERSION).stores({
			households:
				'id, village, [village+coverage], [village+comeBackOn], reviewSince, movedTo, cameFrom, *asked, *submitting',
			counters: 'village',
			feed: 'village',
			receipts: 'entryId, village, subject, receipt'
		});
	}
}

/** Dexie's schema version; raised when a table or index changes. */
const READ_MODEL_VERSION = 5;

/** How rows are made from entries. Raised when `toHouseholdRow` or the fold changes: every device then builds anew. */
export const PROJECTION = 11;

export const readModelName = (person: string): string => `read-${person}`;

export interface CounterRow extends Tally {
	village: string;
	/** The newest entry of anyone known here; milliseconds of its clock reading. */
	newestEntryMs?: number;
}

/**
 * How far the village has been projected.
 *
 * @property ledger the database the position belongs to; a lost and refilled one begins at 1 again
 * @property revision grows by one with every change, so that an index in memory knows whether it missed one
 * @property changed the households of this last change, or all
 */
export interface FeedRow {
	village: string;
	ledger: string;
	projection: number;
	since: number;
	revision: number;
	changed: string[] | 'all';
}

/** Everything derived from one village's ledger, gone in one transaction. */
export const forgetVillage = (read: ReadModel, village: string): Promise<void> =>
	read.transaction('rw', [read.households, read.counters, read.feed, read.receipts], async () => {
		await read.households.where({ village }).delete();
		await read.receipts.where({ village }).delete();
		await read.counters.delete(village);
		await read.feed.delete(village);
	});
