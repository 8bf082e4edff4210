import type { Database } from '../storage/sqlite/driver';
import { readMeta, writeMeta } from '../storage/sqlite/meta';

const KEY = 'backed-up-at';

/** Noted in the data, so that `doctor` can say how old the newest copy is, wherever it was put. */
export const noteBackup = (sqlite: Database, nowMs: number): void =>
	writeMeta(sqlite, KEY, String(nowMs));

export function lastBackupMs(sqlite: Database): number | undefined {
	const ms = readMeta(sqlite, KEY);
	return ms === undefined ? undefined : Number(ms);
}
