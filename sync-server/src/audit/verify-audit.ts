import type { Database } from '../storage/sqlite/driver';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import { hashOf, NO_HASH, type AuditRow } from './audit-line';
import type { AuditHead } from './audit-log';

/** @property n the first line that is not as it was written, or that is not there */
export type AuditFault =
	| { kind: 'changed'; n: number }
	| { kind: 'missing'; n: number }
	| { kind: 'cut-off'; n: number }
	/** The line someone wrote down elsewhere is another one by now. */
	| { kind: 'another-chain'; n: number };

/** Reads the whole log and looks for any line that was changed, taken out, put in, or cut off at the end. */
export function verifyAudit(
	sqlite: Database,
	kept?: AuditHead
): Result<AuditHead | undefined, AuditFault> {
	return sqlite.transaction(() => verifyOneState(sqlite, kept)).deferred();
}

function verifyOneState(
	sqlite: Database,
	kept: AuditHead | undefined
): Result<AuditHead | undefined, AuditFault> {
	let head: AuditHead | undefined;
	const rows = sqlite.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY n').iterate();
	for (const row of rows) {
		const expected = (head?.n ?? 0) + 1;
		if (row.n !== expected) return err({ kind: 'missing', n: expected });
		if (row.hash !== hashOf(head?.hash ?? NO_HASH, row)) return err({ kind: 'changed', n: row.n });
		if (row.n === kept?.n && row.hash !== kept.hash)
			return err({ kind: 'another-chain', n: row.n });
		head = { n: row.n, hash: row.hash };
	}
	const everGiven = Math.max(highestGiven(sqlite), kept?.n ?? 0);
	return (head?.n ?? 0) === everGiven ? ok(head) : err({ kind: 'cut-off', n: (head?.n ?? 0) + 1 });
}

const highestGiven = (sqlite: Database): number =>
	sqlite.prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").get()
		?.seq ?? 0;
