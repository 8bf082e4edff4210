import { subjectRange } from '../../../src/lib/domain/ids';
import type { Actor, AuditLine } from '../audit/audit-line';
import { THE_SERVER, type AuditLog } from '../audit/audit-log';
import { problems } from '../problems';
import { applyEdit, type Held } from '../protocol/apply-edit';
import type { Attachment } from '../protocol/attachment';
import type { DatabaseKind } from '../protocol/database-name';
import { docText } from '../protocol/doc-text';
import type { IncomingDoc } from '../protocol/incoming-doc';
import type { Ancestry } from '../protocol/rev-tree';
import { nextRevision, parseRev } from '../protocol/revision';
import type {
	DocAsk,
	DocReading,
	ErasedSubject,
	LocalDoc,
	LocalOutcome,
	LocalWrite,
	RangeQuery,
	RangeRow,
	WritableDatabase,
	WriteOptions,
	WriteOutcome
} from '../storage/doc-store';
import { lineOf } from '../storage/sqlite/audited-write';
import { ADMIN_ROLE, memberRole, WRITER_ROLE, type Speaker } from './caller-tokens';
import { pathTo } from './couch-client';
import type { ErasedUpstream } from './erased-upstream';
import { bodyOf, failedRows, heldDocs, type FailedRow, type HeldDoc } from './held-docs';
import { readRange } from './read-range';
import type { Upstream } from './upstream';
import { toBackendProblem, tooFewCopies, unavailable } from './upstream-trouble';

export interface VillageParts {
	upstream: Upstream;
	audit: AuditLog;
	erased: ErasedUpstream;
	/** One write after another: what is held is looked up before it is added to. */
	inTurn<T>(dbName: string, work: () => Promise<T>): Promise<T>;
	/** Something was stored. */
	tell(dbName: string): void;
	now: () => number;
}

interface Accepted {
	doc: IncomingDoc;
	rev: string;
	ancestry: Ancestry;
	outcome: WriteOutcome;
}

/**
 * A village whose documents are kept in a CouchDB: the same rules on the way in as in our own store, decided by the same
 * functions on what the CouchDB holds. Revisions are made here as our own store makes them, so that a village that moves
 * there and back has the same ones.
 */
export class UpstreamVillage implements WritableDatabase {
	/** There is one history of it here: the CouchDB's own tokens say which. */
	readonly epoch = '';

	constructor(
		private readonly parts: VillageParts,
		readonly name: string,
		readonly kind: DatabaseKind
	) {}

	write(docs: readonly IncomingDoc[], options: WriteOptions): Promise<WriteOutcome[]> {
		return this.parts.inTurn(this.name, () => this.writeNow(docs, options));
	}

	private async writeNow(
		docs: readonly IncomingDoc[],
		{ byAdministrator, by = THE_SERVER }: WriteOptions
	): Promise<WriteOutcome[]> {
		const { upstream, erased } = this.parts;
		const known = await heldDocs(
			upstream,
			this.name,
			docs.map(({ id }) => id)
		);
		const held = new Map<string, Held>([...known].map(([id, doc]) => [id, doc.held]));
		const refusal = erased.refusalIn(this.name);
		const accepted: Accepted[] = [];
		const outcomes = docs.map((doc): WriteOutcome => {
			const before = held.get(doc.id);
			const refused = before === undefined ? refusal(doc) : undefined;
			if (refused !== undefined) return refused;
			const edit = applyEdit(before, doc, { kind: this.kind, byAdministrator });
			if (!edit.ok) return { ok: false, id: doc.id, ...edit.error };
			const outcome: WriteOutcome = { ok: true, id: doc.id, rev: edit.value.rev };
			if (edit.value.kind === 'known') return outcome;
			const { rev, ancestry, tree, leaves } = edit.value;
			held.set(doc.id, { tree, leaves });
			accepted.push({ doc, rev, ancestry, outcome });
			return outcome;
		});
		const refusedThere = await this.send(accepted, { byAdministrator, by });
		return outcomes.map((outcome) => refusedThere.get(outcome) ?? outcome);
	}

	/** @returns what the CouchDB would not have, by what we thought had become of it */
	private async send(
		accepted: readonly Accepted[],
		{ byAdministrator, by }: { byAdministrator: boolean; by: Actor }
	): Promise<Map<WriteOutcome, WriteOutcome>> {
		const refused = new Map<WriteOutcome, WriteOutcome>();
		if (accepted.length === 0) return refused;
		const speaker = this.speakerFor(by, byAdministrator);
		const failed = await this.store(
			accepted.map(({ doc, rev, ancestry }) => docText({ ...doc, rev, revisions: ancestry })),
			speaker
		);
		const reasons = new Map(failed.map((row) => [row.id, row]));
		for (const { doc, rev, outcome } of accepted) {
			const row = reasons.get(doc.id);
			if (row !== undefined) refused.set(outcome, refusedRow(row, rev));
		}
		this.note(
			accepted.filter(({ outcome }) => !refused.has(outcome)),
			by
		);
		return refused;
	}

	/** @param docs with their revisions, as JSON text */
	private async store(docs: readonly string[], speaker: Speaker): Promise<FailedRow[]> {
		const { upstream } = this.parts;
		const answered = await upstream.storeAs(
			speaker,
			`${pathTo(this.name)}/_bulk_docs`,
			`{"new_edits":false,"docs":[${docs.join(',')}]}`
		);
		if (!answered.ok) throw toBackendProblem(answered.error);
		const { status, value } = answered.value;
		if (status === 202) throw tooFewCopies();
		return failedRows(value);
	}

