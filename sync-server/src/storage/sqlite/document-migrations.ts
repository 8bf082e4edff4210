import type { Migration } from './migrations';

/**
 * `database.seq` is the newest sequence given out in a database, `doc.seq` the one at which a document last changed.
 * `body` keeps the leaves only: what a revision said before it was succeeded is not kept anywhere. Numbers of databases
 * are never used twice (AUTOINCREMENT), so one that is made again under the same name begins a history of its own.
 */
export const documentMigrations: readonly Migration[] = [
	{
		name: 'documents-001',
		sql: `
			CREATE TABLE meta (
				key TEXT PRIMARY KEY,
				value TEXT NOT NULL
			) WITHOUT ROWID;

			CREATE TABLE database (
				n INTEGER PRIMARY KEY AUTOINCREMENT,
				name TEXT NOT NULL UNIQUE,
				created_at INTEGER NOT NULL,
				seq INTEGER NOT NULL DEFAULT 0,
				live_count INTEGER NOT NULL DEFAULT 0,
				deleted_count INTEGER NOT NULL DEFAULT 0
			);

			CREATE TABLE doc (
				n INTEGER PRIMARY KEY,
				db INTEGER NOT NULL REFERENCES database (n),
				id TEXT NOT NULL,
				seq INTEGER NOT NULL,
				received_at INTEGER NOT NULL,
				deleted INTEGER NOT NULL,
				leaves TEXT NOT NULL,
				tree TEXT NOT NULL,
				UNIQUE (db, id),
				UNIQUE (db, seq)
			);

			CREATE TABLE body (
				doc INTEGER NOT NULL REFERENCES doc (n),
				rev TEXT NOT NULL,
				json TEXT NOT NULL,
				UNIQUE (doc, rev)
			);

			CREATE TABLE local_doc (
				db INTEGER NOT NULL REFERENCES database (n),
				id TEXT NOT NULL,
				rev INTEGER NOT NULL,
				json TEXT NOT NULL,
				written_at INTEGER NOT NULL,
				PRIMARY KEY (db, id)
			) WITHOUT ROWID;
		`
	}
];
