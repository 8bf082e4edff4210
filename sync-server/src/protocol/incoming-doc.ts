import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { IncomingAttachment } from './attachment';
import {
	readAttachments,
	type AttachmentFault,
	type AttachmentLimits
} from './incoming-attachments';
import { isObject, toJsonText } from './json';
import type { Part } from './multipart';
import { formatRev, isRevHash, parseRev, type Revision } from './revision';
import { REVS_LIMIT, type Ancestry } from './rev-tree';

/** A document as it arrived, taken apart: CouchDB's own fields here, everything else as JSON text. */
export interface IncomingDoc {
	id: string;
	deleted: boolean;
	/** Of an edit: what it was made from. Of a replicated document: itself, with its ancestors. */
	revision: { parent: Revision | undefined } | { ancestry: Ancestry };
	body: string;
	attachments: readonly IncomingAttachment[];
	/** Id and own fields, for the entry rules. */
	fields: Readonly<Record<string, unknown>>;
}

/** @property id absent when the document has none that could be answered with */
export interface DocFault {
	kind: 'illegal-id' | 'no-revision' | 'bad-member' | 'too-large' | AttachmentFault['kind'];
	reason: string;
	id?: string;
	rev?: string;
}

export interface ReadOptions extends Partial<AttachmentLimits> {
	newEdits: boolean;
	maxBodyBytes: number;
	/** What followed the document in a multipart request. */
	parts?: readonly Part[];
}

/** A client's own field could hardly be longer; ours have 66 characters. */
const MAX_ID_LENGTH = 2048;

/** CouchDB's words. */
const NO_REVISION = 'When `new_edits: false`, the document needs `_rev` or `_revisions` specified';

/** CouchDB's fields that say what the server knows anyway; they are accepted and not kept. */
const IGNORED_MEMBERS = new Set([
	'_revs_info',
	'_conflicts',
	'_deleted_conflicts',
	'_local_seq',
	'_access'
]);

/** What CouchDB's replicator writes into the documents that describe its jobs: fields of their own, like any other. */
const KEPT_MEMBERS = new Set([
	'_replication_id',
	'_replication_state',
	'_replication_state_time',
	'_replication_state_reason',
	'_replication_stats'
]);

export function readIncoming(
	value: unknown,
	{ newEdits, maxBodyBytes, parts, ...limits }: ReadOptions
): Result<IncomingDoc, DocFault> {
	if (!isObject(value))
		return err({ kind: 'bad-request', reason: 'Document must be a JSON object' });

	const { _id: id, _rev: rev } = value;
	const named = {
		...(typeof id === 'string' && { id }),
		...(typeof rev === 'string' && { rev })
	};
	const illegal = faultOfId(id);
	if (illegal !== undefined) return err({ ...named, kind: 'illegal-id', reason: illegal });
	if (typeof id !== 'string') throw new TypeError('a legal id is a string');

	if (!newEdits && rev === undefined && value['_revisions'] === undefined)
		return err({ ...named, kind: 'no-revision', reason: NO_REVISION });
	const revision = newEdits ? parentOf(value) : ancestryIn(value);
	if (!revision.ok) return err({ ...named, kind: 'bad-request', reason: revision.error });

	const deleted = value['_deleted'] ?? false;
	if (typeof deleted !== 'boolean')
		return err({ ...named, kind: 'bad-request', reason: '`_deleted` must be a boolean' });

	const own = ownFields(value);
	if (!own.ok) return err({ ...named, ...own.error });

	const body = toJsonText(own.value);
	if (body === undefined)
		return err({ ...named, kind: 'bad-request', reason: 'the document is nested too deeply' });
	if (Buffer.byteLength(body) > maxBodyBytes)
		return err({ ...named, kind: 'too-large', reason: 'the document is too large' });

	const attachments = attachmentsIn(value, limits, parts);
	if (!attachments.ok) return err({ ...named, ...attachments.error });

	own.value['_id'] = id;
	return ok({
		id,
		deleted,
		revision: revision.value,
		body,
		attachments: attachments.value,
		fields: own.value
	});
}

