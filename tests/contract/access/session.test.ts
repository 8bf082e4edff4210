import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { openMemory, type Data } from '../../../sync-server/src/open-data';
import { createServer } from '../../../sync-server/src/server';

const VILLAGE = 'village-17284-01';
const PASSWORD = 'mật khẩu dài';
const ADDRESSES = ['/db/_session', '/api/session'] as const;
const HOST = 'dongbo.xa.example';

let phc: string;
let data: Data;
let server: FastifyInstance;

beforeAll(async () => {
	const hashing = openMemory();
	phc = await hashing.accounts.passwords.hash(PASSWORD);
	await hashing.store.close();
});

beforeEach(async () => {
	data = openMemory();
	const { accounts } = data;
	await accounts.addVillage({ id: VILLAGE, title: 'Xóm 1' });
	for (const [name, role] of [
		['quantri', 'administrator'],
		['canbo', 'commune-officer'],
		['tnv1', 'volunteer'],
		['kiemtra', 'auditor']
	] as const) {
		accounts.people.add({ name, title: name, role, phc });
		accounts.villages.setFor(name, [VILLAGE]);
	}
	server = await createServer({
		...data,
		log: pino({ level: 'silent' }),
		buildDir: '/nowhere',
		allowPlainDatabases: true
	});
});

afterEach(async () => {
	await server.close();
	await data.store.close();
});

const ask = (options: InjectOptions & { url: string }) =>
	server.inject({ ...options, headers: { host: HOST, ...options.headers } });

const signIn = (
	url: string,
	name: string,
	{
		password = PASSWORD,
		headers = {}
	}: { password?: string; headers?: Record<string, string> } = {}
) => ask({ method: 'POST', url, payload: { name, password }, headers });

const cookieOf = (response: { headers: Record<string, unknown> }): string =>
	String(response.headers['set-cookie']);

/** What the browser sends back of it. */
async function cookieFor(name: string): Promise<string> {
	const response = await signIn('/db/_session', name);
	expect(response.statusCode).toBe(200);
	return cookieOf(response).split(';')[0] ?? '';
}

