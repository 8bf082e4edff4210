import { closeSync, openSync } from 'node:fs';
import { betterSqlite } from './better-sqlite';
import { namingDiskTroubles } from './disk-troubles';
import type { Database, SqliteDriver } from './driver';
import { nodeSqlite } from './node-sqlite';

/** Only the account the server runs under may read what people told at their doors. */
const FILE_MODE = 0o600;

/** A command beside the running server may hold the file for the length of one import batch. */
const BUSY_TIMEOUT_MS = 5000;

const CACHE_KIB = 65_536;
/** 16 MB of log between checkpoints: fewer, larger writes to the main file. */
const CHECKPOINT_PAGES = 4000;

/**
 * Opens the one file of the server. FULL, never NORMAL: after a power cut everything acknowledged is there, and group
 * commit makes the extra sync cheap. No memory mapping: a disk fault would end the process instead of failing a request.
 */
export function openSqlite(path: string, driver: SqliteDriver = driverHere()): Database {
	return namingDiskTroubles(() => {
		if (path !== ':memory:') closeSync(openSync(path, 'a', FILE_MODE));
		const database = driver.open(path, { busyTimeoutMs: BUSY_TIMEOUT_MS });
		database.pragma('journal_mode = WAL');
		database.pragma('synchronous = FULL');
		database.pragma('foreign_keys = ON');
		database.pragma(`cache_size = -${CACHE_KIB}`);
		database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
		return database;
	});
}

/** Node.js's own SQLite where it is fit, as it needs no compiling; better-sqlite3 otherwise, as on Node.js 20. */
const driverHere = (): SqliteDriver => (nodeSqlite.isThere() ? nodeSqlite : betterSqlite);
