import {
	countsUnder,
	mergedInto,
	staysAfterErasure
} from '../../../src/lib/domain/consent/erasure';
import { parseEntryId } from '../../../src/lib/domain/ids';
import type { IncomingDoc } from '../protocol/incoming-doc';
import type { WriteOutcome } from '../storage/doc-store';
import type { Database } from '../storage/sqlite/driver';
import { REFUSED_AS_ERASED } from '../storage/sqlite/erased';
import { readSubject } from './read-subject';
import type { Upstream } from './upstream';

/** Which households withdrew their consent: kept beside the people, in the tables our own store has for it. */
export class ErasedUpstream {
	private readonly select;
	private readonly insertDatabase;
	private readonly insert;
	private readonly selectLine;

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
		this.selectLine = sqlite.prepare<[string, string], { n: number }>(
			"SELECT n FROM audit WHERE op = 'household-erased' AND db = ? AND target = ? LIMIT 1"
		);
	}

	has(dbName: string, subject: string): boolean {
		return this.select.all(dbName).some((row) => row.subject === subject);
	}

	/** Whether the log says so: a server may have died between the two. */
	isLogged(dbName: string, subject: string): boolean {
		return this.selectLine.get(dbName, subject) !== undefined;
	}

	note(dbName: string, subject: string, nowMs: number): void {
		this.insertDatabase.run(dbName, nowMs);
		this.insert.run(subject, nowMs, dbName);
	}

	/**
	 * Refuses what a phone that has not heard of an erasure still sends about that household.
	 *
	 * @param docs all that come together: a household that consents again comes with the merge that says so
	 */
	async refusalIn(
		upstream: Upstream,
		dbName: string,
		docs: readonly IncomingDoc[]
	): Promise<(doc: IncomingDoc) => WriteOutcome | undefined> {
		const erased = new Set(this.select.all(dbName).map(({ subject }) => subject));
		const refused = new Set<IncomingDoc>();
		for (const doc of erased.size === 0 ? [] : docs) {
			const subject = parseEntryId(doc.id)?.subject;
			if (subject === undefined || doc.deleted || !erased.has(subject)) continue;
			if (!(await this.stays(upstream, dbName, { subject, document: doc.fields, docs })))
				refused.add(doc);
		}
		return (doc) =>
			refused.has(doc)
				? { ok: false, id: doc.id, error: 'forbidden', reason: REFUSED_AS_ERASED, isErased: true }
				: undefined;
	}

	/** What of an erased household is taken, and stays. */
	async stays(
		upstream: Upstream,
		dbName: string,
		{
			subject,
			document,
			docs = []
		}: { subject: string; document: object; docs?: readonly IncomingDoc[] }
	): Promise<boolean> {
		if (!staysAfterErasure(document)) return false;
		const into = mergedInto(document);
		if (into === undefined) return true;
		const there = await readSubject(upstream, dbName, 'household', into);
		const documents = [
			...there.map(({ body = '{}' }) => JSON.parse(body) as object),
			...docs.filter(({ id }) => parseEntryId(id)?.subject === into).map(({ fields }) => fields)
		];
		return countsUnder(subject, { isErased: this.has(dbName, into), documents });
	}
}
