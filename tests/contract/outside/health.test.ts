import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DATA_FILE, openData, type Data } from '../../../sync-server/src/open-data';
import { Readiness } from '../../../sync-server/src/readiness';
import { createServer } from '../../../sync-server/src/server';

let dataDir: string;
let data: Data;
let server: Awaited<ReturnType<typeof createServer>>;
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'go-cua-health-'));
	data = openData(dataDir);
	server = await createServer({
		...data,
		log: pino({ level: 'silent' }),
		buildDir: '/nowhere',
		allowPlainDatabases: false
	});
});
afterEach(async () => {
	await server.close();
	await data.store.close();
	await rm(dataDir, { recursive: true });
});

const ask = async (url: string) => {
	const { statusCode, body } = await server.inject({
		method: 'GET',
		url,
		remoteAddress: '203.0.113.7'
	});
	return { status: statusCode, body };
};

test('a server with its data open is alive and ready, and says nothing else', async () => {
	expect(await ask('/healthz')).toEqual({ status: 200, body: 'ok\n' });
	expect(await ask('/readyz')).toEqual({ status: 200, body: 'ready\n' });
});

test('without its data it is alive and not ready', async () => {
	await data.store.close();
	expect(await ask('/healthz')).toEqual({ status: 200, body: 'ok\n' });
	expect(await ask('/readyz')).toEqual({ status: 503, body: 'not ready\n' });
	data = openData(dataDir);
});

test.skipIf(process.getuid?.() === 0)('data that cannot be written is not ready', async () => {
	await chmod(join(dataDir, DATA_FILE), 0o400);
	expect(await ask('/readyz')).toEqual({ status: 503, body: 'not ready\n' });
	await chmod(join(dataDir, DATA_FILE), 0o600);
	expect((await ask('/readyz')).status).toBe(200);
});

test('a server that was asked to stop is not ready, while requests under way go on', async () => {
	const readiness = new Readiness(data.sqlite);
	expect(await readiness.fault()).toBeUndefined();
	readiness.stop();
	expect(await readiness.fault()).toBe('stopping');
});

test('sizes of the file and of its log are told', async () => {
	const { body } = await server.inject({ method: 'GET', url: '/metrics' });
	for (const file of ['main', 'wal'])
		expect(
			Number(new RegExp(`go_cua_sqlite_bytes\\{file="${file}"\\} (\\d+)`).exec(body)?.[1])
		).toBeGreaterThan(0);
});
