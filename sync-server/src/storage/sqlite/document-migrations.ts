import { settingsMigration } from './database-settings';
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
	},
	{
		/**
		 * Who did what when, each line with a hash over itself and the one before. AUTOINCREMENT remembers the highest
		 * number ever given, so lines cut off at the end are missed too.
		 */
		name: 'audit-001',
		sql: `
			CREATE TABLE audit (
				n INTEGER PRIMARY KEY AUTOINCREMENT,
				at INTEGER NOT NULL,
				person TEXT NOT NULL,
				device TEXT NOT NULL,
				op TEXT NOT NULL,
				db TEXT NOT NULL,
				target TEXT NOT NULL,
				detail TEXT NOT NULL,
				hash TEXT NOT NULL
			) STRICT;
		`
	},
	{
		/** Households whose consent was withdrawn: nothing about them is taken any more. */
		name: 'erasure-001',
		sql: `
			CREATE TABLE erased (
				db INTEGER NOT NULL REFERENCES database (n),
				subject TEXT NOT NULL,
				erased_at INTEGER NOT NULL,
				PRIMARY KEY (db, subject)
			) STRICT, WITHOUT ROWID;
		`
	},
	{
		/**
		 * Files of documents, each content kept once however many revisions have it, told apart by its SHA-256. Whoever
		 * deletes a body deletes its uses, and the last use takes the content with it: no code has to remember to.
		 * Numbers of contents are never used twice, so a reader cannot come upon another one in the place of its own.
		 */
		name: 'attachments-001',
		sql: `
			ALTER TABLE body ADD COLUMN attachments TEXT;

			CREATE TABLE content (
				n INTEGER PRIMARY KEY AUTOINCREMENT,
				hash BLOB NOT NULL UNIQUE
			) STRICT;

			CREATE TABLE content_piece (
				content INTEGER NOT NULL REFERENCES content (n) ON DELETE CASCADE,
				piece INTEGER NOT NULL,
				data BLOB NOT NULL,
				UNIQUE (content, piece)
			) STRICT;

			CREATE TABLE content_use (
				doc INTEGER NOT NULL,
				rev TEXT NOT NULL,
				content INTEGER NOT NULL REFERENCES content (n),
				PRIMARY KEY (doc, rev, content),
				FOREIGN KEY (doc, rev) REFERENCES body (doc, rev) ON DELETE CASCADE
			) STRICT, WITHOUT ROWID;

			CREATE INDEX content_use_content ON content_use (content);

			CREATE TRIGGER content_unused AFTER DELETE ON content_use
			WHEN NOT EXISTS (SELECT 1 FROM content_use WHERE content = OLD.content)
			BEGIN
				DELETE FROM content WHERE n = OLD.content;
			END;
		`
	},
	settingsMigration,
	{
		/** Documents on their way to the CouchDB behind a gateway: their lines of the log, until it has answered. */
		name: 'gateway-001',
		sql: `
			CREATE TABLE open_write (
				db TEXT NOT NULL,
				target TEXT NOT NULL,
				rev TEXT NOT NULL,
				op TEXT NOT NULL,
				person TEXT NOT NULL,
				device TEXT NOT NULL,
				at INTEGER NOT NULL,
				PRIMARY KEY (db, target, rev)
			) STRICT, WITHOUT ROWID;
		`
	}
];
