import { parseEntryId } from '../../../../src/lib/domain/ids';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import type { WriteOutcome } from '../doc-store';
import type { Statements } from './statements';

export const REFUSED_AS_ERASED =
	'Hộ này đã rút đồng ý: dữ liệu của hộ đã được xoá và xã không nhận thêm.';

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
		// A document the tree knows is answered as it would be: its own revision changes nothing.
		return statements.doc.get(db, doc.id) === undefined
			? { ok: false, id: doc.id, error: 'forbidden', reason: REFUSED_AS_ERASED }
			: undefined;
	};
}
