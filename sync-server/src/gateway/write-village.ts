import type { Actor, AuditLine } from '../audit/audit-line';
import { THE_SERVER } from '../audit/audit-log';
import { applyEdit, type Held } from '../protocol/apply-edit';
import type { DatabaseKind } from '../protocol/database-name';
import { docText } from '../protocol/doc-text';
import type { IncomingDoc } from '../protocol/incoming-doc';
import type { Ancestry } from '../protocol/rev-tree';
import type { WriteOptions, WriteOutcome } from '../storage/doc-store';
import { lineOf } from '../storage/sqlite/audited-write';
import { heldDocs } from './held-docs';
import { refusedRow, storeDocs, writerFor } from './store-docs';
import type { VillageParts } from './upstream-village';

interface Accepted {
	doc: IncomingDoc;
	rev: string;
	ancestry: Ancestry;
	outcome: WriteOutcome;
	line: AuditLine;
}

/**
 * Decides on documents as our own store does, with the same functions on what the CouchDB holds, and hands over those
 * that are taken.
 */
export async function writeVillage(
	parts: VillageParts,
	{ name, kind }: { name: string; kind: DatabaseKind },
	docs: readonly IncomingDoc[],
	{ byAdministrator, by = THE_SERVER }: WriteOptions
): Promise<WriteOutcome[]> {
	const { upstream, erased, openWrites } = parts;
	await openWrites.settle(name, upstream);
	const ids = docs.map(({ id }) => id);
	const known = await heldDocs(upstream, name, ids);
	const held = new Map<string, Held>([...known].map(([id, doc]) => [id, doc.held]));
	const refusal = await erased.refusalIn(upstream, name, docs);
	const accepted: Accepted[] = [];
	const outcomes = docs.map((doc): WriteOutcome => {
		const before = held.get(doc.id);
		const refused = before === undefined ? refusal(doc) : undefined;
		if (refused !== undefined) return refused;
		const edit = applyEdit(before, doc, { kind, byAdministrator });
		if (!edit.ok) return { ok: false, id: doc.id, ...edit.error };
		const outcome: WriteOutcome = { ok: true, id: doc.id, rev: edit.value.rev };
		if (edit.value.kind === 'known') return outcome;
		const { rev, ancestry, tree, leaves } = edit.value;
		held.set(doc.id, { tree, leaves });
		const line = lineOf(doc, outcome, { db: name, by });
		accepted.push({ doc, rev, ancestry, outcome, line });
		return outcome;
	});
	const refusedThere = await send(parts, name, accepted, { by, byAdministrator });
	return outcomes.map((outcome) => refusedThere.get(outcome) ?? outcome);
}

/** @returns what the CouchDB would not have, by what we thought had become of it */
async function send(
	{ upstream, openWrites, tell }: VillageParts,
	name: string,
	accepted: readonly Accepted[],
	{ by, byAdministrator }: { by: Actor; byAdministrator: boolean }
): Promise<Map<WriteOutcome, WriteOutcome>> {
	const refused = new Map<WriteOutcome, WriteOutcome>();
	if (accepted.length === 0) return refused;
	const lines = accepted.map(({ line }) => line);
	openWrites.begin(lines, by);
	const failed = await storeDocs(upstream, name, {
		docs: accepted.map(({ doc, rev, ancestry }) => docText({ ...doc, rev, revisions: ancestry })),
		writer: writerFor(name, by, byAdministrator)
	});
	const rows = new Map(failed.map((row) => [row.id, row]));
	const stored = new Set<AuditLine>();
	for (const { doc, rev, outcome, line } of accepted) {
		const row = rows.get(doc.id);
		if (row === undefined) stored.add(line);
		else refused.set(outcome, refusedRow(row, rev));
	}
	// After the CouchDB has them: a line for what was never stored would be a lie.
	openWrites.end(lines, by, (line) => stored.has(line));
	if (stored.size > 0) tell(name);
	return refused;
}
