import { randomBytes } from 'node:crypto';
import type { Attachment } from '../../protocol/attachment';
import type { DocDatabase } from '../../storage/doc-store';
import type { Answer } from './answer';

export type Pieces = AsyncGenerator<string | Uint8Array>;

/** A document and the bytes that follow it. */
export interface RelatedDoc {
	text: string;
	wanted: ReadonlySet<Attachment>;
}

/** In no content by chance. */
const newBoundary = (): string => randomBytes(16).toString('hex');

/** One document with its attachments, as CouchDB's replicator reads and writes them. */
export function relatedAnswer(
	database: DocDatabase,
	doc: RelatedDoc,
	headers: Readonly<Record<string, string>>
): Answer {
	const boundary = newBoundary();
	return {
		headers: { ...headers, 'content-type': `multipart/related; boundary="${boundary}"` },
		body: { isLive: false, parts: related(database, doc, boundary) }
	};
}

async function* related(
	database: DocDatabase,
	{ text, wanted }: RelatedDoc,
	boundary: string
): Pieces {
	yield `--${boundary}\r\nContent-Type: application/json\r\n\r\n${text}`;
	for (const attachment of wanted) {
		yield `\r\n--${boundary}\r\n${headersOf(attachment)}\r\n`;
		yield* database.readContent(attachment);
	}
	yield `\r\n--${boundary}--`;
}

function headersOf({ name, contentType, keptLength, coding }: Attachment): string {
	// A reader that finds no name goes by the order.
	const disposition = isHeaderText(name)
		? `Content-Disposition: attachment; filename="${name}"\r\n`
		: '';
	const type = isHeaderText(contentType) ? `Content-Type: ${contentType}\r\n` : '';
	const packing = coding === 'gzip' ? 'Content-Encoding: gzip\r\n' : '';
	return `${disposition}${type}Content-Length: ${keptLength}\r\n${packing}`;
}

const isHeaderText = (text: string): boolean => !/\p{Cc}/u.test(text);

/** @property about further headers, where the answer is to many questions */
export type MixedPart = { about?: Readonly<Record<string, string>> } & (
	{ doc: RelatedDoc } | { error: string }
);

/** Many documents, each with its attachments nested in it; what is missing says so in a part of its own. */
export function mixedAnswer(database: DocDatabase, parts: AsyncIterable<MixedPart>): Answer {
	const boundary = newBoundary();
	return {
		headers: { 'content-type': `multipart/mixed; boundary="${boundary}"` },
		body: { isLive: false, parts: mixed(database, parts, boundary) }
	};
}

async function* mixed(
	database: DocDatabase,
	parts: AsyncIterable<MixedPart>,
	boundary: string
): Pieces {
	const inner = newBoundary();
	yield `--${boundary}`;
	for await (const part of parts) {
		yield Object.entries(part.about ?? {})
			.filter(([, value]) => isHeaderText(value))
			.map(([name, value]) => `\r\n${name}: ${value}`)
			.join('');
		if ('error' in part)
			yield `\r\nContent-Type: application/json; error="true"\r\n\r\n${part.error}`;
		else if (part.doc.wanted.size === 0)
			yield `\r\nContent-Type: application/json\r\n\r\n${part.doc.text}`;
		else {
			yield `\r\nContent-Type: multipart/related; boundary="${inner}"\r\n\r\n`;
			yield* related(database, part.doc, inner);
		}
		yield `\r\n--${boundary}`;
	}
	yield '--';
}
