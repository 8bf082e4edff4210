import type { Migration } from '../storage/sqlite/migrations';

/** What officers wrote for everybody in their commune: versions of procedures, the directory (decisions 37, 38). */
export const officeMigrations: readonly Migration[] = [
	{
		name: 'office-001',
		sql: `
			-- A row for each version that was ever written; none is changed or removed. Revisions count those of a commune.
			CREATE TABLE office_version (
				commune TEXT NOT NULL,
				kind TEXT NOT NULL,
				id TEXT NOT NULL,
				number INTEGER NOT NULL,
				revision INTEGER NOT NULL,
				body TEXT NOT NULL,
				written_at INTEGER NOT NULL,
				written_by TEXT NOT NULL,
				PRIMARY KEY (commune, kind, id, number)
			) STRICT, WITHOUT ROWID;
			CREATE UNIQUE INDEX office_version_by_revision ON office_version (commune, revision);
		`
	}
];
