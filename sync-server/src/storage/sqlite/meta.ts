import type { Database } from './driver';

/** Small things about the file as a whole: who it is, when it was last copied. */
export function readMeta(sqlite: Database, key: string): string | undefined {
	return sqlite
		.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?')
		.get(key)?.value;
}

export function writeMeta(sqlite: Database, key: string, value: string): void {
	sqlite
		.prepare(
			`INSERT INTO meta (key, value) VALUES (?, ?)
			 ON CONFLICT (key) DO UPDATE SET value = excluded.value`
		)
		.run(key, value);
}

export function deleteMeta(sqlite: Database, key: string): void {
	sqlite.prepare('DELETE FROM meta WHERE key = ?').run(key);
}
