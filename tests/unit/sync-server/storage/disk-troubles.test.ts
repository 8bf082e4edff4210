import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DocDatabase } from '../../../../sync-server/src/storage/doc-store';
import { documentMigrations } from '../../../../sync-server/src/storage/sqlite/document-migrations';
import type { Database } from '../../../../sync-server/src/storage/sqlite/driver';
import { migrate } from '../../../../sync-server/src/storage/sqlite/migrations';
import { openSqlite } from '../../../../sync-server/src/storage/sqlite/open';
import { SqliteDocStore } from '../../../../sync-server/src/storage/sqlite/sqlite-doc-store';
import { edited } from '../../../support/documents/make-docs';

const EDIT = { newEdits: true, byAdministrator: false };

let folder: string;
let sqlite: Database;
let store: SqliteDocStore;
let village: DocDatabase;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-disk-'));
	sqlite = openSqlite(join(folder, 'go-cua.sqlite'));
	migrate(sqlite, documentMigrations);
	store = new SqliteDocStore(sqlite);
	await store.createDatabase('village-17284-01');
	const database = await store.database('village-17284-01');
	if (database === undefined) throw new Error('the village was just made');
	village = database;
});
afterEach(async () => {
	await store.close();
	await rm(folder, { recursive: true, force: true });
});

const write = (id: string, text = '') => village.write([edited(id, { text })], EDIT);

test('a full disk answers 507, loses nothing it has acknowledged, and goes on when there is room', async () => {
	await write('e:1');
	const pages = sqlite.pragma('page_count', { simple: true });
	sqlite.pragma(`max_page_count = ${Number(pages)}`);
	const large = 'x'.repeat(100_000);
	const told: number[] = [];
	store.onCommit((_name, seq) => told.push(seq));
	const together = await Promise.allSettled([write('e:2'), write('e:3', large), write('e:4')]);
	for (const outcome of together)
		expect(outcome).toMatchObject({
			status: 'rejected',
			reason: { status: 507, error: 'insufficient_storage' }
		});
	expect(told).toEqual([]);
	expect(await village.info()).toMatchObject({ seq: 1, liveCount: 1 });

	sqlite.pragma('max_page_count = 1000000');
	await write('e:2');
	expect(await village.info()).toMatchObject({ seq: 2, liveCount: 2 });
	expect(told).toEqual([2]);
	expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('a disk that cannot be written answers 503 with a time to come back', async () => {
	await write('e:1');
	sqlite.pragma('query_only = ON');
	await expect(write('e:2')).rejects.toMatchObject({
		status: 503,
		headers: { 'retry-after': expect.stringMatching(/^[0-9]+$/) }
	});
	sqlite.pragma('query_only = OFF');
	expect(await write('e:2')).toMatchObject([{ ok: true }]);
});

test('a file that another process holds answers 503', async () => {
	const other = openSqlite(join(folder, 'go-cua.sqlite'));
	sqlite.pragma('busy_timeout = 50');
	other.exec('BEGIN IMMEDIATE');
	await expect(write('e:1')).rejects.toMatchObject({ status: 503 });
	other.exec('COMMIT');
	other.close();
	expect(await write('e:1')).toMatchObject([{ ok: true }]);
});
