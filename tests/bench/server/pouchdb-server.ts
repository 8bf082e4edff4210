import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask } from './http-client';
import { folderBytes } from './our-server';
import { ProcessCost } from './process-cost';
import type { Target } from './target';

const VERSION = '4.2.0';
/** Of its stores only LevelDB, which it uses unless told otherwise; another would compile a whole SQLite first. */
const PACKAGES = [`pouchdb-server@${VERSION}`, 'pouchdb-adapter-leveldb@7.3.1'];
const INSTALL = ['install', '--no-audit', '--no-fund', '--omit=optional'];
const INSTALL_WITHIN_MS = 180_000;
const START_WITHIN_MS = 30_000;

/**
 * The peer that also runs in one Node.js process. It is old and open to anybody, so it is no dependency of ours: npm puts
 * it into a folder that goes away with the run.
 */
export async function pouchDbServer(): Promise<Target | string> {
	const folder = await mkdtemp(join(tmpdir(), 'go-cua-bench-'));
	const clean = () => rm(folder, { recursive: true, force: true });
	try {
		await promisify(execFile)('npm', [...INSTALL, '--prefix', folder, ...PACKAGES], {
			cwd: folder,
			timeout: INSTALL_WITHIN_MS
		});
	} catch (thrown) {
		await clean();
		return `npm could not install pouchdb-server ${VERSION}: ${firstLine(thrown)}`;
	}

	const port = await freePort();
	const data = join(folder, 'data');
	const command = join(folder, 'node_modules/pouchdb-server/bin/pouchdb-server');
	await mkdir(data);
	const child = spawn(
		process.execPath,
		[command, '--port', String(port), '--dir', data, '--no-stdout-logs', '--no-color'],
		{ cwd: folder, stdio: 'ignore' }
	);
	const end = () => void child.kill('SIGKILL');
	process.once('exit', end);
	const origin = `http://127.0.0.1:${port}`;
	const isUp = await untilUp(origin);
	if (!isUp || child.pid === undefined) {
		end();
		await clean();
		return `pouchdb-server ${VERSION} did not answer on Node.js ${process.version}`;
	}
	return {
		name: `pouchdb-server ${VERSION}`,
		origin,
		path: (village) => `/${village}`,
		cost: new ProcessCost(child.pid),
		firstQuestion: (village) => `/${village}`,
		authorization: () => undefined,
		prepare: async (village) => void (await ask(origin, { method: 'PUT', path: `/${village}` })),
		diskBytes: async () => folderBytes(data),
		async dispose() {
			process.removeListener('exit', end);
			await new Promise((resolve) => {
				child.once('exit', resolve);
				end();
			});
			await clean();
		}
	};
}

async function untilUp(origin: string): Promise<boolean> {
	const until = performance.now() + START_WITHIN_MS;
	while (performance.now() < until) {
		try {
			await ask(origin, { path: '/' });
			return true;
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
	return false;
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}

const firstLine = (thrown: unknown): string => String(thrown).split('\n')[0] ?? '';
