import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { problems } from '../../problems';
import type { Attachment } from '../../protocol/attachment';
import type { Ancestry } from '../../protocol/rev-tree';
import { parseRev, type Revision } from '../../protocol/revision';
import type { WritableDatabase } from '../../storage/doc-store';
import type { Query } from './query';

/** How a request wants attachments to be shown. */
export interface AttachmentsAsk {
	withData: boolean;
	/** Revisions the asker has: what those had attached is not sent again. */
	since: readonly Revision[];
	/** Say of packed ones that they are. */
	withCoding: boolean;
}

export function attachmentsAskOf(query: Query): AttachmentsAsk {
	const since = query.json('atts_since');
	return {
		withData: query.flag('attachments') || (since !== undefined && since !== null),
		since: revisionsIn(since),
		withCoding: query.flag('att_encoding_info')
	};
}

/** @param given `atts_since`, of an address or of a row of `_bulk_get` */
export function revisionsIn(given: unknown): Revision[] {
	if (given === undefined || given === null) return [];
	const revisions = Array.isArray(given) ? given.map(parseRev) : [undefined];
	const known = revisions.filter((revision) => revision !== undefined);
	if (known.length < revisions.length)
		throw problems.badRequest('`atts_since` must be a list of revisions');
	return known;
}

const NO_ATTACHMENTS: ReadonlySet<never> = new Set();

/** Those whose bytes are to be sent: that came after the newest revision the asker has of this line. */
export function wantedOf(
	attachments: readonly Attachment[],
	ancestry: Ancestry | undefined,
	{ withData, since }: Pick<AttachmentsAsk, 'withData' | 'since'>
): ReadonlySet<Attachment> {
	if (!withData || attachments.length === 0) return NO_ATTACHMENTS;
	const known = Math.max(0, ...since.map((revision) => generationIn(ancestry, revision)));
	return new Set(attachments.filter(({ revpos }) => revpos > known));
}

const generationIn = (ancestry: Ancestry | undefined, { generation, hash }: Revision): number =>
	ancestry?.ids[ancestry.start - generation] === hash ? generation : 0;

type Extra = Readonly<Record<string, string>>;
const NOTHING: Extra = {};

/** `_attachments` by name, type and length only, to be spliced into a document. */
export const stubsOf = (attachments: readonly Attachment[], withCoding = false): Extra =>
	attachments.length === 0
		? NOTHING
		: together(attachments.map((attachment) => member(attachment, { stub: true }, withCoding)));

/** `_attachments` with those that are wanted announced as parts that follow. */
export const followingOf = (
	attachments: readonly Attachment[],
	wanted: ReadonlySet<Attachment>
): Extra =>
	attachments.length === 0
		? NOTHING
		: together(
				attachments.map((attachment) =>
					member(attachment, wanted.has(attachment) ? { follows: true } : { stub: true }, true)
				)
			);

/** `_attachments` with those that are wanted inside, as base64. */
export async function inlineOf(
	database: WritableDatabase,
	attachments: readonly Attachment[],
	wanted: ReadonlySet<Attachment>,
	withCoding = false
): Promise<Extra> {
	if (wanted.size === 0) return stubsOf(attachments, withCoding);
	const members: string[] = [];
	for (const attachment of attachments) {
		const form: Form = wanted.has(attachment)
			? { data: (await unpacked(database, attachment)).toString('base64') }
			: { stub: true };
		members.push(member(attachment, form, withCoding));
	}
	return together(members);
}

/** All bytes of an attachment as they were before anybody packed them. */
export async function unpacked(
	database: WritableDatabase,
	attachment: Attachment
): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of database.readContent(attachment)) pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	return attachment.coding === 'gzip'
		? inflate(bytes, { maxOutputLength: attachment.length || 1 })
		: bytes;
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

// Put together as text: a name may be `__proto__`, and names of digits would change places.
const together = (members: readonly string[]): Extra => ({
	_attachments: `{${members.join(',')}}`
});

type Form = { stub: true } | { follows: true } | { data: string };

function member(attachment: Attachment, form: Form, withCoding: boolean): string {
	const { name, contentType, revpos, digest, length, coding, keptLength } = attachment;
	const described = {
		content_type: contentType,
		revpos,
		digest,
		...(!('data' in form) && { length }),
		...(withCoding && coding === 'gzip' && { encoding: coding, encoded_length: keptLength }),
		...form
	};
	return `${JSON.stringify(name)}:${JSON.stringify(described)}`;
}
