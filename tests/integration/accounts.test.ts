import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Access } from '../../src/lib/domain/access/access';
import { commandHere } from '../support/command-here';
import { ADMIN, startServer, type ServerProcess } from '../support/server-process';

const XOM_2 = 'village-17284-02';
const XOM_10 = 'village-17284-10';
const PASSWORD = 'đi từng ngõ gõ từng nhà';

let server: ServerProcess;

/** From another process than the server's, as at the commune's keyboard. */
const command = (args: string[]) => commandHere([...args, '--data', server.dataDir]);

beforeAll(async () => {
	server = await startServer();
	for (const [id, title] of [
		[XOM_2, 'Xóm 2'],
		[XOM_10, 'Xóm 10']
	] as const)
		await command(['village', 'add', id, '--title', title]);
	for (const [name, role, villages] of [
		['tnv1', 'volunteer', XOM_2],
		['tnv2', 'volunteer', XOM_10],
		['canbo', 'officer', XOM_10]
	] as const)
		await command(
			['user', 'add', name, '--role', role, '--villages', villages].concat('--password', PASSWORD)
		);
});

afterAll(() => server.dispose());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
	fetch(server.url + path, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body)
	});

const get = (path: string, token: string) =>
	fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });

const statusOf = async (path: string, token: string) => (await get(path, token)).status;

