import type { Actor } from '../audit/audit-line';
import type { WriteOutcome } from '../storage/doc-store';
import { ADMIN_ROLE, memberRole, WRITER_ROLE, type Speaker } from './caller-tokens';
import { pathTo } from './couch-client';
import { failedRows, type FailedRow } from './held-docs';
import type { Upstream } from './upstream';
import { toBackendProblem, tooFewCopies, unavailable } from './upstream-trouble';

/** In whose name something is written into a village. */
export const writerFor = (
	dbName: string,
	{ person }: Actor,
	byAdministrator: boolean
): Speaker => ({
	name: person,
	roles: byAdministrator ? [ADMIN_ROLE] : [memberRole(dbName), WRITER_ROLE]
});

/**
 * @param docs with their revisions, as JSON text
 * @returns what the CouchDB would not have
 */
export async function storeDocs(
	upstream: Upstream,
	dbName: string,
	{ docs, writer }: { docs: readonly string[]; writer: Speaker }
): Promise<FailedRow[]> {
	const answered = await upstream.storeAs(
		writer,
		`${pathTo(dbName)}/_bulk_docs`,
		`{"new_edits":false,"docs":[${docs.join(',')}]}`
	);
	if (!answered.ok) throw toBackendProblem(answered.error);
	const { status, value } = answered.value;
	if (status === 202) throw tooFewCopies();
	return failedRows(value);
}

export const refusedRow = ({ id, error, reason }: FailedRow, rev: string): WriteOutcome => {
	if (error === 'forbidden') return { ok: false, id, rev, error, reason };
	if (error === 'conflict') return { ok: false, id, rev, error, reason };
	throw unavailable(`not stored: ${error}`);
};