describe.each(ADDRESSES)('%s', (url) => {
	test.each([
		{ name: 'quantri', status: 200 },
		{ name: 'canbo', status: 200 },
		{ name: 'tnv1', status: 403 },
		{ name: 'kiemtra', status: 403 },
		{ name: 'khong-ai', status: 401 }
	])('$name at a console: $status', async ({ name, status }) => {
		const response = await signIn(url, name);
		expect(response.statusCode).toBe(status);
		expect(response.headers['set-cookie'] !== undefined).toBe(status === 200);
	});

	test('gives a cookie no script can read and no other site can send', async () => {
		const plain = cookieOf(await signIn(url, 'canbo'));
		expect(plain).toMatch(/^AuthSession=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
		const overTls = await signIn(url, 'canbo', { headers: { 'x-forwarded-proto': 'https' } });
		expect(cookieOf(overTls)).toMatch(/; SameSite=Strict; Secure$/);
	});

	test('signing out ends the session, not only the cookie', async () => {
		const cookie = await cookieFor('canbo');
		const left = await ask({ method: 'DELETE', url, headers: { cookie } });
		expect(left.statusCode).toBe(200);
		expect(cookieOf(left)).toContain('Max-Age=0');
		expect((await ask({ url: `/db/${VILLAGE}`, headers: { cookie } })).statusCode).toBe(401);
	});

	test('a wrong password slows the next guess down as at any other door', async () => {
		for (let i = 0; i < 5; i++)
			expect((await signIn(url, 'canbo', { password: `đoán ${i}` })).statusCode).toBe(401);
		const waiting = await signIn(url, 'canbo');
		expect(waiting.statusCode).toBe(429);
		expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
	});

	test.each([{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://khac.example' }])(
		'nobody is signed in by another site: %o',
		async (headers) => {
			expect((await signIn(url, 'canbo', { headers })).statusCode).toBe(403);
			const cookie = await cookieFor('canbo');
			const left = await ask({ method: 'DELETE', url, headers: { ...headers, cookie } });
			expect(left.statusCode).toBe(403);
		}
	);

	test.each([{ payload: {} }, { payload: { name: 'canbo' } }, { payload: ['canbo'] }])(
		'$payload is no sign-in',
		async ({ payload }) => {
			const response = await ask({ method: 'POST', url, payload });
			expect(response.statusCode).toBe(400);
			expect(response.json()).toMatchObject({ error: 'bad_request' });
		}
	);
});

test('who signed in at a console stands in the audit log', async () => {
	await cookieFor('canbo');
	const lines = data.sqlite
		.prepare("SELECT person, target FROM audit WHERE op = 'signed-in'")
		.all();
	expect(lines).toEqual([{ person: 'canbo', target: 'console' }]);
});

describe('/db/_session as CouchDB’s tools use it', () => {
	const about = async (headers: Record<string, string>) =>
		(await ask({ url: '/db/_session', headers })).json();

	test('tells nobody, a cookie, a password and a device apart', async () => {
		expect(await about({})).toEqual({
			ok: true,
			userCtx: { name: null, roles: [] },
			info: { authentication_handlers: ['cookie', 'default'] }
		});
		expect(await about({ cookie: await cookieFor('canbo') })).toMatchObject({
			userCtx: { name: 'canbo', roles: ['commune-officer'] },
			info: { authenticated: 'cookie' }
		});
		const authorization = `Basic ${Buffer.from(`quantri:${PASSWORD}`).toString('base64')}`;
		expect(await about({ authorization })).toMatchObject({
			userCtx: { name: 'quantri', roles: ['_admin'] },
			info: { authenticated: 'default' }
		});
		const token = data.accounts.devices.enrol('0123456789', 'tnv1');
		expect(await about({ authorization: `Bearer ${token}` })).toMatchObject({
			userCtx: { name: 'tnv1', roles: ['volunteer'] }
		});
	});

	test('a cookie that counts no more is nobody; a wrong password is told so', async () => {
		expect(await about({ cookie: 'AuthSession=khong-con' })).toMatchObject({
			userCtx: { name: null }
		});
		const authorization = `Basic ${Buffer.from('quantri:sai').toString('base64')}`;
		expect((await ask({ url: '/db/_session', headers: { authorization } })).statusCode).toBe(401);
	});

	test('takes name and password as a form sends them, and answers as CouchDB does', async () => {
		const response = await ask({
			method: 'POST',
			url: '/db/_session',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			payload: new URLSearchParams({ name: 'quantri', password: PASSWORD }).toString()
		});
		expect(response.json()).toEqual({ ok: true, name: 'quantri', roles: ['_admin'] });
	});

	test('knows no other method', async () => {
		const response = await ask({ method: 'PUT', url: '/db/_session', payload: {} });
		expect(response.statusCode).toBe(405);
		expect(response.json()).toMatchObject({ error: 'method_not_allowed' });
	});
});

describe('a request signed by the cookie alone', () => {
	const writing = (headers: Record<string, string>) =>
		ask({ method: 'POST', url: '/db/trial/_bulk_docs', payload: { docs: [] }, headers });

	beforeEach(() => data.store.createDatabase('trial'));

	test.each([
		{ from: 'another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
		{ from: 'a neighbouring host', headers: { 'sec-fetch-site': 'same-site' }, status: 403 },
		{ from: 'a typed address', headers: { 'sec-fetch-site': 'none' }, status: 403 },
		{
			from: 'another site with a header of ours',
			headers: { 'sec-fetch-site': 'cross-site', 'x-requested-with': 'fetch' },
			status: 403
		},
		{ from: 'another origin', headers: { origin: `https://${HOST}` }, status: 403 },
		{ from: 'a sandboxed frame', headers: { origin: 'null' }, status: 403 },
		{ from: 'who knows where', headers: {}, status: 403 },
		{ from: 'a page of ours', headers: { 'sec-fetch-site': 'same-origin' }, status: 201 },
		{
			from: 'a page of ours, in an old browser',
			headers: { origin: `http://${HOST}` },
			status: 201
		},
		{ from: 'a program that says so', headers: { 'x-requested-with': 'curl' }, status: 201 }
	])('from $from writes: $status', async ({ headers, status }) => {
		const cookie = await cookieFor('quantri');
		const answered = await writing({ ...(headers as Record<string, string>), cookie });
		expect(answered.statusCode).toBe(status);
	});

	test('reads from anywhere, since SameSite keeps it to our pages', async () => {
		const cookie = await cookieFor('canbo');
		const answered = await ask({ url: `/db/${VILLAGE}`, headers: { cookie } });
		expect(answered.statusCode).toBe(200);
	});

	test('behind TLS our pages are those of https', async () => {
		const cookie = await cookieFor('quantri');
		const tls = { 'x-forwarded-proto': 'https', cookie };
		expect((await writing({ ...tls, origin: `https://${HOST}` })).statusCode).toBe(201);
		expect((await writing({ ...tls, origin: `http://${HOST}` })).statusCode).toBe(403);
	});

	test('a header of authorisation needs none of this: no browser adds it by itself', async () => {
		const authorization = `Basic ${Buffer.from(`quantri:${PASSWORD}`).toString('base64')}`;
		const answered = await writing({ authorization, 'sec-fetch-site': 'cross-site' });
		expect(answered.statusCode).toBe(201);
	});
});
