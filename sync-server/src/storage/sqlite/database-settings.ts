import type { Database } from './driver';
import type { DatabaseSizes, LocalRow, LocalsQuery, SettingName } from '../doc-store';
import type { Migration } from './migrations';

export const settingsMigration: Migration = {
	/** What an administrator has set for one database: `_security`, `_revs_limit` … as JSON text. */
	name: 'settings-001',
	sql: `
		CREATE TABLE database_setting (
			db INTEGER NOT NULL REFERENCES database (n) ON DELETE CASCADE,
			name TEXT NOT NULL,
			json TEXT NOT NULL,
			PRIMARY KEY (db, name)
		) STRICT, WITHOUT ROWID;
	`
};

/** What a database says of itself beside its documents. */
export class DatabaseSettings {
	private readonly select;
	private readonly upsert;
	private readonly bodyBytes;
	private readonly treeBytes;

	constructor(private readonly sqlite: Database) {
		this.select = sqlite.prepare<[number, string], { json: string }>(
			'SELECT json FROM database_setting WHERE db = ? AND name = ?'
		);
		this.upsert = sqlite.prepare<[number, string, string]>(
			`INSERT INTO database_setting (db, name, json) VALUES (?, ?, ?)
			 ON CONFLICT (db, name) DO UPDATE SET json = excluded.json`
		);
		// The length in bytes is found in a row's header: long texts are not read for it.
		this.bodyBytes = sqlite.prepare<[number], { bytes: number }>(
			`SELECT coalesce(sum(octet_length(json)), 0) AS bytes FROM body JOIN doc ON doc.n = doc
			 WHERE db = ?`
		);
		this.treeBytes = sqlite.prepare<[number], { bytes: number }>(
			`SELECT coalesce(sum(octet_length(id) + octet_length(leaves) + octet_length(tree)), 0) AS bytes
			 FROM doc WHERE db = ?`
		);
	}

	get(db: number, name: SettingName): string | undefined {
		return this.select.get(db, name)?.json;
	}

	set(db: number, name: SettingName, json: string): void {
		this.upsert.run(db, name, json);
	}

	sizes(db: number): DatabaseSizes {
		const external = this.bodyBytes.get(db)?.bytes ?? 0;
		const active = external + (this.treeBytes.get(db)?.bytes ?? 0);
		const pages = Number(this.sqlite.pragma('page_count', { simple: true }));
		const pageBytes = Number(this.sqlite.pragma('page_size', { simple: true }));
		return { file: pages * pageBytes, external, active };
	}

	locals(db: number, { start, end, descending, limit, skip }: LocalsQuery): LocalRow[] {
		const [from, to] = descending ? ['<=', '>='] : ['>=', '<='];
		const bounds = [
			...(start === undefined ? [] : [`AND id ${from} ?`]),
			...(end === undefined ? [] : [`AND id ${to} ?`])
		];
		return this.sqlite
			.prepare<unknown[], LocalRow>(
				`SELECT id, rev, json FROM local_doc WHERE db = ? ${bounds.join(' ')}
				 ORDER BY id ${descending ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`
			)
			.all(db, ...[start, end].filter((key) => key !== undefined), limit, skip);
	}
}
