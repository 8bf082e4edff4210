import { createHash } from 'node:crypto';
import type { Database } from './driver';
import { problems } from '../../problems';
import type { Attachment } from '../../protocol/attachment';

/** What a reader holds in memory at a time; a photograph of a notice takes one to eight of them. */
const PIECE_BYTES = 256 * 1024;

/** The bytes of attachments, in the same file and the same commit as the documents that name them. */
export class Contents {
	private readonly statements;

	constructor(sqlite: Database) {
		this.statements = {
			find: sqlite.prepare<[Buffer], { n: number }>('SELECT n FROM content WHERE hash = ?'),
			insert: sqlite.prepare<[Buffer]>('INSERT INTO content (hash) VALUES (?)'),
			insertPiece: sqlite.prepare<[number, number, Uint8Array]>(
				'INSERT INTO content_piece (content, piece, data) VALUES (?, ?, ?)'
			),
			insertUse: sqlite.prepare<[number, string, number]>(
				'INSERT INTO content_use (doc, rev, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
			),
			piece: sqlite.prepare<[number, number], { data: Buffer }>(
				'SELECT data FROM content_piece WHERE content = ? AND piece = ?'
			)
		};
	}

	/** Inside a transaction that also notes its use: what nobody uses is taken away only when a use ends. */
	keep(bytes: Uint8Array): number {
		const { find, insert, insertPiece } = this.statements;
		const hash = createHash('sha256').update(bytes).digest();
		const known = find.get(hash);
		if (known !== undefined) return known.n;
		const n = Number(insert.run(hash).lastInsertRowid);
		for (let at = 0; at < bytes.length; at += PIECE_BYTES)
			insertPiece.run(n, at / PIECE_BYTES, bytes.subarray(at, at + PIECE_BYTES));
		return n;
	}

	noteUses(doc: number, rev: string, attachments: readonly Attachment[]): void {
		for (const { content } of attachments) this.statements.insertUse.run(doc, rev, content);
	}

	/** Each piece is read when it is asked for, so a slow reader holds one of them and no lock. */
	async *read(content: number, from: number, upTo: number): AsyncGenerator<Uint8Array> {
		for (let at = from; at < upTo;) {
			const piece = Math.floor(at / PIECE_BYTES);
			const start = piece * PIECE_BYTES;
			const row = this.statements.piece.get(content, piece);
			if (row === undefined) throw problems.missing();
			yield row.data.subarray(at - start, upTo - start);
			at = start + PIECE_BYTES;
		}
	}
}
