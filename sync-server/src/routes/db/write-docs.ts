import type { DocFault, IncomingDoc } from '../../protocol/incoming-doc';
import { readIncoming } from '../../protocol/incoming-doc';
import { problems, type Problem } from '../../problems';
import { actorOf } from './gate';
import type { Part } from '../../protocol/multipart';
import type { Refusal } from '../../scripts/validate-doc';
import type { WriteOutcome } from '../../storage/doc-store';
import type { WriteCall } from './endpoint';
import { refusalsOf } from './validate-writes';

export type Row =
	WriteOutcome | { ok: false; id: string; rev?: string; error: Refusal['error']; reason: string };

/**
 * Reads, reviews and stores some documents; one row for each, in their order.
 *
 * @param parts what followed the one document of a multipart request
 */
export async function writeDocs(
	call: WriteCall,
	docs: readonly unknown[],
	newEdits: boolean,
	parts?: readonly Part[]
): Promise<Row[]> {
	const { database, caller, limits, tally } = call;
	const rows: (Row | undefined)[] = [];
	const passed = new Map<number, IncomingDoc>();
	for (const doc of docs) {
		const read = readIncoming(doc, {
			newEdits,
			maxBodyBytes: limits.documentBytes,
			maxAttachmentBytes: limits.attachmentBytes,
			maxAttachmentsBytes: limits.attachmentsBytes,
			...(parts && { parts })
		});
		const refusal = read.ok ? reviewed(call, read.value) : faultRow(read.error, newEdits);
		if (read.ok && refusal === undefined) passed.set(rows.length, read.value);
		rows.push(refusal);
	}
	const refusals = await refusalsOf(call, [...passed.values()]);
	const accepted: IncomingDoc[] = [];
	for (const [index, doc] of passed) {
		const refusal = refusals.get(doc);
		if (refusal === undefined) accepted.push(doc);
		else rows[index] = { ...refused(doc.id, revOf(doc), refusal.reason), error: refusal.error };
	}
	const outcomes =
		accepted.length === 0
			? []
			: await database.write(accepted, {
					newEdits,
					byAdministrator: caller.isAdministrator,
					by: actorOf(caller)
				});
	const stored = outcomes.values();
	let taken = 0;
	const answered = rows.map((row) => row ?? nextOf(stored));
	for (const row of answered)
		if (row.ok) taken++;
		else tally.refused(row.error);
	tally.pushed(taken);
	return answered;
}

function nextOf(outcomes: Iterator<WriteOutcome>): WriteOutcome {
	const next = outcomes.next();
	if (next.done === true)
		throw new Error('the store has answered fewer documents than it was given');
	return next.value;
}

function reviewed({ gate, dbName, caller }: WriteCall, doc: IncomingDoc): Row | undefined {
	if (doc.deleted) return undefined;
	const review = gate.review(dbName, caller, doc.fields);
	return review.ok ? undefined : refused(doc.id, revOf(doc), review.reason);
}

/**
 * A device that replicates gets a refusal for the one document it can do nothing about and goes on with the rest; any
 * other answer would hold up a whole village's records behind it. A person's edit is told what is wrong with it.
 */
function faultRow(fault: DocFault, newEdits: boolean): Row {
	// What never had a revision is no replicated document: whoever sent it has mixed up two kinds of request.
	if (newEdits || fault.id === undefined || fault.kind === 'no-revision') throw faultProblem(fault);
	return refused(fault.id, fault.rev, fault.reason);
}

const refused = (id: string, rev: string | undefined, reason: string) => ({
	ok: false as const,
	id,
	...(rev !== undefined && { rev }),
	error: 'forbidden' as const,
	reason
});

function revOf({ revision }: IncomingDoc): string | undefined {
	if (!('ancestry' in revision)) return undefined;
	return `${revision.ancestry.start}-${revision.ancestry.ids[0] ?? ''}`;
}

function faultProblem({ kind, reason }: DocFault): Problem {
	switch (kind) {
		case 'bad-request':
		case 'no-revision':
			return problems.badRequest(reason);
		case 'illegal-id':
			return problems.illegalDocId(reason);
		case 'bad-member':
			return problems.docValidation(reason);
		case 'too-large':
			return problems.tooLarge(reason);
		case 'attachment-too-large':
			return problems.attachmentTooLarge(reason);
		case 'digest-differs':
			return problems.digestDiffers();
	}
}
