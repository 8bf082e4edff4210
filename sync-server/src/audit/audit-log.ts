import { SERVER_NAME } from '../../../src/lib/domain/access/the-server';
import type { Database } from '../storage/sqlite/driver';
import { hashOf, NO_HASH, type Actor, type AuditLine, type AuditRow } from './audit-line';

/** Stands for the server itself and for whoever sits at its keyboard. */
export const THE_SERVER: Actor = { person: SERVER_NAME };

/**
 * Appends to the hash-chained log. Lines are written inside the transaction of what they record: both are there after a
 * crash, or neither.
 */
export class AuditLog {
	private readonly selectLast;
	private readonly insert;

	constructor(
		private readonly sqlite: Database,
		private readonly now: () => number
	) {
		this.selectLast = sqlite.prepare<[], { n: number; hash: string }>(
			'SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1'
		);
		this.insert = sqlite.prepare(
			`INSERT INTO audit (n, at, person, device, op, db, target, detail, hash)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
		);
	}

	append(actor: Actor, lines: readonly AuditLine[]): void {
		if (lines.length === 0) return;
		if (!this.sqlite.inTransaction)
			throw new Error('an audit line belongs to the transaction of what it records');
		// Read each time: a command beside the server may have written the last line.
		const last = this.selectLast.get();
		const at = this.now();
		const { person, device = '' } = actor;
		let n = last?.n ?? 0;
		let before = last?.hash ?? NO_HASH;
		for (const { op, db = '', target = '', detail = '' } of lines) {
			n++;
			before = hashOf(before, { n, at, person, device, op, db, target, detail });
			this.insert.run(n, at, person, device, op, db, target, detail, before);
		}
	}

	/** The same in a transaction of its own, with what it records. */
	recording<T>(actor: Actor, lines: readonly AuditLine[], work: () => T): T {
		return this.sqlite
			.transaction(() => {
				const value = work();
				this.append(actor, lines);
				return value;
			})
			.immediate();
	}
}

/** The last line, to be kept somewhere else: whoever can change the whole file could write a whole new chain. */
export interface AuditHead {
	n: number;
	hash: string;
}

export function auditHead(sqlite: Database): AuditHead | undefined {
	return sqlite.prepare<[], AuditHead>('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1').get();
}

/** `1042:Xq3…`, short enough to be written on paper. */
export const formatHead = (head: AuditHead | undefined): string =>
	head === undefined ? '0:' : `${head.n}:${head.hash}`;

export function parseHead(text: string): AuditHead | undefined {
	const found = /^([1-9][0-9]{0,14}):([A-Za-z0-9_-]{43})$/.exec(text.trim());
	return found ? { n: Number(found[1]), hash: found[2] ?? '' } : undefined;
}

export interface AuditQuery {
	/** Lines after this number, the oldest first. */
	after: number;
	limit: number;
}

export const readAudit = (sqlite: Database, { after, limit }: AuditQuery): AuditRow[] =>
	sqlite
		.prepare<[number, number], AuditRow>('SELECT * FROM audit WHERE n > ? ORDER BY n LIMIT ?')
		.all(after, limit);
