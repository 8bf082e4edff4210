import { closeSync, openSync, statSync } from 'node:fs';
import { namingDiskTroubles } from './disk-troubles';
import type { Database, DriverOptions, SqliteDriver } from './driver';
import { driverHere } from './driver-here';

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
		if (path === ':memory:') return openOne(path, driver);
		for (;;) {
			closeSync(openSync(path, 'a', FILE_MODE));
			const { ino } = statSync(path);
			const database = openOne(path, driver);
			// Waiting for a restore to finish, we would else hold the file it has just replaced.
			if (statSync(path).ino === ino) return database;
			database.close();
		}
	});
}

function openOne(path: string, driver: SqliteDriver): Database {
	const database = driver.open(path, { busyTimeoutMs: BUSY_TIMEOUT_MS });
	try {
		database.pragma('journal_mode = WAL');
		database.pragma('synchronous = FULL');
		database.pragma('foreign_keys = ON');
		database.pragma(`cache_size = -${CACHE_KIB}`);
		database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
		return database;
	} catch (thrown) {
		database.close();
		throw thrown;
	}
}

/** Opens a file as it is, a backup for instance: nothing about it is changed. Throws the driver's own errors. */
export const openAsItIs = (path: string, options: Partial<DriverOptions> = {}): Database =>
	driverHere().open(path, { busyTimeoutMs: BUSY_TIMEOUT_MS, ...options });
