import { createHash } from 'node:crypto';
import { digestOf, type IncomingAttachment } from './attachment';

/** `3-9f86d081…`: how many edits led here, and which one this is. */
export interface Revision {
	generation: number;
	hash: string;
}

/** CouchDB's are 32 hexadecimal digits; other clients may choose their own, within reason. */
const MAX_HASH_LENGTH = 128;
const MAX_GENERATION = 1e9;

const FIRST = /^1-[0-9a-f]{32}$/;
const HEXADECIMAL = /^[0-9a-f]{32}$/;

export const formatRev = ({ generation, hash }: Revision): string => `${generation}-${hash}`;

export function parseRev(text: unknown): Revision | undefined {
	if (typeof text !== 'string') return undefined;
	// As every entry's is: told without asking for each character what it is.
	if (FIRST.test(text)) return { generation: 1, hash: text.slice(2) };
	const found = /^([1-9][0-9]{0,9})-(.+)$/su.exec(text);
	if (found === null) return undefined;
	const generation = Number(found[1]);
	const hash = found[2];
	if (generation > MAX_GENERATION || !isRevHash(hash)) return undefined;
	return { generation, hash };
}

export const isRevHash = (value: unknown): value is string =>
	typeof value === 'string' &&
	(HEXADECIMAL.test(value) ||
		(value.length > 0 &&
			value.length <= MAX_HASH_LENGTH &&
			/^[^\s"\\\p{Cc}\p{Cs}]+$/u.test(value)));

interface Edited {
	deleted: boolean;
	body: string;
	attachments?: readonly IncomingAttachment[];
}

/** The same edit of the same revision gives the same one, so a repeated request cannot make two. */
export function nextRevision(
	parent: Revision | undefined,
	{ deleted, body, attachments = [] }: Edited
): Revision {
	const generation = (parent?.generation ?? 0) + 1;
	const hash = createHash('md5')
		.update(JSON.stringify([generation, parent?.hash ?? null, deleted]))
		.update(body);
	for (const attachment of attachments) hash.update(JSON.stringify(identityOf(attachment)));
	return { generation, hash: hash.digest('hex') };
}

const identityOf = (attachment: IncomingAttachment) =>
	attachment.kind === 'stub'
		? [attachment.name]
		: [attachment.name, attachment.contentType, digestOf(attachment.content.bytes)];
