import type { LocalDoc, LocalOutcome, LocalWrite } from '../storage/doc-store';
import { pathTo } from './couch-client';
import { bodyOf } from './held-docs';
import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/** Local documents of a database in the CouchDB, as the server itself reads and writes them. */

export async function readLocal(
	{ admin }: Upstream,
	dbName: string,
	id: string
): Promise<LocalDoc | undefined> {
	const answered = await admin.get(pathTo(dbName, `_local/${id}`));
	if (!answered.ok) {
		if (answered.error.kind === 'not-found') return undefined;
		throw toBackendProblem(answered.error);
	}
	const doc = answered.value as Record<string, unknown>;
	return { rev: Number(String(doc['_rev']).slice(2)), json: bodyOf(doc) };
}

export async function writeLocal(
	{ admin }: Upstream,
	dbName: string,
	{ id, rev, json }: LocalWrite
): Promise<LocalOutcome> {
	const path = pathTo(dbName, `_local/${id}`);
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
