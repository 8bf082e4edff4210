import { statSync } from 'node:fs';
import { Gauge } from 'prom-client';
import { lastBackupMs } from '../backup/last-backup';
import { kindOfDatabase } from '../protocol/database-name';
import type { Database } from '../storage/sqlite/driver';
import type { Metrics } from './metrics';

interface DatabaseCounts {
	name: string;
	live_count: number;
	deleted_count: number;
}

/** Sizes, counts and the age of the last backup: looked up when asked, never kept. */
export function watchStorage({ registry }: Metrics, sqlite: Database, now: () => number): void {
	const registers = [registry];
	const all = sqlite.prepare<[], DatabaseCounts>('SELECT * FROM database');

	const bytes: Gauge<'file'> = new Gauge({
		name: 'go_cua_sqlite_bytes',
		help: 'Size of the data file, and of the log that is not yet in it.',
		labelNames: ['file'],
		registers,
		collect() {
			if (sqlite.memory) return;
			bytes.set({ file: 'main' }, sizeOf(sqlite.name));
			bytes.set({ file: 'wal' }, sizeOf(`${sqlite.name}-wal`));
		}
	});
	const databases: Gauge<'kind'> = new Gauge({
		name: 'go_cua_databases',
		help: 'Databases: those that take entries, and plain ones.',
		labelNames: ['kind'],
		registers,
		collect() {
			for (const kind of ['entries', 'plain'])
				databases.set(
					{ kind },
					all.all().filter((one) => kindOfDatabase(one.name) === kind).length
				);
		}
	});
	const documents: Gauge<'state'> = new Gauge({
		name: 'go_cua_documents',
		help: 'Documents in all databases.',
		labelNames: ['state'],
		registers,
		collect() {
			const rows = all.all();
			documents.set({ state: 'live' }, sum(rows.map((one) => one.live_count)));
			documents.set({ state: 'deleted' }, sum(rows.map((one) => one.deleted_count)));
		}
	});
	const backup: Gauge = new Gauge({
		name: 'go_cua_last_backup_age_seconds',
		help: 'Since the last backup; NaN where none was ever made.',
		registers,
		collect() {
			const ms = lastBackupMs(sqlite);
			backup.set(ms === undefined ? NaN : Math.max(0, (now() - ms) / 1000));
		}
	});
}

/** One line a database, by its name: for administrators only. In the form of the rest. */
export function documentsByDatabase(sqlite: Database): string {
	const lines = sqlite
		.prepare<[], DatabaseCounts>('SELECT * FROM database ORDER BY name')
		.all()
		.flatMap(({ name, live_count, deleted_count }) => [
			`go_cua_database_documents{database="${name}",state="live"} ${live_count}`,
			`go_cua_database_documents{database="${name}",state="deleted"} ${deleted_count}`
		]);
	return [
		'# HELP go_cua_database_documents Documents by database.',
		'# TYPE go_cua_database_documents gauge',
		...lines,
		''
	].join('\n');
}

function sizeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
