import type { Actor, AuditLine, AuditOp } from '../audit/audit-line';
import type { AuditLog } from '../audit/audit-log';
import type { MissingRevisions } from '../protocol/revs-diff';
import type { Database } from '../storage/sqlite/driver';
import { pathTo } from './couch-client';
import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/** No request to a CouchDB is under way for so long: what is not there by then never came. */
const UNDER_WAY_MS = 10 * 60_000;
const ROWS_AT_ONCE = 1000;

interface OpenRow {
	db: string;
	target: string;
	rev: string;
	op: AuditOp;
	person: string;
	device: string;
	at: number;
}

/**
 * Documents that are on their way to the CouchDB. Who sends them is noted before, and the note becomes their line in the
 * log when the CouchDB has answered; so an entry has its line also when this server dies between the two, or the answer
 * never comes. Whoever takes a note away writes its line, and nobody else.
 *
 *   begin ──► sent ──► end: a line for what was stored, nothing for what was refused
 *               └──no answer──► settle, before the next write and after a start: asked what became of them
 */
export class OpenWrites {
	private readonly insert;
	private readonly remove;
	private readonly select;
	private readonly selectNames;

	constructor(
		private readonly sqlite: Database,
		private readonly audit: AuditLog,
		private readonly now: () => number
	) {
		this.insert = sqlite.prepare(
			`INSERT OR REPLACE INTO open_write (db, target, rev, op, person, device, at)
			 VALUES (?, ?, ?, ?, ?, ?, ?)`
		);
		this.remove = sqlite.prepare('DELETE FROM open_write WHERE db = ? AND target = ? AND rev = ?');
		this.select = sqlite.prepare<[string], OpenRow>('SELECT * FROM open_write WHERE db = ?');
		this.selectNames = sqlite.prepare<[], { db: string }>('SELECT DISTINCT db FROM open_write');
	}

	/** It is on disk when this returns. */
	begin(lines: readonly AuditLine[], { person, device = '' }: Actor): void {
		const at = this.now();
		this.together(() => {
			for (const { op, db = '', target = '', detail = '' } of lines)
				this.insert.run(db, target, detail, op, person, device, at);
		});
	}

	end(lines: readonly AuditLine[], by: Actor, isStored: (line: AuditLine) => boolean): void {
		this.together(() => {
			const open = lines.filter(
				({ db = '', target = '', detail = '' }) => this.remove.run(db, target, detail).changes > 0
			);
			this.audit.append(by, open.filter(isStored));
		});
	}

	/** In which databases something was begun and not ended. */
	databases(): string[] {
		return this.selectNames.all().map(({ db }) => db);
	}

	/** Asks what became of what was begun in a database; to be done while nothing else is written there. */
	async settle(dbName: string, upstream: Upstream): Promise<void> {
		const rows = this.select.all(dbName);
		for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
			await this.settleSome(rows.slice(from, from + ROWS_AT_ONCE), dbName, upstream);
	}

	private async settleSome(
		rows: readonly OpenRow[],
		dbName: string,
		upstream: Upstream
	): Promise<void> {
		const asked = new Map<string, string[]>();
		for (const { target, rev } of rows) asked.set(target, [...(asked.get(target) ?? []), rev]);
		const answered = await upstream.admin.post(
			pathTo(dbName, '_revs_diff'),
			Object.fromEntries(asked)
		);
		const isGone = !answered.ok && answered.error.kind === 'not-found';
		if (!answered.ok && !isGone) throw toBackendProblem(answered.error);
		const missing = (answered.ok ? answered.value : {}) as Partial<
			Record<string, MissingRevisions>
		>;
		const tooLateMs = this.now() - UNDER_WAY_MS;
		for (const { db, target, rev, op, person, device, at } of rows) {
			const isThere = !isGone && missing[target]?.missing.includes(rev) !== true;
			if (isThere || isGone || at <= tooLateMs)
				this.end([{ op, db, target, detail: rev }], { person, device }, () => isThere);
		}
	}

	private together(work: () => void): void {
		this.sqlite.transaction(work).immediate();
	}
}
