import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Health } from '../../../../src/lib/domain/access/access';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';
import { createServer } from '../../../../sync-server/src/server';

let data: Data;
let server: FastifyInstance;
let log: PassThrough;

beforeEach(async () => {
	data = openMemory();
	log = new PassThrough();
	server = await createServer({
		...data,
		log: pino(log),
		buildDir: '/nowhere',
		allowPlainDatabases: false
	});
});

afterEach(async () => {
	await server.close();
	await data.store.close();
});

const signIn = (body: unknown, remoteAddress = '10.0.0.1') =>
	server.inject({ method: 'POST', url: '/api/sign-in', payload: body as object, remoteAddress });

test('whether the server is well is told to anyone, and nothing more', async () => {
	const response = await server.inject('/api/health');
	expect(response.statusCode).toBe(200);
	expect(Object.keys(Health.parse(response.json()))).toEqual(['ok', 'version']);
	expect(response.headers['cache-control']).toBe('no-store');
});

test('a whole village behind one address signs in on one morning, a machine that guesses does not', async () => {
	const answers = [];
	for (let i = 0; i < 95; i++) answers.push((await signIn({})).statusCode);
	expect(answers.slice(0, 90).every((status) => status === 400)).toBe(true);
	expect(answers.slice(90).every((status) => status === 429)).toBe(true);

	const refused = await signIn({});
	expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
	expect(refused.json()).toMatchObject({ error: 'too_many_requests' });
	expect((await signIn({}, '10.0.0.2')).statusCode).toBe(400);
});

test('nothing but signing in is counted by address', async () => {
	for (let i = 0; i < 120; i++) await signIn({});
	for (let i = 0; i < 120; i++) {
		expect((await server.inject('/api/access')).statusCode).toBe(401);
		expect((await server.inject('/db/village-17284-01/_changes')).statusCode).toBe(401);
	}
});

test.each([
	{ method: 'GET', url: '/api', status: 404 },
	{ method: 'GET', url: '/api/', status: 404 },
	{ method: 'GET', url: '/api/nothing-here', status: 404 },
	{ method: 'DELETE', url: '/api/access', status: 404 },
	{ method: 'POST', url: '/', status: 404 },
	{ method: 'GET', url: '/db/a/b/c/d', status: 401 },
	{ method: 'GET', url: '/%', status: 400 }
] as const)(
	'$method $url is answered in the one form of refusals',
	async ({ method, url, status }) => {
		for (const accept of ['application/json', 'text/html']) {
			const response = await server.inject({ method, url, headers: { accept } });
			expect(response.statusCode).toBe(status);
			expect(response.json()).toMatchObject({
				error: expect.any(String),
				reason: expect.any(String)
			});
		}
	}
);

test('a mistake of ours is answered without a trace and logged without anyone’s words', async () => {
	data.accounts.people.add({ name: 'tnv1', title: 'Bà Tím', role: 'volunteer', phc: 'not a hash' });
	const response = await signIn({ name: 'tnv1', password: 'bí mật', device: '0123456789' });
	expect(response.statusCode).toBe(500);
	expect(response.json()).toEqual({
		error: 'internal_server_error',
		reason: expect.stringContaining('bản ghi vẫn còn trên máy')
	});
	const logged = String(log.read());
	expect(logged).toContain('"route":"/api/sign-in"');
	expect(logged).not.toMatch(/tnv1|Tím|bí mật|not a hash/);
});
