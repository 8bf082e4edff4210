import type { IncomingHttpHeaders } from 'node:http';
import { RUNS_NOTHING } from '../routes/db/runs-nothing';

/** What of a request's headers the CouchDB may see. Who sent it, it learns from our own token alone. */
const UP = [
	'accept',
	'content-type',
	'content-md5',
	'if-match',
	'if-none-match',
	'if-range',
	'range',
	'last-event-id',
	'destination'
] as const;

/** What of its answer may be seen of. Cookies, its name and how to sign in to it are nobody's business. */
const DOWN = [
	'content-type',
	'content-md5',
	'content-range',
	'content-encoding',
	'accept-ranges',
	'etag',
	'location',
	'allow'
] as const;

/** @param isFile only files are asked for packed: text is packed here, for the one who asked */
export function headersUp(
	headers: IncomingHttpHeaders,
	{ requestId, isFile }: { requestId: string; isFile: boolean }
): Record<string, string> {
	const passed: Record<string, string> = { 'x-request-id': requestId };
	for (const name of UP) {
		const value = headers[name];
		if (typeof value === 'string') passed[name] = value;
	}
	if (isFile)
		for (const name of ['accept-encoding', 'content-encoding']) {
			const coding = headers[name];
			if (typeof coding === 'string') passed[name] = coding;
		}
	return passed;
}

export function headersDown(
	headers: Readonly<Record<string, string | string[] | undefined>>,
	{ isFile, isHead = false }: { isFile: boolean; isHead?: boolean }
): Record<string, string> {
	const passed: Record<string, string> = isFile ? { ...RUNS_NOTHING } : {};
	for (const name of DOWN) {
		const value = headers[name];
		if (typeof value === 'string') passed[name] = value;
	}
	const { location } = passed;
	// A CouchDB names itself there, with an address that only we can reach.
	if (location !== undefined) passed['location'] = location.replace(/^https?:\/\/[^/]*/i, '');
	// The length of text changes when it is packed; of a file it is part of what was asked.
	const length = headers['content-length'];
	const isText = /^(application\/json|text\/plain)/.test(passed['content-type'] ?? '');
	if (typeof length === 'string' && (isFile || isHead || !isText))
		passed['content-length'] = length;
	return passed;
}
