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
}

export interface DatabaseRow {
	n: number;
	name: string;
	seq: number;
	live_count: number;
	deleted_count: number;
}

/** The winner is the first of the leaves, which are kept as `[["3-a…",0],…]`. */
const WINNER_BODY = `(SELECT json FROM body WHERE doc = doc.n AND rev = doc.leaves ->> '$[0][0]')`;

/** Every statement of the document store, prepared once. */
export function prepareStatements(db: Database) {
	const changes = (order: 'ASC' | 'DESC', body: string) =>
		db.prepare<[number, number, number, number], FeedRow>(
			`SELECT seq, id, leaves, ${body} AS body FROM doc
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
		deleteDatabase: db.prepare<[number]>('DELETE FROM database WHERE n = ?'),

		doc: db.prepare<[number, string], DocRow>(
			'SELECT n, seq, deleted, leaves, tree FROM doc WHERE db = ? AND id = ?'
		),
		body: db.prepare<[number, string], { json: string }>(
			'SELECT json FROM body WHERE doc = ? AND rev = ?'
		),
		insertDoc: db.prepare<[number, string, number, number, number, string, string]>(
			`INSERT INTO doc (db, id, seq, received_at, deleted, leaves, tree)
			 VALUES (?, ?, ?, ?, ?, ?, ?)`
		),
		updateDoc: db.prepare<[number, number, string, string, number]>(
			'UPDATE doc SET seq = ?, deleted = ?, leaves = ?, tree = ? WHERE n = ?'
		),
		insertBody: db.prepare<[number | bigint, string, string]>(
			'INSERT INTO body (doc, rev, json) VALUES (?, ?, ?)'
		),
		bodyRevs: db.prepare<[number], { rev: string }>('SELECT rev FROM body WHERE doc = ?'),
		deleteBody: db.prepare<[number, string]>('DELETE FROM body WHERE doc = ? AND rev = ?'),
		advance: db.prepare<[number, number, number, number]>(
			`UPDATE database SET seq = ?, live_count = live_count + ?,
			 deleted_count = deleted_count + ? WHERE n = ?`
		),

		changesUp: changes('ASC', 'NULL'),
		changesUpWithBodies: changes('ASC', WINNER_BODY),
		changesDown: changes('DESC', 'NULL'),
		changesDownWithBodies: changes('DESC', WINNER_BODY),
		changeOf: db.prepare<[number, string], FeedRow>(
			`SELECT seq, id, leaves, ${WINNER_BODY} AS body FROM doc WHERE db = ? AND id = ?`
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
	return `SELECT seq, id, leaves, ${withBodies ? WINNER_BODY : 'NULL'} AS body FROM doc
		WHERE db = ? AND deleted = 0 ${bound(start, from)}${bound(end, to)}
		ORDER BY id ${descending ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`;
}
