import type { Migration } from '../storage/sqlite/migrations';

/**
 * The accounts live in the same file as the ledgers. Numbered after the tables of the document store; a released
 * migration is never edited, a change is a new one.
 */
export const accessMigrations: readonly Migration[] = [
	{
		name: 'access-001',
		sql: `
			CREATE TABLE person (
				name TEXT PRIMARY KEY,
				title TEXT NOT NULL,
				role TEXT NOT NULL CHECK (role IN ('volunteer', 'commune-officer', 'administrator')),
				phc TEXT NOT NULL,
				created_at INTEGER NOT NULL,
				disabled_at INTEGER
			) STRICT, WITHOUT ROWID;

			CREATE TABLE village (
				id TEXT PRIMARY KEY,
				commune TEXT NOT NULL,
				title TEXT NOT NULL,
				created_at INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;
			CREATE INDEX village_by_commune ON village (commune);

			CREATE TABLE person_village (
				person TEXT NOT NULL REFERENCES person (name),
				village TEXT NOT NULL REFERENCES village (id),
				PRIMARY KEY (person, village)
			) STRICT, WITHOUT ROWID;

			-- Two volunteers may share a phone, so a device is known once per person.
			CREATE TABLE device (
				id TEXT NOT NULL,
				person TEXT NOT NULL REFERENCES person (name),
				token_hash BLOB NOT NULL UNIQUE,
				created_at INTEGER NOT NULL,
				last_seen_at INTEGER NOT NULL,
				revoked_at INTEGER,
				PRIMARY KEY (id, person)
			) STRICT, WITHOUT ROWID;
		`
	},
	{
		name: 'access-002',
		sql: `
			-- More roles. SQLite cannot change a CHECK, so the table is made anew; which roles there are, the code says. Rows
			-- that point to people find them again by the end of the transaction.
			PRAGMA defer_foreign_keys = ON;
			CREATE TABLE person_before AS SELECT * FROM person;
			DROP TABLE person;
			CREATE TABLE person (
				name TEXT PRIMARY KEY,
				title TEXT NOT NULL,
				role TEXT NOT NULL,
				phc TEXT NOT NULL,
				created_at INTEGER NOT NULL,
				disabled_at INTEGER
			) STRICT, WITHOUT ROWID;
			INSERT INTO person (name, title, role, phc, created_at, disabled_at)
				SELECT name, title, role, phc, created_at, disabled_at FROM person_before;
			DROP TABLE person_before;

			ALTER TABLE device ADD COLUMN name TEXT;
			CREATE INDEX device_by_person ON device (person);

			-- What was taken away: what waits on the person's phone is still accepted until then.
			CREATE TABLE village_taken (
				person TEXT NOT NULL REFERENCES person (name),
				village TEXT NOT NULL REFERENCES village (id),
				until INTEGER NOT NULL,
				PRIMARY KEY (person, village)
			) STRICT, WITHOUT ROWID;

			CREATE TABLE enrolment (
				code_hash BLOB PRIMARY KEY,
				person TEXT NOT NULL REFERENCES person (name),
				-- The villages the person had when the code was made, as a JSON list.
				villages TEXT NOT NULL,
				created_by TEXT,
				created_at INTEGER NOT NULL,
				expires_at INTEGER NOT NULL,
				used_at INTEGER,
				used_device TEXT
			) STRICT, WITHOUT ROWID;

			CREATE TABLE session (
				token_hash BLOB PRIMARY KEY,
				person TEXT NOT NULL REFERENCES person (name),
				created_at INTEGER NOT NULL,
				last_seen_at INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;

			-- By the hash of what was typed as a name: people type their password there by mistake.
			CREATE TABLE sign_in_failure (
				name_hash BLOB PRIMARY KEY,
				count INTEGER NOT NULL,
				last_at INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;
		`
	},
	{
		name: 'access-003',
		sql: `
			-- What a commune decided for itself, as JSON; one row once anything was.
			CREATE TABLE commune_setting (
				commune TEXT PRIMARY KEY,
				revision INTEGER NOT NULL,
				settings TEXT NOT NULL,
				changed_at INTEGER NOT NULL,
				changed_by TEXT NOT NULL
			) STRICT, WITHOUT ROWID;
		`
	},
	{
		/** What communes are called, where somebody has said it. */
		name: 'commune-title-001',
		sql: `
			CREATE TABLE commune_title (
				commune TEXT PRIMARY KEY,
				title TEXT NOT NULL
			) STRICT, WITHOUT ROWID;
		`
	}
];
