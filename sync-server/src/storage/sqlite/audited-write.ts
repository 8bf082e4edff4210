import type { Actor, AuditLine, AuditOp } from '../../audit/audit-line';
import { THE_SERVER } from '../../audit/audit-log';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import type { WriteOutcome } from '../doc-store';

/** What the audit log says of a document that was stored. */
export function lineOf(
	doc: IncomingDoc,
	outcome: WriteOutcome,
	{ db, by }: { db: string; by: Actor }
): AuditLine {
	return { op: opOf(doc, by), db, target: doc.id, detail: outcome.rev ?? '' };
}

function opOf({ deleted, fields }: IncomingDoc, by: Actor): AuditOp {
	if (deleted) return 'deleted';
	const author = fields['by'];
	// A command at the server writes in the name of who answers for the list; anyone else hands back.
	const isAnothers =
		typeof author === 'string' && author !== by.person && by.person !== THE_SERVER.person;
	return isAnothers ? 'handed-back' : 'written';
}
