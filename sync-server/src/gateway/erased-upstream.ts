import { parseEntryId } from '../../../src/lib/domain/ids';
import type { IncomingDoc } from '../protocol/incoming-doc';
import type { WriteOutcome } from '../storage/doc-store';
import type { Database } from '../storage/sqlite/driver';
import { REFUSED_AS_ERASED } from '../storage/sqlite/erased';

/** Which households withdrew their consent: kept beside the people, in the tables our own store has for it. */
export class ErasedUpstream {
	private readonly select;
	private readonly insertDatabase;
	private readonly insert;

	constructor(sqlite: Database) {
		this.select = sqlite.prepare<[string], { subject: string }>(
			'SELECT subject FROM erased JOIN database ON database.n = erased.db WHERE name = ?'
		);
		this.insertDatabase = sqlite.prepare(
			'INSERT INTO database (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING'
		);
		this.insert = sqlite.prepare(
			`INSERT INTO erased (db, subject, erased_at) SELECT n, ?, ? FROM database WHERE name = ?
			 ON CONFLICT DO NOTHING`
		);
	}

	has(dbName: string, subject: string): boolean {
		return this.select.all(dbName).some((row) => row.subject === subject);
	}

	note(dbName: string, subject: string, nowMs: number): void {
		this.insertDatabase.run(dbName, nowMs);
		this.insert.run(subject, nowMs, dbName);
	}

	/** Refuses what a phone that has not heard of an erasure still sends about that household. */
	refusalIn(dbName: string): (doc: IncomingDoc) => WriteOutcome | undefined {
		const erased = new Set(this.select.all(dbName).map(({ subject }) => subject));
		return ({ id, deleted }) => {
			const subject = erased.size === 0 ? undefined : parseEntryId(id)?.subject;
			if (subject === undefined || deleted || !erased.has(subject)) return undefined;
			return { ok: false, id, error: 'forbidden', reason: REFUSED_AS_ERASED };
		};
	}
}
