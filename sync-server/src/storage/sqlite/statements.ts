import type { Database } from './driver';

export interface DocRow {
	n: number;
	seq: number;
	deleted: 0 | 1;
	leaves: string;
	tree: string;
}

export interface FeedRow {
	seq: number;
	id: string;
	leaves: string;
	body: string | null;
	attachments: string | null;
}

export interface DatabaseRow {
	n: number;
	name: string;
	seq: number;
	live_count: number;
	deleted_count: number;
}

/** The winner is the first of the leaves, which are kept as `[["3-a…",0],…]`. */
const withWinner = (columns: string, withBodies: boolean): string =>
	withBodies
		? `SELECT ${columns}, body.json AS body, body.attachments FROM doc
			LEFT JOIN body ON body.doc = doc.n AND body.rev = doc.leaves ->> '$[0][0]'`
		: `SELECT ${columns}, NULL AS body, NULL AS attachments FROM doc`;

/** Every statement of the document store, prepared once. */
export function prepareStatements(db: Database) {
	const changes = (order: 'ASC' | 'DESC', withBodies: boolean) =>
		db.prepare<[number, number, number, number], FeedRow>(
			`${withWinner('seq, id, leaves', withBodies)}
			 WHERE db = ? AND seq > ? AND seq <= ? ORDER BY seq ${order} LIMIT ?`
		);
	return {
		databases: db.prepare<[], DatabaseRow>('SELECT * FROM database ORDER BY name'),
		database: db.prepare<[string], DatabaseRow>('SELECT * FROM database WHERE name = ?'),
		databaseByNumber: db.prepare<[number], DatabaseRow>('SELECT * FROM database WHERE n = ?'),
		insertDatabase: db.prepare<[string, number]>(
			'INSERT INTO database (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING'
		),
		deleteBodies: db.prepare<[number]>(
			'DELETE FROM body WHERE doc IN (SELECT n FROM doc WHERE db = ?)'
		),
		deleteDocs: db.prepare<[number]>('DELETE FROM doc WHERE db = ?'),
		deleteLocals: db.prepare<[number]>('DELETE FROM local_doc WHERE db = ?'),
		deleteErased: db.prepare<[number]>('DELETE FROM erased WHERE db = ?'),
		noteErased: db.prepare<[number, string, number]>(
			'INSERT INTO erased (db, subject, erased_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
		),
		liveBetween: db.prepare<[number, string, string], { id: string; leaves: string }>(
			'SELECT id, leaves FROM doc WHERE db = ? AND deleted = 0 AND id BETWEEN ? AND ? ORDER BY id'
		),
		anyBetween: db.prepare<[number, string, string], unknown>(
			'SELECT 1 FROM doc WHERE db = ? AND id BETWEEN ? AND ? LIMIT 1'
		),
		erased: db.prepare<[number], { subject: string }>('SELECT subject FROM erased WHERE db = ?'),
		deleteDatabase: db.prepare<[number]>('DELETE FROM database WHERE n = ?'),

		doc: db.prepare<[number, string], DocRow>(
			'SELECT n, seq, deleted, leaves, tree FROM doc WHERE db = ? AND id = ?'
		),
		body: db.prepare<[number, string], { json: string; attachments: string | null }>(
			'SELECT json, attachments FROM body WHERE doc = ? AND rev = ?'
		),
		insertDoc: db.prepare<[number, string, number, number, number, string, string]>(
			`INSERT INTO doc (db, id, seq, received_at, deleted, leaves, tree)
			 VALUES (?, ?, ?, ?, ?, ?, ?)`
		),
		updateDoc: db.prepare<[number, number, string, string, number]>(
			'UPDATE doc SET seq = ?, deleted = ?, leaves = ?, tree = ? WHERE n = ?'
		),
		insertBody: db.prepare<[number | bigint, string, string, string | null]>(
			'INSERT INTO body (doc, rev, json, attachments) VALUES (?, ?, ?, ?)'
		),
		docsAfter: db.prepare<[number, number, number], { n: number; seq: number; leaves: string }>(
			'SELECT n, seq, leaves FROM doc WHERE db = ? AND seq > ? ORDER BY seq LIMIT ?'
		),
		deleteDoc: db.prepare<[number]>('DELETE FROM doc WHERE n = ?'),
		bodyRevs: db.prepare<[number], { rev: string }>('SELECT rev FROM body WHERE doc = ?'),
		deleteBody: db.prepare<[number, string]>('DELETE FROM body WHERE doc = ? AND rev = ?'),
		advance: db.prepare<[number, number, number, number]>(
			`UPDATE database SET seq = ?, live_count = live_count + ?,
			 deleted_count = deleted_count + ? WHERE n = ?`
		),

		changesUp: changes('ASC', false),
		changesUpWithBodies: changes('ASC', true),
		changesDown: changes('DESC', false),
		changesDownWithBodies: changes('DESC', true),
		changeOf: db.prepare<[number, string], FeedRow>(
			`${withWinner('seq, id, leaves', true)} WHERE db = ? AND id = ?`
		),
		countAfter: db.prepare<[number, number], { count: number }>(
			'SELECT count(*) AS count FROM doc WHERE db = ? AND seq > ?'
		),

		local: db.prepare<[number, string], { rev: number; json: string }>(
			'SELECT rev, json FROM local_doc WHERE db = ? AND id = ?'
		),
		putLocal: db.prepare<[number, string, number, string, number]>(
			`INSERT INTO local_doc (db, id, rev, json, written_at) VALUES (?, ?, ?, ?, ?)
			 ON CONFLICT (db, id) DO UPDATE
			 SET rev = excluded.rev, json = excluded.json, written_at = excluded.written_at`
		),
		deleteLocal: db.prepare<[number, string]>('DELETE FROM local_doc WHERE db = ? AND id = ?')
	};
}

export type Statements = ReturnType<typeof prepareStatements>;

/** A stretch of live documents by id; which ends it has differs, so its statement is put together when asked. */
export function rangeSql(options: {
	start: 'inclusive' | 'exclusive' | 'none';
	end: 'inclusive' | 'exclusive' | 'none';
	descending: boolean;
	withBodies: boolean;
}): string {
	const { start, end, descending, withBodies } = options;
	const from = descending ? '<' : '>';
	const to = descending ? '>' : '<';
	const bound = (kind: typeof start, sign: string) =>
		kind === 'none' ? '' : `AND id ${sign}${kind === 'inclusive' ? '=' : ''} ? `;
	return `${withWinner('seq, id, leaves', withBodies)}
		WHERE db = ? AND deleted = 0 ${bound(start, from)}${bound(end, to)}
		ORDER BY id ${descending ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`;
}
