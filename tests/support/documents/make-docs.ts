import { readIncoming, type IncomingDoc } from '../../../sync-server/src/protocol/incoming-doc';

const MAX_BODY_BYTES = 1024 * 1024;

/** A document as it arrives from a client, read the way the server reads it. */
function incoming(doc: Record<string, unknown>, newEdits: boolean): IncomingDoc {
	const read = readIncoming(doc, { newEdits, maxBodyBytes: MAX_BODY_BYTES });
	if (!read.ok) throw new Error(`not a document: ${read.error.reason}`);
	return read.value;
}

/** A person's edit: the server makes the revision. */
export const edited = (id: string, fields: object = {}): IncomingDoc =>
	incoming({ _id: id, ...fields }, true);

/** A replicated document, `revs` the newest first: `['3-c', '2-b', '1-a']`, without gaps. */
export function replicated(id: string, revs: readonly string[], fields: object = {}): IncomingDoc {
	const ids = revs.map((rev) => rev.slice(rev.indexOf('-') + 1));
	const start = parseInt(revs[0] ?? '', 10);
	return incoming({ _id: id, _rev: revs[0], _revisions: { start, ids }, ...fields }, false);
}

export const many = (count: number, fields: object = {}): IncomingDoc[] =>
	Array.from({ length: count }, (_, n) =>
		edited(`doc:${String(n).padStart(6, '0')}`, { n, ...fields })
	);
