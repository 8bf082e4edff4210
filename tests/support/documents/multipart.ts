import { randomBytes } from 'node:crypto';
import { splitMultipart, boundaryOf, type Part } from '../../../sync-server/src/protocol/multipart';

/** A body as CouchDB's replicator sends it: the document, then its files in their order. */
export function relatedBody(
	doc: unknown,
	files: readonly Uint8Array[],
	headers: readonly string[] = []
): { body: Buffer; headers: Record<string, string> } {
	const boundary = randomBytes(8).toString('hex');
	const pieces: Uint8Array[] = [
		Buffer.from(`--${boundary}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(doc)}`),
		...files.flatMap((file, index) => [
			Buffer.from(`\r\n--${boundary}\r\n${headers[index] ?? ''}\r\n`),
			file
		]),
		Buffer.from(`\r\n--${boundary}--`)
	];
	return {
		body: Buffer.concat(pieces),
		headers: { 'content-type': `multipart/related; boundary="${boundary}"` }
	};
}

/** An answer in parts, taken apart as a client would. */
export function partsOf(bytes: Uint8Array, contentType: unknown): Part[] {
	const boundary = boundaryOf(String(contentType));
	if (boundary === undefined) throw new Error(`no boundary in ${String(contentType)}`);
	const split = splitMultipart(bytes, boundary);
	if (!split.ok) throw new Error(split.error);
	return split.value;
}

export const textOf = (part: Part | undefined): string =>
	Buffer.from(part?.bytes ?? []).toString('utf8');

export const jsonOf = (part: Part | undefined): unknown => JSON.parse(textOf(part));
