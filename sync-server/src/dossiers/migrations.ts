import type { Migration } from '../storage/sqlite/migrations';

/** Ids and times: nothing of a dossier. */
export const dossierMigrations: readonly Migration[] = [
	{
		name: 'dossiers-001',
		sql: `
			-- Closings of dossiers, and codes, each to be looked at once its closing can hardly be taken back any more.
			CREATE TABLE dossier_to_look_at (
				village TEXT NOT NULL,
				entry TEXT NOT NULL,
				received_at INTEGER NOT NULL,
				-- When the code left the tables; the row goes when it is out of the file too.
				erased_at INTEGER,
				PRIMARY KEY (village, entry)
			) STRICT, WITHOUT ROWID;
		`
	}
];
