import type { Database } from '../storage/sqlite/driver';
import type { Person, Role } from '../../../src/lib/domain/access/access';
import { hashToken, newToken } from './tokens';

/**
 * CouchDB's own cookie lasts ten minutes. An officer reads a list over the telephone for longer than that; half an hour
 * without a request, and a PC that was left on its own is safe.
 */
const IDLE_MS = 30 * 60_000;
/** A working day: whoever sits there in the evening signs in again. */
const LONGEST_MS = 12 * 3_600_000;
/** Each writing costs a flush to the disk. */
const SEEN_EVERY_MS = 60_000;

interface SessionRow {
	name: string;
	title: string;
	role: Role;
	created_at: number;
	last_seen_at: number;
}

/** Who is signed in at a console, by a cookie. Kept like a device's token: as a hash, ended at once. */
export class Sessions {
	private readonly insert;
	private readonly select;
	private readonly touch;
	private readonly deleteOne;
	private readonly deleteOf;
	private readonly deleteOld;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.insert = db.prepare(
			'INSERT INTO session (token_hash, person, created_at, last_seen_at) VALUES (?, ?, ?, ?)'
		);
		this.select = db.prepare<[Buffer], SessionRow>(
			`SELECT name, title, role, session.created_at, last_seen_at FROM session JOIN person ON name = person
			WHERE token_hash = ? AND disabled_at IS NULL`
		);
		this.touch = db.prepare('UPDATE session SET last_seen_at = ? WHERE token_hash = ?');
		this.deleteOne = db.prepare('DELETE FROM session WHERE token_hash = ?');
		this.deleteOf = db.prepare('DELETE FROM session WHERE person = ?');
		this.deleteOld = db.prepare('DELETE FROM session WHERE last_seen_at < ? OR created_at < ?');
	}

	begin(person: string): string {
		const nowMs = this.now();
		this.deleteOld.run(nowMs - IDLE_MS, nowMs - LONGEST_MS);
		const token = newToken();
		this.insert.run(hashToken(token), person, nowMs, nowMs);
		return token;
	}

	personOf(token: string): Person | undefined {
		const row = this.select.get(hashToken(token));
		if (!row) return undefined;
		const nowMs = this.now();
		const idleMs = nowMs - row.last_seen_at;
		if (idleMs > IDLE_MS || nowMs - row.created_at > LONGEST_MS) return undefined;
		if (idleMs > SEEN_EVERY_MS) this.noteSeen(token, nowMs);
		return { name: row.name, title: row.title, role: row.role };
	}

	end(token: string): void {
		this.deleteOne.run(hashToken(token));
	}

	endAllOf(person: string): void {
		this.deleteOf.run(person);
	}

	private noteSeen(token: string, nowMs: number): void {
		try {
			this.touch.run(nowMs, hashToken(token));
		} catch {
			// A full disk must not keep anyone from reading; the next request notes it.
		}
	}
}
