import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../sync-server/src/cli/commands';
import { environmentName } from '../../../sync-server/src/cli/read-call';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const textOf = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

async function textsUnder(folder: string): Promise<string[]> {
	const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
	return Promise.all(
		entries
			.filter((entry) => entry.isFile())
			.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'))
	);
}

const namesIn = (texts: readonly string[], pattern: RegExp): Set<string> =>
	new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)));

describe('what deploy/ says', () => {
	test('sets no variable that the server, or Caddy’s file, does not read', async () => {
		const deploy = await textsUnder('deploy');
		const read = new Set([
			...commands.flatMap(({ flags }) =>
				Object.entries(flags).map(([name, flag]) => environmentName(name, flag))
			),
			...namesIn(await textsUnder('sync-server/src'), /\b(GO_CUA_[A-Z_]+)\b/g),
			...namesIn(deploy, /\{\$(GO_CUA_[A-Z_]+)/g)
		]);
		const named = namesIn(deploy, /\b(GO_CUA_[A-Z_]+)\b/g);
		expect([...named].filter((name) => !read.has(name))).toEqual([]);
	});

	test('asks for no setting of the cluster that its example leaves out', async () => {
		const asked = namesIn([await textOf('deploy/compose.yaml')], /\$\{([A-Z_]+)/g);
		const given = namesIn([await textOf('deploy/env.example')], /^([A-Z_]+)=/gm);
		expect([...asked].sort()).toEqual([...given].sort());
	});

	test('tells people only of commands there are, with flags they take', async () => {
		const told = await textOf('docs/operations.md');
		const calls = [...told.matchAll(/go-cua ((?:[a-z][a-z-]*(?: |`|$))+)([^`\n]*)/gm)]
			.map(([, words = '', rest = '']) => ({
				words: words.replace('`', '').trim().split(' '),
				flags: [...rest.matchAll(/--([a-z-]+)/g)].map(([, name = '']) => name)
			}))
			.filter(({ words: [first] }) => commands.some(({ words }) => words[0] === first));
		expect(calls.length).toBeGreaterThan(15);
		for (const { words, flags } of calls) {
			const command = commands.find((one) => one.words.every((word, i) => words[i] === word));
			expect(command, words.join(' ')).toBeDefined();
			const known = [...Object.keys(command?.flags ?? {}), 'help'];
			expect(known, words.join(' ')).toEqual(expect.arrayContaining(flags));
		}
	});
});

describe('a CouchDB node of the cluster', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'go-cua-deploy-'));
		// In the place of the image's own start.
		await writeFile(join(folder, 'docker-entrypoint.sh'), '#!/bin/sh\necho "started $*"\n');
		await chmod(join(folder, 'docker-entrypoint.sh'), 0o755);
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	const start = (env: Record<string, string>) =>
		run('bash', ['deploy/couchdb/start.sh'], {
			PATH: `${folder}:${process.env['PATH'] ?? ''}`,
			COUCHDB_SETTINGS: join(folder, '10-go-cua.ini'),
			...env
		});

	test('gets the settings all nodes share and goes on as the image does', async () => {
		const env = { COUCHDB_UUID: 'u1', COUCHDB_SECRET: 's1', GO_CUA_BACKEND_JWT_KEY: 'aGVsbG8=' };
		expect(await start(env)).toMatchObject({ code: 0, out: 'started /opt/couchdb/bin/couchdb\n' });
		const settings = await readFile(join(folder, '10-go-cua.ini'), 'utf8');
		for (const line of ['uuid = u1', 'secret = s1', 'hmac:_default = aGVsbG8='])
			expect(settings.split('\n')).toContain(line);
	});

	test('does not start without its secrets', async () => {
		expect((await start({ COUCHDB_UUID: 'u1', COUCHDB_SECRET: 's1' })).code).not.toBe(0);
	});
});

describe('joining the nodes', () => {
	const HOSTS = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
	let servers: Server[];
	let port: number;
	let asked: string[];

	/** CouchDB 3's setup addresses, as its manual and its source have them. */
	beforeEach(async () => {
		const members = ['couchdb@127.0.0.1'];
		let isFinished = false;
		asked = [];
		servers = HOSTS.map((host) =>
			createServer(async (request, response) => {
				const chunks: Buffer[] = [];
				for await (const chunk of request) chunks.push(chunk as Buffer);
				if (request.url === '/_up') return answer(response, 200, { status: 'ok' });
				if (request.headers.authorization !== `Basic ${btoa('gocua:mat-khau')}`)
					return answer(response, 401, { error: 'unauthorized' });
				if (request.url === '/_membership')
					return answer(response, 200, { all_nodes: members, cluster_nodes: members });
				if (request.method === 'GET')
					return answer(response, 200, {
						state: isFinished ? 'cluster_finished' : 'cluster_enabled'
					});
				const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
				asked.push([host, body['action'], body['host']].filter(Boolean).join(' '));
				if (body['action'] === 'add_node') members.push(`couchdb@${body['host'] ?? ''}`);
				else isFinished = true;
				answer(response, 201, { ok: true });
			})
		);
		port = 0;
		for (const [i, server] of servers.entries()) {
			await new Promise<void>((resolve) => server.listen(port, HOSTS[i], resolve));
			port = (server.address() as AddressInfo).port;
		}
	});
	afterEach(() => {
		for (const server of servers) server.close();
	});

	const join3 = (password: string) =>
		run('node', ['deploy/couchdb/set-up-cluster.mjs'], {
			COUCHDB_USER: 'gocua',
			COUCHDB_PASSWORD: password,
			COUCHDB_NODES: HOSTS.join(' '),
			COUCHDB_PORT: String(port)
		});

	test('is done once, by the first of them; later starts find it done', async () => {
		expect(await join3('mat-khau')).toMatchObject({ code: 0 });
		expect(asked).toEqual([
			'127.0.0.1 add_node 127.0.0.2',
			'127.0.0.1 add_node 127.0.0.3',
			'127.0.0.1 finish_cluster'
		]);
		asked.length = 0;
		expect(await join3('mat-khau')).toMatchObject({ code: 0 });
		expect(asked).toEqual([]);
	});

	test('fails loudly with a password that is not the nodes’', async () => {
		expect(await join3('khac')).toMatchObject({ code: 1, out: '' });
	});
});

const answer = (response: ServerResponse, status: number, body: object): void =>
	void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

function run(
	program: string,
	args: string[],
	env: Record<string, string>
): Promise<{ code: number | null; out: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd: ROOT,
			env: { PATH: process.env['PATH'] ?? '', ...env },
			stdio: ['ignore', 'pipe', 'ignore']
		});
		let out = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, out }));
	});
}
