import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip, type ZlibOptions } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problems } from '../../problems';

/** Bytes, whatever the type definitions in force call them. */
type Bytes = Pick<Uint8Array, 'buffer' | 'byteOffset' | 'byteLength'>;

const inflate: (body: Uint8Array, options: ZlibOptions) => Promise<Bytes> = promisify(gunzip);

/** Bodies stay bytes until a route asks: parsed once, by us, with CouchDB's answers to what is wrong with them. */
export function acceptRawBodies(server: FastifyInstance): void {
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body)
	);
}

/** @param maxBytes of the body after it was inflated */
export async function readJson(request: FastifyRequest, maxBytes: number): Promise<unknown> {
	return parseJson(await readBytes(request, maxBytes));
}

export function parseJson(bytes: Uint8Array): unknown {
	if (bytes.length === 0 || !isUtf8(bytes)) throw problems.notJson();
	try {
		return JSON.parse(textOf(bytes)) as unknown;
	} catch {
		throw problems.notJson();
	}
}

const NOTHING = new Uint8Array();

/** As they were sent, packed or not. */
export const rawBody = ({ body }: FastifyRequest): Uint8Array =>
	(body as Uint8Array | null | undefined) ?? NOTHING;

/** @param maxBytes of the body after it was inflated */
export async function readBytes(request: FastifyRequest, maxBytes: number): Promise<Uint8Array> {
	const body = rawBody(request);
	const encoding = request.headers['content-encoding'] ?? 'identity';
	if (body.length === 0 || encoding === 'identity') return body;
	if (encoding !== 'gzip')
		throw problems.badContentType(`Content-Encoding not offered: ${encoding}`);
	try {
		const { buffer, byteOffset, byteLength } = await inflate(body, { maxOutputLength: maxBytes });
		return new Uint8Array(buffer, byteOffset, byteLength);
	} catch (thrown) {
		if (thrown instanceof RangeError) throw problems.tooLarge();
		throw problems.badRequest('the request body is not valid gzip');
	}
}

const textOf = (bytes: Uint8Array): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
