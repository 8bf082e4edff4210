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
	}
];
