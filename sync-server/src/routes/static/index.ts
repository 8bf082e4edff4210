import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { problems } from '../../problems';
import { chooseEncoding, CompressedFiles, isWorthCompressing } from './compressed-files';
import { contentSecurity, PERMISSIONS_POLICY } from './content-security';

/** The one page of the application, for every address within it. */
const SHELL = '200.html';

/** SvelteKit puts a hash of the content into these names, so what is behind one never changes. */
const IMMUTABLE = '/_app/immutable/';

const CONTENT_TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'application/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.webmanifest': 'application/manifest+json',
	'.txt': 'text/plain; charset=utf-8',
	'.map': 'application/json'
};

/** GET /…: the built application, its page for every address that is not a file. */
export async function staticRoutes(
	server: FastifyInstance,
	{ buildDir }: { buildDir: string }
): Promise<void> {
	const compressed = new CompressedFiles();
	await server.register(helmet, { global: false });
	await server.register(fastifyStatic, {
		root: buildDir,
		serve: false,
		cacheControl: false,
		dotfiles: 'deny'
	});

	server.get('/*', { config: { action: 'public' } }, async (request, reply) => {
		const path = pathWithin(buildDir, request);
		const isFile = path !== undefined && (await isFileAt(join(buildDir, path)));
		if (!isFile && (!acceptsHtml(request) || request.url.startsWith('/db/'))) throw problems.missing();

		const served = isFile ? path : SHELL;
		const shell = await readFile(join(buildDir, SHELL), 'utf8').catch(() => undefined);
		if (shell === undefined)
			throw problems.unavailable('ứng dụng chưa được dựng, hãy chạy "npm run build" trên máy chủ');

		await reply.helmet({
			contentSecurityPolicy: contentSecurity(shell),
			// Said for every answer alike, and only over TLS.
			strictTransportSecurity: false
		});
		reply.headers({
			'permissions-policy': PERMISSIONS_POLICY,
			'cache-control': served.startsWith(IMMUTABLE)
				? 'public, max-age=31536000, immutable'
				: 'no-cache',
			vary: 'accept-encoding'
		});
		return (await sendCompressed(served, request, reply)) ?? reply.sendFile(served);
	});

	async function sendCompressed(path: string, request: FastifyRequest, reply: FastifyReply) {
		const encoding = chooseEncoding(request.headers['accept-encoding']);
		if (encoding === undefined || !isWorthCompressing(path)) return undefined;
		const file = await compressed.get(join(buildDir, path), encoding);
		if (file === undefined) return undefined;

		reply.header('etag', file.etag);
		if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
		return reply
			.headers({
				'content-encoding': encoding,
				'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream'
			})
			.send(file.bytes);
	}
}

/** The file an address names, starting with "/"; undefined for one that is none, or tries to leave the folder. */
function pathWithin(buildDir: string, request: FastifyRequest): string | undefined {
	const { pathname } = new URL(request.url, 'http://localhost');
	let decoded: string;
	try {
		decoded = decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
	if (decoded.includes('\0') || decoded.endsWith('/') || /(^|\/)\./.test(decoded)) return undefined;
	const path = normalize(decoded);
	return join(buildDir, path).startsWith(join(buildDir, '/')) ? path : undefined;
}

const isFileAt = async (path: string): Promise<boolean> =>
	(await stat(path).catch(() => undefined))?.isFile() ?? false;

const acceptsHtml = ({ headers }: FastifyRequest): boolean =>
	headers.accept?.includes('text/html') ?? false;
