import type { Migration } from '../storage/sqlite/migrations';

/** Days and numbers: nothing of anybody. */
export const retentionMigrations: readonly Migration[] = [
	{
		name: 'retention-001',
		sql: `
			-- over: first and last days of the campaigns that are over, as JSON; changed_at: when the present one's days, or the days
			-- that people are kept afterwards, were changed last.
			CREATE TABLE commune_keeping (
				commune TEXT PRIMARY KEY,
				over TEXT NOT NULL,
				changed_at INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;

			-- What is erased next in a village, where that is soon.
			CREATE TABLE retention_notice (
				village TEXT PRIMARY KEY,
				erase_at INTEGER NOT NULL,
				households INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;
		`
	}
];
