import { docText } from '../../protocol/doc-text';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import { formatRev } from '../../protocol/revision';
import { validations } from '../../scripts/design-functions';
import { refusalBy, type Refusal } from '../../scripts/validate-doc';
import type { WritableDatabase } from '../../storage/doc-store';
import { stubsOf } from './attachments-text';
import type { WriteCall } from './endpoint';
import { securityOf, userContextOf } from './user-context';

/** What `validate_doc_update` functions refuse of some documents that are about to be stored. */
export async function refusalsOf(
	{ gate, dbName, database, caller, scripts }: WriteCall,
	docs: readonly IncomingDoc[]
): Promise<ReadonlyMap<IncomingDoc, Refusal>> {
	const refusals = new Map<IncomingDoc, Refusal>();
	if (!gate.runsScripts(dbName) || docs.length === 0) return refusals;
	const functions = await validations(database);
	if (functions.length === 0) return refusals;

	const userCtx = JSON.stringify(userContextOf(dbName, caller));
	const secObj = await securityOf(database);
	for (const doc of docs) {
		// As in CouchDB: a wrong function must not stand in the way of the one that replaces it.
		if (doc.id.startsWith('_design/')) continue;
		const { newDoc, oldDoc } = { newDoc: textOf(doc), oldDoc: await textBefore(database, doc) };
		const refusal = await refusalBy(scripts, functions, { newDoc, oldDoc, userCtx, secObj });
		if (refusal !== undefined) refusals.set(doc, refusal);
	}
	return refusals;
}

/** The revision it was made from, or the nearest of those that is kept. */
async function textBefore(
	database: WritableDatabase,
	doc: IncomingDoc
): Promise<string | undefined> {
	const revs = revsBefore(doc);
	if (revs.length === 0) return undefined;
	const [reading] = await database.read([{ id: doc.id, revs }]);
	const found = reading?.revisions.find(({ body }) => body !== undefined);
	if (found?.body === undefined) return undefined;
	const { rev, deleted, body, attachments } = found;
	return docText({ id: doc.id, rev, deleted, body, extra: stubsOf(attachments) });
}

function revsBefore({ revision }: IncomingDoc): string[] {
	if ('parent' in revision)
		return revision.parent === undefined ? [] : [formatRev(revision.parent)];
	const { start, ids } = revision.ancestry;
	return ids.slice(1).map((hash, index) => formatRev({ generation: start - 1 - index, hash }));
}

/** A new document has no revision yet, and says none. */
function textOf({ id, deleted, revision, body, attachments }: IncomingDoc): string {
	const own = JSON.parse(body) as Record<string, unknown>;
	return JSON.stringify({
		_id: id,
		...revisionFields(revision),
		...(deleted && { _deleted: true }),
		...own,
		...(attachments.length > 0 && {
			_attachments: Object.fromEntries(attachments.map((file) => [file.name, stubOf(file)]))
		})
	});
}

function revisionFields(revision: IncomingDoc['revision']) {
	if ('parent' in revision)
		return revision.parent === undefined ? {} : { _rev: formatRev(revision.parent) };
	const { start, ids } = revision.ancestry;
	return {
		_rev: formatRev({ generation: start, hash: ids[0] ?? '' }),
		_revisions: { start, ids }
	};
}

function stubOf(file: IncomingDoc['attachments'][number]) {
	if (file.kind === 'stub')
		return { stub: true, ...(file.digest !== undefined && { digest: file.digest }) };
	return { stub: true, content_type: file.contentType, length: file.content.length };
}
