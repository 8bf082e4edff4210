import type { Migration } from '../storage/sqlite/migrations';

/** Codes, times and names of accounts and devices: nothing of what a household said. */
export const withdrawalMigrations: readonly Migration[] = [
	{
		name: 'withdrawals-001',
		sql: `
			-- asked_at: when the household said so; received_at: when the server heard of it.
			CREATE TABLE withdrawal (
				village TEXT NOT NULL,
				household TEXT NOT NULL,
				asked_at INTEGER NOT NULL,
				received_at INTEGER NOT NULL,
				person TEXT NOT NULL,
				device TEXT NOT NULL,
				erased_at INTEGER,
				-- When the words were out of the file too, not only out of the tables.
				scrubbed_at INTEGER,
				PRIMARY KEY (village, household)
			) STRICT, WITHOUT ROWID;

			-- Every device that may have had the household when it was erased here.
			CREATE TABLE withdrawal_device (
				village TEXT NOT NULL,
				household TEXT NOT NULL,
				device TEXT NOT NULL,
				person TEXT NOT NULL,
				confirmed_at INTEGER,
				PRIMARY KEY (village, household, device, person)
			) STRICT, WITHOUT ROWID;

			-- How far a village's entries were looked through for withdrawals.
			CREATE TABLE withdrawal_position (
				village TEXT PRIMARY KEY,
				epoch TEXT NOT NULL,
				seq INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;
		`
	},
	{
		name: 'withdrawals-002',
		sql: `
			-- A CouchDB's places are no numbers. Villages are looked through once more, which notes nothing twice.
			DROP TABLE withdrawal_position;
			CREATE TABLE withdrawal_position (
				village TEXT PRIMARY KEY,
				history TEXT NOT NULL,
				place TEXT NOT NULL
			) STRICT, WITHOUT ROWID;

			-- Each contact of a device asks what is still waited for from it.
			CREATE INDEX withdrawal_awaited ON withdrawal_device (device, person) WHERE confirmed_at IS NULL;
		`
	},
	{
		name: 'withdrawals-003',
		sql: `
			-- Who was registered as having moved in, and the code they had where they came from. Villages are looked through once
			-- more for them.
			CREATE TABLE arrival (
				village TEXT NOT NULL,
				household TEXT NOT NULL,
				moved_from TEXT NOT NULL,
				PRIMARY KEY (village, household, moved_from)
			) STRICT, WITHOUT ROWID;
			CREATE INDEX arrival_moved_from ON arrival (moved_from);
			DELETE FROM withdrawal_position;
		`
	}
];
