import {
	countsUnder,
	mergedInto,
	staysAfterErasure
} from '../../../../src/lib/domain/consent/erasure';
import { parseEntryId, subjectRange } from '../../../../src/lib/domain/ids';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import type { WriteOutcome } from '../doc-store';
import type { Statements } from './statements';
import { leavesFromText } from './stored-form';

export const REFUSED_AS_ERASED =
	'Dữ liệu của hộ này đã được xoá (hộ rút đồng ý, hoặc đã hết hạn giữ): xã không nhận thêm.';

/**
 * Refuses what a phone that has not heard of an erasure still sends about that household. Looked up once for a whole
 * batch, since most villages have nothing erased.
 */
export function refusalOfErased(
	statements: Statements,
	db: number
): (doc: IncomingDoc) => WriteOutcome | undefined {
	const erased = new Set(statements.erased.all(db).map(({ subject }) => subject));
	if (erased.size === 0) return () => undefined;
	return (doc) => {
		const subject = parseEntryId(doc.id)?.subject;
		if (subject === undefined || !erased.has(subject) || doc.deleted) return undefined;
		// A colleague without signal heard the same, or a restored server lacks it: there is nothing of anybody in it.
		if (staysErased({ statements, db }, subject, doc.fields)) return undefined;
		// A document the tree knows is answered as it would be: its own revision changes nothing.
		return statements.doc.get(db, doc.id) === undefined
			? { ok: false, id: doc.id, error: 'forbidden', reason: REFUSED_AS_ERASED, isErased: true }
			: undefined;
	};
}

interface In {
	statements: Statements;
	db: number;
}

/** What of an erased household is taken, and stays. */
export function staysErased({ statements, db }: In, code: string, document: object): boolean {
	if (!staysAfterErasure(document)) return false;
	const into = mergedInto(document);
	if (into === undefined) return true;
	const isErased = statements.erased.all(db).some(({ subject }) => subject === into);
	const { startkey, endkey } = subjectRange('household', into);
	const documents = statements.liveBetween
		.all(db, startkey, endkey)
		.flatMap((row) => liveBody({ statements, db }, row) ?? []);
	return countsUnder(code, { isErased, documents });
}

/** What a document says that is there. */
export function liveBody(
	{ statements, db }: In,
	{ id, leaves }: { id: string; leaves: string }
): object | undefined {
	const doc = statements.doc.get(db, id);
	const [winner] = leavesFromText(leaves);
	const body = doc && winner && statements.body.get(doc.n, winner.rev);
	return body && (JSON.parse(body.json) as object);
}
