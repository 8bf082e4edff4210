import fastify, { type FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toProblem } from '../../../../sync-server/src/problems';
import { staticRoutes } from '../../../../sync-server/src/routes/static';

const SCRIPT = "\n\t\timport('/_app/immutable/entry/start.js').then((kit) => kit.start());\n\t";
const SHELL = `<!doctype html><html lang="vi"><head><script src="/a.js"></script></head>
<body><div style="display: contents"><script>${SCRIPT}</script></div></body></html>`;
const APP_JS = `export const words = ${JSON.stringify('đi từng ngõ, gõ từng nhà. '.repeat(200))};`;

let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-static-'));
	const build = join(folder, 'build');
	await mkdir(join(build, '_app/immutable'), { recursive: true });
	await writeFile(join(folder, 'secret.txt'), 'not yours');
	await writeFile(join(build, '.env'), 'not yours');
	await writeFile(join(build, '200.html'), SHELL);
	await writeFile(join(build, 'service-worker.js'), 'self.skipWaiting();');
	await writeFile(join(build, 'icon.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
	await writeFile(join(build, '_app/immutable/app.AbCd.js'), APP_JS);

	server = fastify();
	server.setErrorHandler((thrown, _request, reply) => {
		const problem = toProblem(thrown);
		return reply.code(problem.status).headers(problem.headers).send(problem.body);
	});
	await server.register(staticRoutes, { buildDir: build });
});

afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true });
});

const HTML = 'text/html,application/xhtml+xml,*/*;q=0.8';
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });

test.each(['/', '/village/v1/household/01M4', '/sync?from=home', '/đường/có%20dấu'])(
	'the address %s opens the application',
	async (url) => {
		const response = await get(encodeURI(decodeURI(url)), { accept: HTML });
		expect(response.statusCode).toBe(200);
		expect(response.body).toBe(SHELL);
		expect(response.headers['content-type']).toContain('text/html');
		expect(response.headers['cache-control']).toBe('no-cache');
	}
);

test('a file that is gone is not answered with a page: an old application must notice', async () => {
	const response = await get('/_app/immutable/old.js', { accept: '*/*' });
	expect(response.statusCode).toBe(404);
});

test.each([
	'/../secret.txt',
	'/%2e%2e/secret.txt',
	'/..%2fsecret.txt',
	'/_app/..%2f..%2fsecret.txt',
	'/.env',
	'/%00',
	'/%ff',
	'//secret.txt',
	'/_app'
])('%s reaches nothing outside the application', async (url) => {
	for (const accept of ['*/*', HTML]) {
		const response = await get(url, { accept });
		expect([200, 400, 404]).toContain(response.statusCode);
		expect(response.body).not.toContain('not yours');
		if (response.statusCode === 200) expect(response.body).toBe(SHELL);
	}
});

test('what has a hash in its name is kept for ever, everything else is asked for again', async () => {
	const hashed = await get('/_app/immutable/app.AbCd.js');
	expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
	const worker = await get('/service-worker.js');
	expect(worker.headers['cache-control']).toBe('no-cache');
	const again = await get('/service-worker.js', { 'if-none-match': String(worker.headers.etag) });
	expect(again.statusCode).toBe(304);
});

test.each([
	{ accepts: 'gzip, deflate, br', encoding: 'br', decode: brotliDecompressSync },
	{ accepts: 'gzip', encoding: 'gzip', decode: gunzipSync },
	{ accepts: 'gzip, br;q=0', encoding: 'gzip', decode: gunzipSync },
	{ accepts: 'identity', encoding: undefined, decode: (bytes: Buffer) => bytes }
])('a phone that accepts "$accepts" gets $encoding', async ({ accepts, encoding, decode }) => {
	const response = await get('/_app/immutable/app.AbCd.js', { 'accept-encoding': accepts });
	expect(response.headers['content-encoding']).toBe(encoding);
	expect(response.headers['content-type']).toContain('javascript; charset=utf-8');
	expect(decode(response.rawPayload).toString()).toBe(APP_JS);
	if (encoding) expect(response.rawPayload.length).toBeLessThan(APP_JS.length / 10);

	const again = await get('/_app/immutable/app.AbCd.js', {
		'accept-encoding': accepts,
		'if-none-match': String(response.headers.etag)
	});
	expect(again.statusCode).toBe(304);
});

test('pictures go as they are', async () => {
	const response = await get('/icon.png', { 'accept-encoding': 'br, gzip' });
	expect(response.headers['content-encoding']).toBeUndefined();
	expect(response.headers['content-type']).toBe('image/png');
});

test('the page may run its own script and nothing else, and talk to this server alone', async () => {
	const { headers } = await get('/', { accept: HTML });
	const policy = String(headers['content-security-policy']);
	const hash = createHash('sha256').update(SCRIPT).digest('base64');
	expect(policy).toContain("default-src 'self'");
	expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
	expect(policy).toContain("connect-src 'self'");
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).not.toMatch(/https?:|\*|unsafe-eval|upgrade-insecure/);
	expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
	expect(headers['permissions-policy']).toContain('camera=(self), microphone=(self)');
	expect(headers['permissions-policy']).toContain('geolocation=(self)');
	expect(headers['x-content-type-options']).toBe('nosniff');
});

test('a server whose application was not built says what to do', async () => {
	const bare = fastify();
	bare.setErrorHandler((thrown, _request, reply) => {
		const problem = toProblem(thrown);
		return reply.code(problem.status).send(problem.body);
	});
	await bare.register(staticRoutes, { buildDir: join(folder, 'nowhere') });
	const response = await bare.inject({ url: '/', headers: { accept: HTML } });
	expect(response.statusCode).toBe(503);
	expect(response.body).toContain('npm run build');
	await bare.close();
});
