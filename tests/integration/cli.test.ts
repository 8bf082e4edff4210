import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, runCommand, startServer, temporaryDataDir } from '../support/server-process';

describe('a command as its own process', () => {
	let data: string;
	beforeAll(async () => {
		data = await temporaryDataDir();
	});
	afterAll(() => rm(data, { recursive: true, force: true }));

	test('answers on stdout, explains on stderr, and ends with 0, 1 or 2', async () => {
		const run = (...args: string[]) => runCommand([...args, '--data', data]);
		const added = await run('user', 'add', 'tnv1', '--role', 'volunteer');
		expect(added.code).toBe(0);
		// Nobody sits at a keyboard here, so a password is made up.
		expect(added.stdout).toMatch(/chỉ hiện lần này\): [a-z0-9]{4}(-[a-z0-9]{4}){3}\n/);
		expect(await run('user', 'disable', 'nobody')).toMatchObject({ code: 1, stdout: '' });
		expect(await run('user', 'add', 'tnv2')).toMatchObject({ code: 2, stdout: '' });
	});
});

describe('serve', () => {
	const dirs: string[] = [];
	const dataDir = async () => {
		const dir = await temporaryDataDir();
		dirs.push(dir);
		return dir;
	};
	let free: string;

	beforeAll(async () => {
		free = await dataDir();
	});
	afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));

	test('prints one line when it accepts requests, and nothing else to stdout', async () => {
		const server = await startServer({ dataDir: free, demo: true, fromSources: true });
		expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
		expect(await server.stop()).toBe(0);
		expect(server.printed).toBe(`listening on ${server.url}\n`);
	});

	test('stops within five seconds of SIGTERM, with phones waiting for news', async () => {
		const server = await startServer({ dataDir: free, demo: true });
		const { token } = await server.signIn('tnv1', 'go-cua-demo');
		const waiting = Array.from({ length: 5 }, () =>
			fetch(`${server.url}/db/village-99901-01/_changes?feed=longpoll&since=now&heartbeat=1000`, {
				headers: { authorization: `Bearer ${token}` }
			}).then((response) => response.json())
		);
		await new Promise((resolve) => setTimeout(resolve, 500));
		const started = performance.now();
		// Ctrl+C reaches a server under npm twice.
		process.kill(server.pid ?? 0, 'SIGINT');
		expect(await server.stop()).toBe(0);
		expect(performance.now() - started).toBeLessThan(5000);
		for (const feed of await Promise.allSettled(waiting))
			expect(feed).toMatchObject({ status: 'fulfilled', value: { results: [] } });
	});

	test('keeps tokens, people and entries over a stop and over a kill', async () => {
		const server = await startServer({ dataDir: free, demo: true });
		const { token, access } = await server.signIn('tnv1', 'go-cua-demo');
		const headers = { authorization: `Bearer ${token}` };
		for (const end of ['stop', 'kill'] as const) {
			await server[end]();
			await server.start();
			const answer = await fetch(`${server.url}/api/access`, { headers });
			expect(await answer.json()).toMatchObject({
				server: access.server,
				databases: access.databases
			});
		}
		await server.dispose();
	});

	test('a phone that waits for news hears of a list imported beside the running server', async () => {
		const server = await startServer({ demo: true });
		const { token, access } = await server.signIn('tnv1', 'go-cua-demo');
		const since = access.databases[0]?.seq ?? '0';
		const feed = fetch(
			`${server.url}/db/village-99901-01/_changes?feed=longpoll&since=${since}&timeout=30000`,
			{ headers: { authorization: `Bearer ${token}` } }
		).then((response) => response.json() as Promise<{ results: unknown[] }>);

		const list = 'tests/support/sheets/danh-sach-ho-xom-3.xlsx';
		const flags = ['--village', 'village-99901-01', '--by', 'canbo', '--json'];
		const imported = await server.command(['import', 'households', list, ...flags]);
		expect(JSON.parse(imported.stdout)).toMatchObject({ sheets: 1, households: 118 });
		expect((await feed).results.length).toBeGreaterThan(0);

		const { databases } = await server.signIn('tnv1', 'go-cua-demo').then((again) => again.access);
		expect(parseInt(databases[0]?.seq ?? '0')).toBe(parseInt(since) + 118);
		await server.dispose();
	});

	test('without --demo there is nobody but the administrator', async () => {
		const server = await startServer();
		const { stdout } = await server.command(['user', 'list', '--json']);
		expect(JSON.parse(stdout)).toMatchObject([{ name: ADMIN.user, role: 'administrator' }]);
		await server.dispose();
	});

	test('a taken port is said plainly', async () => {
		const server = await startServer();
		const port = new URL(server.url).port;
		const other = await runCommand(['serve', '--port', port, '--data', await dataDir()]);
		expect(other.code).not.toBe(0);
		expect(other.stderr).toContain('cổng này đang có chương trình khác dùng');
		await server.dispose();
	});

	test('GO_CUA_* stands in for every flag, and half an administrator is a mistake', async () => {
		const dir = await dataDir();
		const env = { GO_CUA_DATA: dir, GO_CUA_PORT: 'x' };
		expect((await runCommand(['serve'], { env })).stderr).toContain('--port');
		const half = { GO_CUA_DATA: dir, GO_CUA_ADMIN_PASSWORD: '' };
		expect(await runCommand(['serve'], { env: half })).toMatchObject({ code: 2, stdout: '' });
	});
});
