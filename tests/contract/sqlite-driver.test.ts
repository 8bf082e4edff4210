import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../sync-server/src/storage/sqlite/driver';
import { openSqlite } from '../../sync-server/src/storage/sqlite/open';
import { sqliteDrivers } from '../support/sqlite-drivers';

test('this Node.js has a driver for SQLite', () => {
	expect(sqliteDrivers.length).toBeGreaterThan(0);
});

describe.each(sqliteDrivers)('SQLite by $name', (driver) => {
	let folder: string;
	let path: string;
	let sqlite: Database;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'go-cua-driver-'));
		path = join(folder, 'go-cua.sqlite');
		sqlite = openSqlite(path, driver);
		sqlite.exec('CREATE TABLE house (n INTEGER PRIMARY KEY, name TEXT UNIQUE, mark BLOB) STRICT');
	});
	afterEach(() => {
		sqlite.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const add = (name: string, mark: Buffer | null = null) =>
		sqlite.prepare('INSERT INTO house (name, mark) VALUES (?, ?)').run(name, mark);
	const names = () =>
		sqlite
			.prepare<[], { name: string }>('SELECT name FROM house ORDER BY n')
			.all()
			.map(({ name }) => name);

	test('a function of ours is called in SQL, by a trigger too', () => {
		const seen: unknown[][] = [];
		sqlite.function('note', (n, name) => {
			seen.push([n, name]);
			return Number(n) + 1;
		});
		sqlite.exec(
			'CREATE TEMP TRIGGER watch AFTER INSERT ON house BEGIN SELECT note(NEW.n, NEW.name); END'
		);
		add('Lô Thị Tím');
		expect(seen).toEqual([[1, 'Lô Thị Tím']]);
		expect(sqlite.prepare('SELECT note(?, ?) AS next').get(1_795_333_680_556, 'a')).toMatchObject({
			next: 1_795_333_680_557
		});
	});

	describe('values', () => {
		test('come back as they were written', () => {
			const text = 'Đặng Thị Huyền 😀 \u0000 after a zero';
			add(text);
			const row = sqlite.prepare('SELECT * FROM house WHERE name = ?').get(text);
			expect({ ...(row as object) }).toEqual({ n: 1, name: text, mark: null });
		});

		test('that are blobs are found by a Buffer and come back as one', () => {
			const mark = Buffer.from([0, 1, 255, 0]);
			add('a', mark);
			const select = sqlite.prepare<[Buffer], { mark: Buffer; copy: Buffer; size: number }>(
				"SELECT mark, mark || x'' AS text, substr(mark, 1) AS copy, length(mark) AS size FROM house WHERE mark = ?"
			);
			const rows = [select.get(mark), ...select.all(mark), ...select.iterate(mark)];
			expect(rows).toHaveLength(3);
			for (const row of rows) {
				expect(Buffer.isBuffer(row?.mark)).toBe(true);
				expect(row?.mark.equals(mark)).toBe(true);
				expect(row?.copy.toString('hex')).toBe('0001ff00');
				expect(row?.size).toBe(4);
			}
		});

		test('are numbers up to the largest a time or a sequence can be', () => {
			const row = sqlite
				.prepare<[number], { n: number; more: number }>('SELECT ? AS n, 9007199254740991 AS more')
				.get(1_763_800_000_000);
			expect(row).toEqual({ n: 1_763_800_000_000, more: Number.MAX_SAFE_INTEGER });
		});

		test('compare with an endless bound', () => {
			add('a');
			expect(sqlite.prepare('SELECT n FROM house WHERE n <= ? LIMIT ?').all(Infinity, 10)).toEqual([
				{ n: 1 }
			]);
		});

		test('that are not there are undefined', () => {
			expect(sqlite.prepare('SELECT * FROM house WHERE n = ?').get(7)).toBeUndefined();
			expect(sqlite.prepare('SELECT * FROM house').all()).toEqual([]);
		});
	});

	test('a write tells how many rows it changed and the number of the new one', () => {
		expect(add('a')).toEqual({ changes: 1, lastInsertRowid: 1 });
		const again = sqlite.prepare('INSERT INTO house (name) VALUES (?) ON CONFLICT DO NOTHING');
		expect(again.run('a').changes).toBe(0);
		expect(sqlite.prepare('UPDATE house SET name = name WHERE n > ?').run(9).changes).toBe(0);
		add('b');
		expect(sqlite.prepare('UPDATE house SET mark = NULL').run().changes).toBe(2);
	});

	test('a long list is read row by row, and left before its end', () => {
		for (const name of ['a', 'b', 'c']) add(name);
		const select = sqlite.prepare<[], { name: string }>('SELECT name FROM house ORDER BY n');
		const seen: string[] = [];
		for (const { name } of select.iterate()) {
			seen.push(name);
			if (name === 'b') break;
		}
		expect(seen).toEqual(['a', 'b']);
		add('d');
		expect(names()).toEqual(['a', 'b', 'c', 'd']);
	});

	describe('pragmas', () => {
		test('give a value or rows', () => {
			expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
			expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
			expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
			expect(sqlite.pragma('busy_timeout', { simple: true })).toBe(5000);
			expect(sqlite.pragma('foreign_key_check')).toEqual([]);
			expect(sqlite.pragma('table_info(house)')).toMatchObject([
				{ name: 'n' },
				{ name: 'name' },
				{ name: 'mark' }
			]);
		});

		test('tell of the writes of others, not of our own', () => {
			const version = () => sqlite.pragma('data_version', { simple: true });
			const before = version();
			add('ours');
			expect(version()).toBe(before);
			const other = openSqlite(path, driver);
			other.exec("INSERT INTO house (name) VALUES ('theirs')");
			other.close();
			expect(version()).not.toBe(before);
		});
	});

	describe('a transaction', () => {
		test('gives what its work gives, and keeps it', () => {
			const move = sqlite.transaction((name: string, count: number) => {
				expect(sqlite.inTransaction).toBe(true);
				add(name);
				return count + 1;
			});
			expect([move.deferred('b', 1), move.immediate('c', 2)]).toEqual([2, 3]);
			expect(sqlite.inTransaction).toBe(false);
			expect(names()).toEqual(['b', 'c']);
		});

		test('leaves nothing behind when its work fails', () => {
			const move = sqlite.transaction(() => {
				add('a');
				throw new Error('the battery is empty');
			});
			expect(() => move.immediate()).toThrow('the battery is empty');
			expect(sqlite.inTransaction).toBe(false);
			expect(names()).toEqual([]);
		});

		test('inside another is undone alone', () => {
			const inner = sqlite.transaction((name: string) => {
				add(name);
				if (name === 'bad') throw new Error('bad');
			});
			const outer = sqlite.transaction(() => {
				add('a');
				expect(() => inner.immediate('bad')).toThrow('bad');
				inner.immediate('good');
			});
			outer.immediate();
			expect(names()).toEqual(['a', 'good']);
		});

		test('that is immediate keeps other writers out from its first moment, a deferred one does not', () => {
			const other = openSqlite(path, driver);
			other.pragma('busy_timeout = 20');
			const otherWrites = () => other.exec("INSERT INTO house (name) VALUES ('theirs')");
			const meanwhile = sqlite.transaction(() => otherWrites());
			expect(() => meanwhile.immediate()).toThrow();
			expect(names()).toEqual([]);
			meanwhile.deferred();
			expect(names()).toEqual(['theirs']);
			other.close();
		});
	});

	describe('what goes wrong has SQLite’s name', () => {
		const codeOf = (work: () => unknown): unknown => {
			try {
				work();
			} catch (thrown) {
				return (thrown as { code?: unknown }).code;
			}
			return 'nothing went wrong';
		};

		test('when the disk is full, and the transaction has ended', () => {
			sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`);
			const fill = sqlite.transaction(() => add('x'.repeat(100_000)));
			expect(codeOf(() => fill.immediate())).toMatch(/^SQLITE_FULL/);
			expect(sqlite.inTransaction).toBe(false);
		});

		test('when another process holds the file', () => {
			const other = openSqlite(path, driver);
			sqlite.pragma('busy_timeout = 20');
			other.exec('BEGIN IMMEDIATE');
			expect(codeOf(() => add('a'))).toMatch(/^SQLITE_BUSY/);
			expect(codeOf(() => sqlite.transaction(() => add('a')).immediate())).toMatch(/^SQLITE_BUSY/);
			other.exec('COMMIT');
			other.close();
		});

		test('when the file may not be written, is no database, or cannot be opened', () => {
			sqlite.pragma('query_only = ON');
			expect(codeOf(() => add('a'))).toMatch(/^SQLITE_READONLY/);
			expect(codeOf(() => sqlite.exec('DELETE FROM house'))).toMatch(/^SQLITE_READONLY/);
			const letter = join(folder, 'letter.txt');
			writeFileSync(letter, 'Kính gửi Uỷ ban nhân dân xã, '.repeat(100));
			expect(codeOf(() => openSqlite(letter, driver))).toMatch(/^SQLITE_NOTADB/);
			const nowhere = join(folder, 'none', 'go-cua.sqlite');
			expect(codeOf(() => driver.open(folder, { busyTimeoutMs: 20 }))).toMatch(/^SQLITE_CANTOPEN/);
			expect(() => driver.open(nowhere, { busyTimeoutMs: 20 })).toThrow();
		});

		test('when a rule of a table is broken, or the SQL is', () => {
			add('a');
			expect(codeOf(() => add('a'))).toMatch(/^SQLITE_CONSTRAINT/);
			expect(codeOf(() => sqlite.prepare('SELEKT'))).toMatch(/^SQLITE_ERROR/);
		});
	});

	test('closing twice is closing once, and the log beside the file goes', () => {
		sqlite.close();
		sqlite.close();
		const again = openSqlite(path, driver);
		expect(again.prepare('SELECT count(*) AS n FROM house').all()).toEqual([{ n: 0 }]);
		again.close();
	});
});
