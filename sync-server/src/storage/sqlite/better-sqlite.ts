import { createRequire } from 'node:module';
import type BetterSqlite from 'better-sqlite3';
import type { Database, SqliteDriver } from './driver';

export const betterSqlite: SqliteDriver = {
	name: 'better-sqlite3',
	isThere() {
		if (isAbortedHere()) return false;
		try {
			// The compiled part is loaded by the first database only.
			new (load())(':memory:').close();
			return true;
		} catch {
			return false;
		}
	},
	open(path, { busyTimeoutMs, readonly = false }): Database {
		if (isAbortedHere())
			throw new Error(`better-sqlite3 12 does not run on Node.js ${process.version}`);
		return new (load())(path, { timeout: busyTimeoutMs, readonly });
	}
};

/** Not imported: on a Node.js that brings SQLite itself it need not be installed, nor fit. */
const load = () => createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite;

/**
 * From Node.js 24.19 on, which has a fit SQLite itself, the collection of a statement of better-sqlite3 12 ends the whole
 * process at any moment (`RemoveEnvironmentCleanupHook`): nothing to try and catch.
 */
function isAbortedHere(): boolean {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	return major > 24 || (major === 24 && minor >= 19);
}