	/** After the CouchDB has them: a line for what was never stored would be a lie. */
	private note(stored: readonly Accepted[], by: Actor): void {
		if (stored.length === 0) return;
		const lines = stored.map(({ doc, outcome }): AuditLine =>
			lineOf(doc, outcome, { db: this.name, by })
		);
		this.parts.audit.recording(by, lines, () => undefined);
		this.parts.tell(this.name);
	}

	private speakerFor({ person }: Actor, byAdministrator: boolean): Speaker {
		return {
			name: person,
			roles: byAdministrator ? [ADMIN_ROLE] : [memberRole(this.name), WRITER_ROLE]
		};
	}

	async read(asks: readonly DocAsk[]): Promise<DocReading[]> {
		const ids = asks.map(({ id }) => id);
		const held = await heldDocs(this.parts.upstream, this.name, ids);
		return asks.map((ask) => readingOf(ask, held.get(ask.id)));
	}

	/** Entries have no files. */
	readContent(_attachment: Attachment): AsyncIterable<Uint8Array> {
		throw problems.missingAttachment();
	}

	range(query: RangeQuery): Promise<RangeRow[]> {
		return readRange(this.parts.upstream, this.name, query);
	}

	/** What is set for a database there is its own affair: people's requests for it are passed on. */
	async setting(): Promise<undefined> {
		return undefined;
	}

	erase({ kind, subject }: ErasedSubject, by: Actor): Promise<number | undefined> {
		return this.parts.inTurn(this.name, async () => {
			const { audit, erased, now, tell, upstream } = this.parts;
			const { startkey, endkey } = subjectRange(kind, subject);
			const rows = await this.range({
				start: { key: startkey, inclusive: true },
				end: { key: endkey, inclusive: true },
				skip: 0,
				limit: MAX_ENTRIES_OF_A_SUBJECT,
				descending: false,
				withBodies: false
			});
			if (rows.length === 0) return erased.has(this.name, subject) ? 0 : undefined;
			// Noted first: a phone that sends more of it meanwhile is refused.
			erased.note(this.name, subject, now());
			const held = await heldDocs(
				upstream,
				this.name,
				rows.map(({ id }) => id)
			);
			const day = new Date(now()).toISOString().slice(0, 10);
			const tombstones = [...held].flatMap(([id, doc]) => tombstonesOf(id, doc, day));
			const failed = await this.store(tombstones, this.speakerFor(by, true));
			if (failed.length > 0) throw unavailable(`not erased: ${failed[0]?.error ?? ''}`);
			const detail = String(rows.length);
			audit.recording(
				by,
				[{ op: 'household-erased', db: this.name, target: subject, detail }],
				() => undefined
			);
			tell(this.name);
			// What the entries said is in the files of every node until those are written anew.
			const compacted = await upstream.admin.post(`${pathTo(this.name)}/_compact`, {});
			if (!compacted.ok) throw toBackendProblem(compacted.error);
			return rows.length;
		});
	}

	async readLocal(id: string): Promise<LocalDoc | undefined> {
		const answered = await this.parts.upstream.admin.get(pathTo(this.name, `_local/${id}`));
		if (!answered.ok) {
			if (answered.error.kind === 'not-found') return undefined;
			throw toBackendProblem(answered.error);
		}
		const doc = answered.value as Record<string, unknown>;
		return { rev: Number(String(doc['_rev']).slice(2)), json: bodyOf(doc) };
	}

	async writeLocal({ id, rev, json }: LocalWrite): Promise<LocalOutcome> {
		const { admin } = this.parts.upstream;
		const path = pathTo(this.name, `_local/${id}`);
		const given = rev === undefined ? {} : { rev: `0-${rev}` };
		const answered =
			json === undefined
				? await admin.delete(path, given)
				: await admin.put(path, JSON.parse(json), given);
		if (answered.ok) {
			const { rev: made } = answered.value as { rev: string };
			return { ok: true, rev: Number(made.slice(2)) };
		}
		if (answered.error.kind === 'conflict') return { ok: false, error: 'conflict' };
		if (answered.error.kind === 'not-found') return { ok: false, error: 'missing' };
		throw toBackendProblem(answered.error);
	}
}

/** A household of sixty that is visited every day for a year has fewer. */
const MAX_ENTRIES_OF_A_SUBJECT = 100_000;

const refusedRow = ({ id, error, reason }: FailedRow, rev: string): WriteOutcome => {
	if (error === 'forbidden') return { ok: false, id, rev, error, reason };
	if (error === 'conflict') return { ok: false, id, rev, error, reason };
	throw unavailable(`not stored: ${error}`);
};

function readingOf({ id, revs }: DocAsk, found: HeldDoc | undefined): DocReading {
	const leaves = found?.held.leaves ?? [];
	const asked =
		revs === 'none'
			? []
			: revs === 'winner'
				? leaves.slice(0, 1)
				: revs === 'leaves'
					? leaves
					: revs.map((rev) => leaves.find((leaf) => leaf.rev === rev) ?? { rev, deleted: false });
	return {
		id,
		doc: found && { seq: 0, ...found.held },
		revisions: asked.map(({ rev, deleted }) => ({
			rev,
			deleted,
			body: found?.bodies.get(rev),
			attachments: []
		}))
	};
}

/** As our own store makes them: an erasure that is repeated, or was made before the village moved, gives the same. */
function tombstonesOf(id: string, { held }: HeldDoc, day: string): string[] {
	const body = JSON.stringify({ erased: day });
	return held.leaves
		.filter(({ deleted }) => !deleted)
		.map(({ rev }) => {
			const parent = parseRev(rev);
			const next = nextRevision(parent, { deleted: true, body });
			const ids = [next.hash, ...(parent ? [parent.hash] : [])];
			return docText({
				id,
				rev: `${next.generation}-${next.hash}`,
				deleted: true,
				body,
				revisions: { start: next.generation, ids }
			});
		});
}
