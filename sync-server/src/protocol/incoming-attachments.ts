import { constants } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import { digestOf, type Content, type IncomingAttachment } from './attachment';
import { isObject } from './json';
import type { Part } from './multipart';

export interface AttachmentFault {
	kind: 'bad-request' | 'digest-differs' | 'attachment-too-large';
	reason: string;
}

export interface AttachmentLimits {
	/** Of one attachment, unpacked. */
	maxAttachmentBytes: number;
	/** Of all attachments that come with one document. */
	maxAttachmentsBytes: number;
}

const DEFAULT_TYPE = 'application/octet-stream';
/** The longest a file may have on the systems people use, in bytes, times a folder or two. */
const MAX_NAME_LENGTH = 1024;
/** What RFC 6838 allows for type and subtype, and as much again for parameters. */
const MAX_TYPE_LENGTH = 510;

const bad = (reason: string) => err<AttachmentFault>({ kind: 'bad-request', reason });

/**
 * Reads `_attachments`.
 *
 * @param parts the rest of a multipart request, for those that are announced with `follows`
 */
export function readAttachments(
	value: unknown,
	limits: AttachmentLimits,
	parts: readonly Part[] = []
): Result<IncomingAttachment[], AttachmentFault> {
	if (!isObject(value)) return bad('`_attachments` must be a JSON object');
	const entries = Object.entries(value);
	const following = inOrder(
		entries.filter(([, given]) => isObject(given) && given['follows'] === true),
		parts
	);
	if (!following.ok) return following;

	const attachments: IncomingAttachment[] = [];
	let left = limits.maxAttachmentsBytes;
	for (const [name, given] of entries) {
		const read = readAttachment(name, given, following.value.get(name), limits);
		if (!read.ok) return read;
		if (read.value.kind === 'new') left -= read.value.content.length;
		if (left < 0) return err({ kind: 'attachment-too-large', reason: name });
		attachments.push(read.value);
	}
	return ok(attachments);
}

function readAttachment(
	name: string,
	given: unknown,
	part: Part | undefined,
	limits: AttachmentLimits
): Result<IncomingAttachment, AttachmentFault> {
	const illegal = faultOfName(name);
	if (illegal !== undefined) return bad(illegal);
	if (!isObject(given)) return bad(`Invalid attachment: ${name}`);
	const { content_type: contentType, revpos: givenRevpos, digest } = given;
	const revpos =
		typeof givenRevpos === 'number' && Number.isSafeInteger(givenRevpos) && givenRevpos > 0
			? givenRevpos
			: undefined;
	if (given['stub'] === true)
		return ok({
			kind: 'stub',
			name,
			revpos,
			digest: typeof digest === 'string' ? digest : undefined
		});

	const content =
		part === undefined ? inlineContent(name, given) : partContent(name, given, part, limits);
	if (!content.ok) return content;
	if (content.value.length > limits.maxAttachmentBytes)
		return err({ kind: 'attachment-too-large', reason: name });
	return ok({
		kind: 'new',
		name,
		contentType: typeOf(contentType),
		revpos,
		content: content.value
	});
}

export const typeOf = (given: unknown): string =>
	typeof given === 'string' && given !== '' && given.length <= MAX_TYPE_LENGTH
		? given
		: DEFAULT_TYPE;

export function faultOfName(name: string): string | undefined {
	if (name === '') return 'Attachment name must not be empty';
	if (name.length > MAX_NAME_LENGTH) return 'Attachment name is too long';
	if (/\p{Cs}/u.test(name)) return 'Attachment name is not UTF-8 encoded';
	if (name.startsWith('_')) return `Attachment name '${name}' starts with prohibited character '_'`;
	return undefined;
}

/** A digest that comes with the data is not compared: another server's may be that of the packed bytes. */
function inlineContent(
	name: string,
	{ data }: Record<string, unknown>
): Result<Content, AttachmentFault> {
	const bytes = typeof data === 'string' ? fromBase64(data) : undefined;
	if (bytes === undefined) return bad(`Invalid attachment data for ${name}`);
	return ok({ bytes, coding: 'identity', length: bytes.length });
}

function fromBase64(text: string): Uint8Array | undefined {
	const packed = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
	if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
	return Buffer.from(packed, 'base64');
}

function partContent(
	name: string,
	given: Record<string, unknown>,
	{ bytes }: Part,
	{ maxAttachmentBytes }: AttachmentLimits
): Result<Content, AttachmentFault> {
	const { digest, encoding = 'identity', length, encoded_length: encodedLength } = given;
	if (typeof digest === 'string' && digest.startsWith('md5-') && digest !== digestOf(bytes))
		return err({ kind: 'digest-differs', reason: name });
	if (encoding !== 'identity' && encoding !== 'gzip')
		return bad(`Unknown attachment encoding: ${name}`);
	const expected = encoding === 'gzip' ? encodedLength : length;
	if (typeof expected === 'number' && expected !== bytes.length)
		return bad(`Attachment length differs from what was announced: ${name}`);
	return contentOf(name, bytes, encoding, maxAttachmentBytes);
}

/** Packed bytes are kept as they came: their digest is of that form, and every server on the way compares it. */
export function contentOf(
	name: string,
	bytes: Uint8Array,
	coding: Content['coding'],
	maxBytes: number
): Result<Content, AttachmentFault> {
	if (coding === 'identity') return ok({ bytes, coding, length: bytes.length });
	try {
		const { length } = gunzipSync(bytes, {
			maxOutputLength: Math.min(maxBytes, constants.MAX_LENGTH)
		});
		return ok({ bytes, coding, length });
	} catch (thrown) {
		return thrown instanceof RangeError
			? err({ kind: 'attachment-too-large', reason: name })
			: bad(`the attachment is not valid gzip: ${name}`);
	}
}

/**
 * Which part is which attachment: by the names the parts carry, as CouchDB sends them; else in the order in which the
 * document names them.
 */
function inOrder(
	following: readonly [name: string, given: unknown][],
	parts: readonly Part[]
): Result<Map<string, Part>, AttachmentFault> {
	if (parts.length !== following.length)
		return bad(`${following.length} attachments were announced, ${parts.length} followed`);
	const byName = new Map(parts.map((part) => [part.fileName, part]));
	const areNamed = following.every(([name]) => byName.has(name));
	const found = new Map<string, Part>();
	following.forEach(([name], index) => {
		const part = areNamed ? byName.get(name) : parts[index];
		if (part !== undefined) found.set(name, part);
	});
	return ok(found);
}