export function faultOfId(id: unknown): string | undefined {
	if (typeof id !== 'string') return 'Document id must be a string';
	if (id === '') return 'Document id must not be empty';
	if (id.length > MAX_ID_LENGTH) return 'Document id is too long';
	// Half a character cannot be stored as UTF-8: it would come back as another id.
	if (/\p{Cs}/u.test(id)) return 'Document id must be well-formed Unicode';
	if (id.startsWith('_') && !/^_design\/./su.test(id))
		return 'Only reserved document ids may start with underscore.';
	return undefined;
}

function parentOf(doc: Record<string, unknown>): Result<{ parent: Revision | undefined }, string> {
	const rev = doc['_rev'];
	if (rev === undefined || rev === null || rev === '') return ok({ parent: undefined });
	const parent = parseRev(rev);
	return parent === undefined ? err('Invalid rev format') : ok({ parent });
}

/**
 * `_revisions` when it is there; `_rev` alone is a revision whose ancestors are not known. Where the two disagree
 * `_revisions` counts, as in CouchDB and PouchDB: an old PouchDB counts wrongly when two revisions of a document share a hash.
 */
function ancestryIn(doc: Record<string, unknown>): Result<{ ancestry: Ancestry }, string> {
	const revisions = doc['_revisions'];
	const own = doc['_rev'] === undefined ? undefined : parseRev(doc['_rev']);
	if (doc['_rev'] !== undefined && own === undefined) return err('Invalid rev format');

	if (revisions === undefined)
		return own === undefined
			? err(NO_REVISION)
			: ok({ ancestry: { start: own.generation, ids: [own.hash] } });

	const ancestry = toAncestry(revisions);
	if (ancestry === undefined) return err('`_revisions` must name at least one revision');
	const first = parseRev(formatRev({ generation: ancestry.start, hash: ancestry.ids[0] ?? '' }));
	if (first === undefined) return err('Invalid rev format');
	return ok({ ancestry });
}

function toAncestry(value: unknown): Ancestry | undefined {
	if (!isObject(value) || !Array.isArray(value['ids'])) return undefined;
	const start = value['start'];
	const ids: unknown[] = value['ids'].slice(0, REVS_LIMIT);
	if (typeof start !== 'number' || !Number.isSafeInteger(start)) return undefined;
	if (ids.length === 0 || ids.length > start || !ids.every(isRevHash)) return undefined;
	return { start, ids };
}

function attachmentsIn(
	doc: Record<string, unknown>,
	{ maxAttachmentBytes = Infinity, maxAttachmentsBytes = Infinity }: Partial<AttachmentLimits>,
	parts: readonly Part[] | undefined
): Result<IncomingAttachment[], AttachmentFault> {
	const given = doc['_attachments'];
	if ((given === undefined || given === null) && parts === undefined) return ok([]);
	return readAttachments(given ?? {}, { maxAttachmentBytes, maxAttachmentsBytes }, parts);
}

function ownFields(
	doc: Record<string, unknown>
): Result<Record<string, unknown>, Pick<DocFault, 'kind' | 'reason'>> {
	const own: Record<string, unknown> = {};
	for (const name of Object.keys(doc)) {
		const isOwn = !name.startsWith('_') || KEPT_MEMBERS.has(name);
		if (isOwn) own[name] = doc[name];
		else if (!KNOWN_MEMBERS.has(name) && !IGNORED_MEMBERS.has(name))
			return err({ kind: 'bad-member', reason: `Bad special document member: ${name}` });
	}
	// Made anew: an object that something was deleted from is twice as slow to read from then on.
	return ok(own);
}

const KNOWN_MEMBERS = new Set(['_id', '_rev', '_deleted', '_revisions', '_attachments']);
