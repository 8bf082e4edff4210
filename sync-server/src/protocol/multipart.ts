import { err, ok, type Result } from '../../../src/lib/domain/result';

/** A part of a multipart body (RFC 2046): `bytes` is a view of the request, not a copy. */
export interface Part {
	contentType: string | undefined;
	fileName: string | undefined;
	bytes: Uint8Array;
}

/** A document with more files than this is no document. */
const MAX_PARTS = 1000;
/** Names and types of a part; a name of a thousand letters with marks fits. */
const MAX_HEADER_BYTES = 16 * 1024;
/** RFC 2046 allows 70 characters; some clients write more. */
const MAX_BOUNDARY_LENGTH = 256;

/** The boundary that a `Content-Type` names. */
export function boundaryOf(contentType: string): string | undefined {
	const found = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType);
	const boundary = found?.[1] ?? found?.[2];
	return boundary && boundary.length <= MAX_BOUNDARY_LENGTH ? boundary : undefined;
}

const LINE_END = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');

/** Takes a body apart. Whatever it is made of, each byte is looked at a few times at most. */
export function splitMultipart(body: Uint8Array, boundary: string): Result<Part[], string> {
	const all = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const opening = Buffer.from(`--${boundary}`);
	const delimiter = Buffer.from(`\r\n--${boundary}`);

	let at: number;
	if (all.subarray(0, opening.length).equals(opening)) at = opening.length;
	else {
		const first = all.indexOf(delimiter);
		if (first === -1) return err('the multipart body has no part');
		at = first + delimiter.length;
	}

	const parts: Part[] = [];
	while (!isClosing(all, at)) {
		const start = endOfBoundaryLine(all, at);
		const end = start === undefined ? -1 : all.indexOf(delimiter, start);
		if (start === undefined || end === -1) return err('the multipart body ends too early');
		const part = readPart(all.subarray(start, end));
		if (part === undefined) return err('a part of the multipart body has no readable headers');
		if (parts.push(part) > MAX_PARTS) return err('the multipart body has too many parts');
		at = end + delimiter.length;
	}
	return ok(parts);
}

const isClosing = (all: Buffer, at: number): boolean => all[at] === 0x2d && all[at + 1] === 0x2d;

/** The line break is left to the part: a part without headers begins with an empty line. */
function endOfBoundaryLine(all: Buffer, at: number): number | undefined {
	let end = at;
	while (all[end] === 0x20 || all[end] === 0x09) end++;
	return all.subarray(end, end + 2).equals(LINE_END) ? end : undefined;
}

function readPart(part: Buffer): Part | undefined {
	const end = part.subarray(0, MAX_HEADER_BYTES).indexOf(HEADERS_END);
	if (end === -1) return undefined;
	const headers = part.subarray(0, end).toString('utf8');
	return {
		contentType: /\r\ncontent-type:\s*([^\r\n]*)/i.exec(headers)?.[1]?.trim(),
		// CouchDB puts the name between quotes as it is, with quotes inside it as well.
		fileName: /\r\ncontent-disposition:[^\r\n]*;\s*filename="([^\r\n]*)"/i.exec(headers)?.[1],
		bytes: part.subarray(end + HEADERS_END.length)
	};
}
