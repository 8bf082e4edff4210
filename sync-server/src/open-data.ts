import type { Database } from './storage/sqlite/driver';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from './access/accounts';
import { accessMigrations } from './access/migrations';
import { AccountWatch } from './audit/watch-accounts';
import { restoredAtMs } from './backup/restored-period';
import type { DocStore } from './storage/doc-store';
import { documentMigrations } from './storage/sqlite/document-migrations';
import { migrate } from './storage/sqlite/migrations';
import { openSqlite } from './storage/sqlite/open';
import { SqliteDocStore } from './storage/sqlite/sqlite-doc-store';

export const DATA_FILE = 'go-cua.sqlite';

/** Every table of the file, in the order they were added. */
export const migrations = [...documentMigrations, ...accessMigrations];

/** The one file of the server, opened: by the server, and by commands beside it. */
export interface Data {
	sqlite: Database;
	store: DocStore;
	accounts: Accounts;
	/** Names who is behind a change of people or devices, for the audit log. */
	accountWatch: AccountWatch;
	/** Where the copy of the file is that was made before its schema was changed. */
	copyBeforeMigration: string | undefined;
	/** When it was restored from a backup, as long as devices may hand back what that lacked. */
	restoredAtMs: () => number | undefined;
}

/** Only the account the server runs under may look into the folder. */
const FOLDER_MODE = 0o700;

/** Opens the data in a folder, made when it is missing, and brings it to this version's schema. */
export function openData(dataDir: string): Data {
	if (mkdirSync(dataDir, { recursive: true, mode: FOLDER_MODE }) !== undefined)
		chmodSync(dataDir, FOLDER_MODE);
	return dataIn(openSqlite(join(dataDir, DATA_FILE)));
}

/** The same in memory, for tests. */
export const openMemory = (): Data => dataIn(openSqlite(':memory:'));

function dataIn(sqlite: Database): Data {
	const copyBeforeMigration = migrate(sqlite, migrations);
	const accountWatch = new AccountWatch(sqlite, Date.now);
	const store = new SqliteDocStore(sqlite);
	const accounts = new Accounts(sqlite, store, Date.now);
	return {
		sqlite,
		store,
		accounts,
		accountWatch,
		copyBeforeMigration,
		restoredAtMs: () => restoredAtMs(sqlite, Date.now())
	};
}
