import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Problem } from '../problems';
import { isObject } from '../protocol/json';
import type { Answer } from '../routes/db/answer';
import { rawBody, readBytes } from '../routes/db/body';
import type { Caller, DbAction } from '../routes/db/gate';
import { ADMIN_ROLE, memberRole, WRITER_ROLE, type Speaker } from './caller-tokens';
import { kindOf } from './couch-client';
import type { GatewayCall } from './gateway-call';
import { headersDown, headersUp } from './passed-headers';
import { targetOf } from './target-of';
import type { Upstream, UpstreamAnswer } from './upstream';
import { toBackendProblem, unavailable } from './upstream-trouble';

/** In whose name a request is passed on: with no more than this one request needs. */
export function speakerFor(
	{ name, isAdministrator }: Caller,
	dbName: string,
	action: DbAction
): Speaker {
	if (isAdministrator) return { name, roles: [ADMIN_ROLE] };
	return {
		name,
		roles: action === 'write' ? [memberRole(dbName), WRITER_ROLE] : [memberRole(dbName)]
	};
}

/** @property query, body others than the request's own */
export interface PassOptions {
	query?: string;
	body?: Uint8Array;
	isFile?: boolean;
}

/** Passes a request on as it came, and its answer back as it comes. */
export async function passOn(call: GatewayCall, options: PassOptions = {}): Promise<Answer> {
	const { request, reply, upstream } = call;
	const { isFile = false } = options;
	const reach = new AbortController();
	// Whoever asked has gone: nobody reads the rest.
	reply.raw.once('close', () => reach.abort());
	if (reply.raw.destroyed) reach.abort();
	const speaker = speakerFor(call.caller, call.dbName, call.action);
	const answered = await upstream.pass({
		method: request.method,
		target: targetOf(call.pattern, request, options.query),
		headers: headersUp(request.headers, { requestId: request.id, isFile }),
		body: options.body ?? (isFile ? fileIn(call) : await bodyOf(call)),
		speaker,
		signal: reach.signal
	});
	if (answered.status >= 400) throw await problemIn(call, answered, { upstream, speaker });
	return answerOf(answered, { isHead: request.method === 'HEAD', isFile });
}

/** Packed or not, as it is to be kept. */
function fileIn({ request }: GatewayCall): Uint8Array | undefined {
	return request.method === 'PUT' ? rawBody(request) : undefined;
}

/** Packed bodies go on unpacked: so they are bounded here, whatever bounds there are behind us. */
export async function bodyOf({ request, maxBytes }: GatewayCall): Promise<Uint8Array | undefined> {
	if (request.method === 'GET' || request.method === 'HEAD') return undefined;
	const body = await readBytes(request, maxBytes);
	return body.length === 0 && rawBody(request).length === 0 ? undefined : body;
}

export function answerOf(
	{ status, headers, body }: UpstreamAnswer,
	{ isHead, isFile }: { isHead: boolean; isFile: boolean }
): Answer {
	if (isHead || status === 304) {
		drain(body);
		return { status, headers: headersDown(headers, { isFile, isHead }), body: NOTHING };
	}
	return {
		status,
		headers: headersDown(headers, { isFile }),
		body: { isLive: false, parts: body as AsyncIterable<Uint8Array> }
	};
}

/** Of a file the length stands in the headers, though no byte of it comes. */
const NOTHING = { isLive: false, parts: (async function* (): AsyncGenerator<string> {})() };

/** Its connection is good for the next request once it was read to its end. */
export function drain(body: Readable): void {
	body.on('error', () => undefined).resume();
}

/**
 * What the CouchDB will not do. That it does not know us, or would not let in whom our own gate has let in, is our fault
 * and nobody else's: a device that was told 401 or 403 would take it for its own.
 */
export async function problemIn(
	{ dbName, kindOf: kindOfDb }: Pick<GatewayCall, 'dbName' | 'kindOf'>,
	{ status, headers, body }: UpstreamAnswer,
	{ upstream, speaker }: { upstream: Upstream; speaker: Speaker }
): Promise<Problem> {
	const said = await wordsIn(body);
	const { error, reason } = said ?? { error: '', reason: '' };
	const kind = kindOf(status);
	if (kind === 'busy') return toBackendProblem({ kind, status, error, reason });
	if (kind === 'refused') {
		// In a village, a rule refuses only what is written, and writes are not passed on.
		const mayBeRule = kindOfDb(dbName) === 'plain';
		if (!mayBeRule || (status === 401 && !(await upstream.knows(speaker))))
			return toBackendProblem({ kind, status, error, reason });
	}
	// HEAD is answered without words.
	if (said === undefined && status !== 404 && kind !== 'conflict') {
		if (headers['content-type'] !== undefined && Number(headers['content-length'] ?? 0) > 0)
			return unavailable(`not a CouchDB: ${status}`);
	}
	return new Problem(status, error || 'unknown_error', reason, headersOfProblem(headers));
}

async function wordsIn(body: Readable): Promise<{ error: string; reason: string } | undefined> {
	try {
		const value: unknown = JSON.parse(await text(body));
		if (!isObject(value)) return undefined;
		return { error: String(value['error'] ?? ''), reason: String(value['reason'] ?? '') };
	} catch {
		return undefined;
	}
}

function headersOfProblem(headers: UpstreamAnswer['headers']): Record<string, string> {
	const { 'content-range': range, allow } = headersDown(headers, { isFile: false });
	return {
		...(range !== undefined && { 'content-range': range }),
		...(allow !== undefined && { allow })
	};
}
