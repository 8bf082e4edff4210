import type { Database } from './storage/sqlite/driver';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from './access/accounts';
import { accessMigrations } from './access/migrations';
import { AccountWatch } from './audit/watch-accounts';
import { restoredAtMs } from './backup/restored-period';
import type { BackendConfig } from './gateway/backend-config';
import { Upstream } from './gateway/upstream';
import { UpstreamStore } from './gateway/upstream-store';
import type { DocStore, VillageStore } from './storage/doc-store';
import { officeMigrations } from './office/migrations';
import { recordingMigrations } from './recordings/migrations';
import { retentionMigrations } from './retention/migrations';
import { documentMigrations } from './storage/sqlite/document-migrations';
import { migrate } from './storage/sqlite/migrations';
import { openSqlite } from './storage/sqlite/open';
import { dossierMigrations } from './dossiers/migrations';
import { withdrawalMigrations } from './withdrawals/migrations';
import { SqliteDocStore } from './storage/sqlite/sqlite-doc-store';

export const DATA_FILE = 'go-cua.sqlite';

/** Every table of the file, in the order they were added. */
export const migrations = [
	...documentMigrations,
	...accessMigrations,
	...withdrawalMigrations,
	...dossierMigrations,
	...retentionMigrations,
	...recordingMigrations,
	...officeMigrations
];

/** The one file of the server, opened: by the server, and by commands beside it. */
export interface Data {
	sqlite: Database;
	store: DocStore;
	/** Where the documents of villages are: that store, or a CouchDB. */
	documents: VillageStore;
	/** The CouchDB behind a gateway. */
	backend: Backend | undefined;
	accounts: Accounts;
	/** Names who is behind a change of people or devices, for the audit log. */
	accountWatch: AccountWatch;
	/** Where the copy of the file is that was made before its schema was changed. */
	copyBeforeMigration: string | undefined;
	/** When it was restored from a backup, as long as devices may hand back what that lacked. */
	restoredAtMs: () => number | undefined;
}

/** @property everyNameIsPlain the databases are those of a CouchDB behind a gateway: the entry rules are the gateway's */
export interface DataOptions {
	everyNameIsPlain?: boolean;
	backend?: BackendConfig | undefined;
}

export interface Backend {
	upstream: Upstream;
	store: UpstreamStore;
}

/** Only the account the server runs under may look into the folder. */
const FOLDER_MODE = 0o700;

/** Opens the data in a folder, made when it is missing, and brings it to this version's schema. */
export function openData(dataDir: string, options: DataOptions = {}): Data {
	if (mkdirSync(dataDir, { recursive: true, mode: FOLDER_MODE }) !== undefined)
		chmodSync(dataDir, FOLDER_MODE);
	return dataIn(openSqlite(join(dataDir, DATA_FILE)), options);
}

/** The same in memory, for tests. */
export const openMemory = (options: DataOptions = {}): Data =>
	dataIn(openSqlite(':memory:'), options);

function dataIn(sqlite: Database, { everyNameIsPlain, backend: config }: DataOptions): Data {
	const copyBeforeMigration = migrate(sqlite, migrations);
	const accountWatch = new AccountWatch(sqlite, Date.now);
	const store = new SqliteDocStore(sqlite, Date.now, everyNameIsPlain ? () => 'plain' : undefined);
	const backend = config && backendOf(config, sqlite);
	const documents = backend?.store ?? store;
	const accounts = new Accounts(sqlite, documents, Date.now);
	return {
		sqlite,
		store,
		documents,
		backend,
		accounts,
		accountWatch,
		copyBeforeMigration,
		restoredAtMs: () => restoredAtMs(sqlite, Date.now())
	};
}

function backendOf(config: BackendConfig, sqlite: Database): Backend {
	const upstream = new Upstream(config);
	return { upstream, store: new UpstreamStore(upstream, sqlite) };
}

export async function closeData({
	backend,
	store
}: Pick<Data, 'backend' | 'store'>): Promise<void> {
	await backend?.store.close();
	await store.close();
}
