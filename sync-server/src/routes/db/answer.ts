import { PassThrough, pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGzip, gzip, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Text made here, not objects: bodies are spliced in as they were stored. */
export interface Answer {
	status?: number;
	headers?: Readonly<Record<string, string>>;
	/** `parts` for what is too long, or takes too long, to be held in one piece. */
	body: string | Uint8Array | { parts: AsyncIterable<string | Uint8Array>; isLive: boolean };
}

export const json = (value: unknown, status = 200): Answer => ({
	status,
	body: `${JSON.stringify(value)}\n`
});

/** Shorter ones fit into one packet anyway. */
const GZIP_FROM_BYTES = 1024;
/** Level 1 makes entries seven times smaller for 5 µs each; higher levels cost much more than they save. */
const GZIP_LEVEL = 1;

/** Up to here, compressing costs less than handing the work to another thread. */
const GZIP_AT_ONCE_BYTES = 64 * 1024;

const compressAside = promisify(gzip);

const compress = async (text: string) =>
	text.length <= GZIP_AT_ONCE_BYTES
		? gzipSync(text, { level: GZIP_LEVEL })
		: compressAside(text, { level: GZIP_LEVEL });

export async function send(
	request: FastifyRequest,
	reply: FastifyReply,
	{ status = 200, headers = {}, body }: Answer
): Promise<FastifyReply> {
	reply.code(status).headers({
		'content-type': 'application/json',
		// What is known of people stays out of every cache on the way.
		'cache-control': 'no-store',
		vary: 'Accept-Encoding',
		...headers
	});
	const zips = isOurJson(headers) && acceptsGzip(request.headers['accept-encoding']);
	if (body instanceof Uint8Array) return reply.send(body);

	if (typeof body === 'string') {
		if (!zips || body.length < GZIP_FROM_BYTES) return reply.send(body);
		return reply.header('content-encoding', 'gzip').send(await compress(body));
	}

	const text = Readable.from(body.parts, { objectMode: true, highWaterMark: 2 });
	// The heartbeats of a live feed must leave at once, not when a block of compressed text is full.
	if (!zips || body.isLive) return reply.send(joined(text, new PassThrough()));
	return reply
		.header('content-encoding', 'gzip')
		.send(joined(text, createGzip({ level: GZIP_LEVEL })));
}

/** What somebody attached goes out as it came, with the length it says, even when it is JSON. */
const isOurJson = (headers: Readonly<Record<string, string>>): boolean =>
	headers['content-length'] === undefined &&
	(headers['content-type'] ?? 'application/json').startsWith('application/json');

/** A failure after the first byte can only be shown by breaking off: half an answer must not look whole. */
function joined(from: Readable, to: NodeJS.ReadWriteStream & { destroy(error?: Error): unknown }) {
	pipeline(from, to, () => undefined);
	return to;
}

export function acceptsGzip(header: string | string[] | undefined): boolean {
	return String(header ?? '')
		.split(',')
		.some((coding) => /^\s*gzip\s*(;\s*q=(0\.0*[1-9][0-9]*|1(\.0*)?)\s*)?$/i.test(coding));
}

/** Held in memory up to here; a stream costs more than it saves. */
const LONG_CHARACTERS = 1024 * 1024;

/** Gives short answers in one piece, and only long ones as a stream. */
export async function inPiecesIfLong(parts: AsyncGenerator<string>): Promise<Answer['body']> {
	let opening = '';
	while (opening.length < LONG_CHARACTERS) {
		const next = await parts.next();
		if (next.done === true) return opening;
		opening += next.value;
	}
	return {
		isLive: false,
		parts: (async function* () {
			yield opening;
			yield* parts;
		})()
	};
}
