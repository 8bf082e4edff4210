import { setTimeout as sleep } from 'node:timers/promises';
import { isVillageId } from '../../../src/lib/domain/ids';
import { memberRole } from './caller-tokens';
import { pathTo, type CouchAnswer } from './couch-client';
import { ENTRY_DESIGN_ID, entryDesign } from './entry-design';
import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/** Who may open a village's database there: its own role, and administrators. */
export const securityFor = (dbName: string) => ({
	admins: { names: [], roles: ['_admin'] },
	members: { names: [], roles: [memberRole(dbName)] }
});

const TRIES = 5;
const BETWEEN_TRIES_MS = 200;

/**
 * Gives a village's database its `_security` and its design document, or puts right what is there. Repeating it changes
 * nothing. In a cluster a database that was just made is not known to every node at once.
 */
export async function prepareVillage(
	upstream: Pick<Upstream, 'admin'>,
	dbName: string
): Promise<void> {
	for (let tries = 1; ; tries++) {
		const done = await prepareOnce(upstream, dbName);
		if (done.ok) return;
		const { kind } = done.error;
		if (tries === TRIES || (kind !== 'not-found' && kind !== 'conflict'))
			throw toBackendProblem(done.error);
		await sleep(BETWEEN_TRIES_MS);
	}
}

async function prepareOnce(
	{ admin }: Pick<Upstream, 'admin'>,
	dbName: string
): Promise<CouchAnswer> {
	const path = pathTo(dbName, '_security');
	const security = await admin.get(path);
	if (!security.ok) return security;
	const wanted = securityFor(dbName);
	if (!isSecurity(security.value, wanted)) {
		const written = await admin.put(path, wanted);
		if (!written.ok) return written;
	}
	// A commune's own database has no entries: what it holds is written by this server alone.
	if (!isVillageId(dbName)) return security;
	const designPath = pathTo(dbName, ENTRY_DESIGN_ID);
	const design = await admin.get(designPath);
	if (!design.ok && design.error.kind !== 'not-found') return design;
	const held = (design.ok ? design.value : {}) as { _rev?: string; validate_doc_update?: string };
	if (held.validate_doc_update === entryDesign.validate_doc_update) return design;
	return admin.put(designPath, {
		...entryDesign,
		...(held._rev !== undefined && { _rev: held._rev })
	});
}

function isSecurity(found: unknown, wanted: ReturnType<typeof securityFor>): boolean {
	const { admins, members } = found as Partial<ReturnType<typeof securityFor>>;
	return (
		JSON.stringify([admins?.names ?? [], admins?.roles ?? []]) ===
			JSON.stringify([wanted.admins.names, wanted.admins.roles]) &&
		JSON.stringify([members?.names ?? [], members?.roles ?? []]) ===
			JSON.stringify([wanted.members.names, wanted.members.roles])
	);
}