const basic = (name: string, password: string) =>
	`Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

describe('signing in', () => {
	test('gives a token and what the person may open; the name is forgiven capitals and spaces', async () => {
		const { token, person, access } = await server.signIn(' TNV1 ', PASSWORD);
		expect(person).toEqual({ name: 'tnv1', title: 'tnv1', role: 'volunteer' });
		expect(access.databases.map(({ name }) => name)).toEqual([XOM_2]);
		expect(Math.abs(Date.parse(access.now) - Date.now())).toBeLessThan(60_000);

		const again = Access.parse(await (await get('/api/access', token)).json());
		expect({ ...again, now: '' }).toEqual({ ...access, now: '' });
	});

	test('an officer sees every village of the commune, in the order people count', async () => {
		const { access } = await server.signIn('canbo', PASSWORD, 'ABCDEFGHJK');
		expect(access.databases.map(({ title }) => title)).toEqual(['Xóm 2', 'Xóm 10']);
	});

	test('a wrong name and a wrong password are answered alike', async () => {
		const device = '0123456789';
		const wrongName = await post('/api/sign-in', { name: 'ai-do', password: PASSWORD, device });
		const wrongPassword = await post('/api/sign-in', { name: 'tnv2', password: 'khác', device });
		expect([wrongName.status, wrongPassword.status]).toEqual([401, 401]);
		expect(await wrongName.json()).toEqual(await wrongPassword.json());
	});

	test.each([
		{ body: {} },
		{ body: { name: 'tnv1', password: PASSWORD } },
		{ body: { name: 'tnv1', password: PASSWORD, device: 'điện thoại' } },
		{ body: { name: 'tnv1', password: ['a'], device: '0123456789' } },
		{ body: 'tnv1' },
		{ body: null }
	])('$body is no sign-in', async ({ body }) => {
		const response = await post('/api/sign-in', body);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'bad_request' });
	});

	test('guessing makes a name wait, and says how long; then the right password is enough', async () => {
		await command(['user', 'add', 'doan', '--role', 'volunteer', '--password', PASSWORD]);
		const guess = (password: string) =>
			post('/api/sign-in', { name: 'doan', password, device: '0123456789' });
		// All at once, so that a slow machine does not wait the waiting out.
		const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(`đoán lần ${i}`)));
		expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401, 429]));
		const waiting = guesses.find(({ status }) => status === 429);
		const seconds = Number(waiting?.headers.get('retry-after'));
		expect(seconds).toBeGreaterThan(0);
		expect(await waiting?.json()).toMatchObject({ reason: expect.stringContaining('giây') });

		await new Promise((resolve) => setTimeout(resolve, seconds * 1000 + 100));
		expect((await guess(PASSWORD)).status).toBe(200);
	});

	test('is not possible at any other address of the server, and never by a link', async () => {
		expect((await fetch(`${server.url}/api/sign-in?name=tnv1&password=x`)).status).toBe(404);
		expect((await fetch(`${server.url}/api/nothing-here`)).status).toBe(404);
	});
});

describe('leaving', () => {
	test('signing out ends this device alone', async () => {
		const here = (await server.signIn('tnv1', PASSWORD, '1111111111')).token;
		const there = (await server.signIn('tnv1', PASSWORD, '2222222222')).token;
		expect((await post('/api/sign-out', {}, { authorization: `Bearer ${here}` })).status).toBe(200);
		expect(await statusOf('/api/access', here)).toBe(401);
		expect(await statusOf(`/db/${XOM_2}`, here)).toBe(401);
		expect(await statusOf('/api/access', there)).toBe(200);
	});

	test('a sign-out without a body is understood too', async () => {
		const { token } = await server.signIn('tnv1', PASSWORD, '3333333333');
		const response = await fetch(`${server.url}/api/sign-out`, {
			method: 'POST',
			headers: { authorization: `Bearer ${token}` }
		});
		expect(response.status).toBe(200);
	});

	test('a device revoked on the server is out at its next request', async () => {
		const { token } = await server.signIn('tnv1', PASSWORD, '4444444444');
		await command(['device', 'revoke', '4444444444']);
		expect(await statusOf(`/db/${XOM_2}`, token)).toBe(401);
	});

	test('a disabled person is out, and in again with the password once let in', async () => {
		await command(['user', 'add', 'tamnghi', '--role', 'volunteer', '--password', PASSWORD]);
		const { token } = await server.signIn('tamnghi', PASSWORD);
		await command(['user', 'disable', 'tamnghi']);
		expect(await statusOf('/api/access', token)).toBe(401);
		await expect(server.signIn('tamnghi', PASSWORD)).rejects.toThrow('401');
		await command(['user', 'enable', 'tamnghi']);
		expect(await statusOf('/api/access', token)).toBe(401);
		await server.signIn('tamnghi', PASSWORD);
	});

	test('a new password ends what was signed in with the old one', async () => {
		await command(['user', 'add', 'quenmk', '--role', 'volunteer', '--password', PASSWORD]);
		const { token } = await server.signIn('quenmk', PASSWORD);
		await command(['user', 'set-password', 'quenmk', '--password', 'mật khẩu mới hơn']);
		expect(await statusOf('/api/access', token)).toBe(401);
		await server.signIn('quenmk', 'mật khẩu mới hơn');
	});
});

describe('the administrator', () => {
	test('comes from the environment and opens every village with name and password', async () => {
		const headers = { authorization: basic(ADMIN.user, ADMIN.password) };
		for (const village of [XOM_2, XOM_10])
			expect((await fetch(`${server.url}/db/${village}`, { headers })).status).toBe(200);
	});

	test('is the only one let in by name and password', async () => {
		const headers = { authorization: basic('tnv1', PASSWORD) };
		expect((await fetch(`${server.url}/db/${XOM_2}`, { headers })).status).toBe(401);
	});
});

test('nothing a person typed, and no token, is ever in the log', async () => {
	const { token } = await server.signIn('tnv1', PASSWORD, '5555555555');
	await get(`/db/${XOM_2}/_all_docs?startkey=%22household%3Atim%22`, token);
	await post('/api/sign-in', { name: 'Bà Tím', password: 'bí mật của bà', device: '5555555555' });
	await get('/api/access', 'mot-token-la');
	for (const secret of [
		PASSWORD,
		token,
		'tnv1',
		'Tím',
		'bí mật',
		'5555555555',
		'household',
		'token-la'
	])
		expect(server.log).not.toContain(secret);
	expect(server.log).toContain('"route":"/db/:db/_all_docs"');
});
