import { err, ok, type Result } from '../../../src/lib/domain/result';
import { isObject, toJsonText } from './json';
import { formatRev, isRevHash, parseRev, type Revision } from './revision';
import { REVS_LIMIT, type Ancestry } from './rev-tree';

/** A document as it arrived, taken apart: CouchDB's own fields here, everything else as JSON text. */
export interface IncomingDoc {
	id: string;
	deleted: boolean;
	/** Of an edit: what it was made from. Of a replicated document: itself, with its ancestors. */
	revision: { parent: Revision | undefined } | { ancestry: Ancestry };
	body: string;
	/** Id and own fields, for the entry rules. */
	fields: Readonly<Record<string, unknown>>;
}

/** @property id absent when the document has none that could be answered with */
export interface DocFault {
	kind: 'bad-request' | 'illegal-id' | 'bad-member' | 'too-large';
	reason: string;
	id?: string;
	rev?: string;
}

export interface ReadOptions {
	newEdits: boolean;
	maxBodyBytes: number;
}

/** A client's own field could hardly be longer; ours have 66 characters. */
const MAX_ID_LENGTH = 2048;

/** CouchDB's fields that say what the server knows anyway; they are accepted and not kept. */
const IGNORED_MEMBERS = new Set([
	'_revs_info',
	'_conflicts',
	'_deleted_conflicts',
	'_local_seq',
	'_access'
]);

export function readIncoming(
	value: unknown,
	{ newEdits, maxBodyBytes }: ReadOptions
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

	own.value['_id'] = id;
	return ok({ id, deleted, revision: revision.value, body, fields: own.value });
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

/** `_revisions` when it is there and `_rev` agrees; `_rev` alone is a revision whose ancestors are not known. */
function ancestryIn(doc: Record<string, unknown>): Result<{ ancestry: Ancestry }, string> {
	const revisions = doc['_revisions'];
	const own = doc['_rev'] === undefined ? undefined : parseRev(doc['_rev']);
	if (doc['_rev'] !== undefined && own === undefined) return err('Invalid rev format');

	if (revisions === undefined)
		return own === undefined
			? err('Document rev is missing')
			: ok({ ancestry: { start: own.generation, ids: [own.hash] } });

	const ancestry = toAncestry(revisions);
	if (ancestry === undefined) return err('`_revisions` must name at least one revision');
	const first = parseRev(formatRev({ generation: ancestry.start, hash: ancestry.ids[0] ?? '' }));
	if (first === undefined) return err('Invalid rev format');
	if (own !== undefined && formatRev(own) !== formatRev(first))
		return err('`_rev` and `_revisions` disagree');
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

function ownFields(
	doc: Record<string, unknown>
): Result<Record<string, unknown>, Pick<DocFault, 'kind' | 'reason'>> {
	const own = { ...doc };
	for (const [name, value] of Object.entries(doc)) {
		if (!name.startsWith('_')) continue;
		if (name === '_attachments' && !(isObject(value) && Object.keys(value).length === 0))
			return err({ kind: 'bad-member', reason: 'attachments are not accepted by this server' });
		if (!KNOWN_MEMBERS.has(name) && !IGNORED_MEMBERS.has(name))
			return err({ kind: 'bad-member', reason: `Bad special document member: ${name}` });
		delete own[name];
	}
	return ok(own);
}

const KNOWN_MEMBERS = new Set(['_id', '_rev', '_deleted', '_revisions', '_attachments']);
