import { err, ok, type Result } from '../domain/result';
import { failureOf, type ReplicationFailure } from './failures';
import { gzip } from './gzip';
import { readPieces } from './read-pieces';
import { readWithin } from './read-within';

/** What an answer must look like before anyone believes it; a captive portal's page never does. */
export interface AnswerShape<T> {
	safeParse(value: unknown): { success: true; data: T } | { success: false };
}

export interface ServerClientParts {
	/** `fetch` of the worker or of Node. */
	fetch: typeof fetch;
	/** `https://sync.commune.example`, without a slash at the end. */
	origin: string;
	token: string | undefined;
	nowMs: () => number;
	/** Told of every request, its headers estimated. */
	meter: (used: Traffic) => void;
	/** Ends what is under way, when another tab takes over or the person signs out. */
	signal: AbortSignal;
	/** Silence after which a link counts as dead. */
	silenceMs?: number;
}

export interface Traffic {
	sentBytes: number;
	receivedBytes: number;
}

export interface Question<T> {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	path: string;
	body?: unknown;
	/** Sent as it is, in the place of a body. */
	file?: { type: string; bytes: ArrayBuffer };
	shape: AnswerShape<T>;
}

/** Takes bytes in the order they come; false ends it. */
export type TakePiece = (piece: Uint8Array) => Promise<boolean>;

/** @property from the first byte that is wanted */
export interface Download {
	path: string;
	from: number;
	onPiece: TakePiece;
}

/** The slowest links in the hills answer within this; waiting longer costs the battery and tells nothing. */
const SILENCE_MS = 30_000;
/** GPRS at its worst: a body may take this long to leave before the silence begins to count. */
const SLOWEST_BYTES_PER_MS = 0.5;
/** Compressing less than this saves less than the header that says so. */
const GZIP_FROM_BYTES = 1024;
/** Measured with Chromium over HTTP/1.1 (624 to 752): path, token, client hints, accepted languages and encodings. */
const REQUEST_HEADER_BYTES = 700;
/** Measured with our server (218 to 227). */
const ANSWER_HEADER_BYTES = 225;

/** One request and its answer, or the one name of what went wrong. Never throws for what the network does. */
export class ServerClient {
	constructor(private readonly parts: ServerClientParts) {}

	async ask<T>(question: Question<T>): Promise<Result<T, ReplicationFailure>> {
		const { method, path, body, file, shape } = question;
		const sent = file ? asItIs(file) : await encode(body);
		const answer = await this.send(method, path, sent);
		if (!answer.ok) return answer;

		const { status, retryAfter, text } = answer.value;
		if (status < 200 || status > 299)
			return err(failureOf({ status, retryAfter, body: text }, this.parts.nowMs()));
		const believed = shape.safeParse(parseJson(text));
		return believed.success ? ok(believed.data) : err({ kind: 'unreachable' });
	}

	/** Something large, from any of its bytes on: what has come before the link broke need not come again. */
	async download({ path, from, onPiece }: Download): Promise<Result<null, ReplicationFailure>> {
		const { signal, silenceMs = SILENCE_MS, origin, token, meter, nowMs } = this.parts;
		const headers: Record<string, string> = { range: `bytes=${from}-` };
		if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
		meter({ sentBytes: REQUEST_HEADER_BYTES, receivedBytes: 0 });
		let refusal: ReplicationFailure | undefined;
		try {
			await readPieces(
				(abort) =>
					this.parts.fetch(origin + path, {
						headers,
						redirect: 'error',
						cache: 'no-store',
						signal: abort
					}),
				{ signal, silenceMs, firstByteMs: silenceMs },
				{
					async onHead(response) {
						meter({ sentBytes: 0, receivedBytes: ANSWER_HEADER_BYTES });
						if (isFrom(response, from)) return true;
						const { status, ok: answered } = response;
						const retryAfter = response.headers.get('retry-after');
						// A proxy that knows no ranges, or a page of its own.
						if (answered) refusal = { kind: 'unreachable' };
						else refusal = failureOf({ status, retryAfter, body: await response.text() }, nowMs());
						return false;
					},
					onPiece(piece) {
						meter({ sentBytes: 0, receivedBytes: piece.byteLength });
						return onPiece(piece);
					}
				}
			);
		} catch {
			return err(signal.aborted ? { kind: 'stopped' } : { kind: 'unreachable' });
		}
		return refusal === undefined ? ok(null) : err(refusal);
	}

	private async send(method: string, path: string, { payload, type, encoding }: Encoded) {
		const { signal, silenceMs = SILENCE_MS, origin, token } = this.parts;
		const headers: Record<string, string> = { accept: 'application/json' };
		if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
		if (payload !== undefined) headers['content-type'] = type ?? 'application/json';
		if (encoding !== undefined) headers['content-encoding'] = encoding;

		const sentBytes = payload?.byteLength ?? 0;
		this.parts.meter({ sentBytes: sentBytes + REQUEST_HEADER_BYTES, receivedBytes: 0 });
		const request: RequestInit = { method, headers, redirect: 'error', cache: 'no-store' };
		if (payload !== undefined) request.body = payload;
		try {
			const answer = await readWithin(
				(abort) => this.parts.fetch(origin + path, { ...request, signal: abort }),
				{ signal, silenceMs, firstByteMs: silenceMs + sentBytes / SLOWEST_BYTES_PER_MS }
			);
			this.parts.meter({ sentBytes: 0, receivedBytes: answer.wireBytes + ANSWER_HEADER_BYTES });
			return ok(answer);
		} catch {
			// Whatever fetch throws (no network, a redirect, a connection cut in the middle) means the same to us.
			return err<ReplicationFailure>(
				signal.aborted ? { kind: 'stopped' } : { kind: 'unreachable' }
			);
		}
	}
}

const isFrom = ({ status, headers }: Response, from: number): boolean =>
	(status === 206 && headers.get('content-range')?.startsWith(`bytes ${from}-`) === true) ||
	(status === 200 && from === 0 && headers.get('content-type') === 'application/octet-stream');

interface Encoded {
	payload: Uint8Array<ArrayBuffer> | undefined;
	type?: string;
	encoding?: 'gzip';
}

const asItIs = ({ type, bytes }: { type: string; bytes: ArrayBuffer }): Encoded => ({
	payload: new Uint8Array(bytes),
	type
});

async function encode(body: unknown): Promise<Encoded> {
	if (body === undefined) return { payload: undefined };
	const plain = new TextEncoder().encode(JSON.stringify(body));
	if (plain.byteLength < GZIP_FROM_BYTES) return { payload: plain };
	return { payload: await gzip(plain), encoding: 'gzip' };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
