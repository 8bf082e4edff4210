import type { Migration } from '../storage/sqlite/migrations';

/** Steps of lessons as people of the commune read them out: nobody's data but the voice itself (decision 35). */
export const recordingMigrations: readonly Migration[] = [
	{
		name: 'recordings-001',
		sql: `
			-- One row for each step and language that ever had one; without a digest once it was removed, so that the
			-- revisions of a commune only grow.
			CREATE TABLE recording (
				commune TEXT NOT NULL,
				key TEXT NOT NULL,
				revision INTEGER NOT NULL,
				digest TEXT,
				type TEXT,
				bytes INTEGER NOT NULL,
				changed_at INTEGER NOT NULL,
				changed_by TEXT NOT NULL,
				PRIMARY KEY (commune, key)
			) STRICT, WITHOUT ROWID;

			-- Apart from the rows that are read at every contact.
			CREATE TABLE recording_sound (
				commune TEXT NOT NULL,
				digest TEXT NOT NULL,
				sound BLOB NOT NULL,
				UNIQUE (commune, digest)
			) STRICT;
		`
	}
];
