import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../../sync-server/src/storage/sqlite/driver';
import {
	migrate,
	NewerSchema,
	type Migration
} from '../../../../sync-server/src/storage/sqlite/migrations';
import { openSqlite } from '../../../../sync-server/src/storage/sqlite/open';

const first: Migration = { name: 'things-001', sql: 'CREATE TABLE thing (n INTEGER)' };
const second: Migration = { name: 'things-002', sql: 'ALTER TABLE thing ADD COLUMN name TEXT' };
const broken: Migration = { name: 'things-003', sql: 'ALTER TABLE nothing ADD COLUMN x' };

let folder: string;
let path: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-schema-'));
	path = join(folder, 'go-cua.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const columns = (database: Database) =>
	database
		.prepare<[], { name: string }>("SELECT name FROM pragma_table_info('thing')")
		.all()
		.map(({ name }) => name);

describe('the schema', () => {
	test('of a new file is made without a copy of nothing', async () => {
		const database = openSqlite(path);
		expect(migrate(database, [first, second])).toBeUndefined();
		expect(columns(database)).toEqual(['n', 'name']);
		database.close();
		expect(await readdir(folder)).toEqual(['go-cua.sqlite']);
	});

	test('goes forward with the data, and a copy of the file as it was is kept', () => {
		const database = openSqlite(path);
		migrate(database, [first]);
		database.exec('INSERT INTO thing VALUES (7)');
		const copy = migrate(database, [first, second]);
		expect(database.prepare('SELECT * FROM thing').all()).toEqual([{ n: 7, name: null }]);
		database.close();

		const kept = openSqlite(copy ?? '');
		expect(columns(kept)).toEqual(['n']);
		expect(kept.prepare('SELECT * FROM thing').all()).toEqual([{ n: 7 }]);
		kept.close();
	});

	test('stays when it is the newest', () => {
		const database = openSqlite(path);
		migrate(database, [first]);
		expect(migrate(database, [first])).toBeUndefined();
		database.close();
	});

	test('goes all the way or not at all', () => {
		const database = openSqlite(path);
		migrate(database, [first]);
		expect(() => migrate(database, [first, second, broken])).toThrow(/nothing/);
		expect(columns(database)).toEqual(['n']);
		database.close();
	});

	test('of a newer version of the server is not touched', () => {
		const database = openSqlite(path);
		migrate(database, [first, second]);
		expect(() => migrate(database, [first])).toThrow(NewerSchema);
		database.close();
	});
});

test('the file and what SQLite puts beside it are readable by their owner only', async () => {
	const database = openSqlite(path);
	migrate(database, [first]);
	for (const name of await readdir(folder))
		expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
	expect(await readdir(folder)).toContain('go-cua.sqlite-wal');
	database.close();
});

test('every acknowledged write is on the disk, not only on its way', () => {
	const database = openSqlite(path);
	expect(database.pragma('synchronous', { simple: true })).toBe(2);
	expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
	database.close();
});

test('a folder that cannot be written is said to be so', () => {
	expect(() => openSqlite(join(folder, 'none', 'go-cua.sqlite'))).toThrow();
});
