import { createHash } from 'node:crypto';

/** How the bytes are kept and sent: as they are, or as a client that had packed them sent them. */
export type Coding = 'identity' | 'gzip';

/** The bytes of an attachment as they arrived. */
export interface Content {
	bytes: Uint8Array;
	coding: Coding;
	/** Of the bytes unpacked. */
	length: number;
}

export type IncomingAttachment =
	| { kind: 'new'; name: string; contentType: string; revpos: number | undefined; content: Content }
	/** One that the revision before has and this one keeps. */
	| { kind: 'stub'; name: string; revpos: number | undefined; digest: string | undefined };

/** What is known of an attachment without its bytes. */
export interface Attachment {
	name: string;
	contentType: string;
	/** The generation of the revision that brought it. */
	revpos: number;
	/** Of the bytes as they are kept. */
	digest: string;
	coding: Coding;
	/** Of the bytes unpacked. */
	length: number;
	/** Of the bytes as they are kept. */
	keptLength: number;
	/** Where the store finds the bytes. */
	content: number;
}

/** CouchDB's own: for comparing on the wire, not for telling contents apart. */
export const digestOf = (bytes: Uint8Array): string =>
	`md5-${createHash('md5').update(bytes).digest('base64')}`;
