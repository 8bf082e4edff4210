import type { Database } from '../storage/sqlite/driver';
import { readMeta, writeMeta } from '../storage/sqlite/meta';

const KEY = 'restored-at';

/** The phones and office PCs of a commune all come within reach of the network in this time. */
const DAYS = 30;
const DAY_MS = 86_400_000;

export const noteRestore = (sqlite: Database, nowMs: number): void =>
	writeMeta(sqlite, KEY, String(nowMs));

/**
 * When this server was last restored, while that is so short ago that entries its copy lacked may still come back from
 * the devices of others than their authors.
 */
export function restoredAtMs(sqlite: Database, nowMs: number): number | undefined {
	const noted = readMeta(sqlite, KEY);
	if (noted === undefined) return undefined;
	const atMs = Number(noted);
	return nowMs - atMs < DAYS * DAY_MS ? atMs : undefined;
}
