import type { Database } from './storage/sqlite/driver';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from './access/accounts';
import { accessMigrations } from './access/migrations';
import type { DocStore } from './storage/doc-store';
import { documentMigrations } from './storage/sqlite/document-migrations';
import { migrate } from './storage/sqlite/migrations';
import { openSqlite } from './storage/sqlite/open';
import { SqliteDocStore } from './storage/sqlite/sqlite-doc-store';

export const DATA_FILE = 'go-cua.sqlite';

/** The one file of the server, opened: by the server, and by commands beside it. */
export interface Data {
	sqlite: Database;
	store: DocStore;
	accounts: Accounts;
	/** Where the copy of the file is that was made before its schema was changed. */
	copyBeforeMigration: string | undefined;
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
	const copyBeforeMigration = migrate(sqlite, [...documentMigrations, ...accessMigrations]);
	const store = new SqliteDocStore(sqlite);
	return { sqlite, store, accounts: new Accounts(sqlite, store, Date.now), copyBeforeMigration };
}
