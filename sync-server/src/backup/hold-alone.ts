import { existsSync } from 'node:fs';
import { sqliteFamily } from '../storage/sqlite/disk-troubles';
import type { Database } from '../storage/sqlite/driver';
import { openAsItIs } from '../storage/sqlite/open';

export class DataInUse extends Error {
	constructor() {
		super('the data is in use by a running server or command');
		this.name = 'DataInUse';
	}
}

/** A request that is just being answered may hold the file; a server that runs holds it for as long as it runs. */
const WAIT_MS = 1000;

/**
 * Takes the data for this process alone. A file leaves WAL mode only when nobody else has it open, which the kernel knows:
 * unlike a file with a process number in it, this is right after a crash too.
 *
 * @returns undefined where there is no data, or none that can be opened: then there is nobody to shut out
 */
export function holdAlone(path: string): Database | undefined {
	if (!existsSync(path)) return undefined;
	const file = openAsItIs(path, { busyTimeoutMs: WAIT_MS });
	try {
		file.pragma('journal_mode = DELETE');
		file.exec('BEGIN EXCLUSIVE');
		return file;
	} catch (thrown) {
		file.close();
		switch (sqliteFamily(thrown)) {
			case 'SQLITE_BUSY':
			case 'SQLITE_LOCKED':
				throw new DataInUse();
			// A damaged file is what a backup is for.
			case 'SQLITE_CORRUPT':
			case 'SQLITE_NOTADB':
				return undefined;
			default:
				throw thrown;
		}
	}
}
