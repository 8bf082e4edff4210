import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SignedIn } from '../../src/lib/domain/access/access';

/**
 * The real sync-server as its own process, on a free port and in a directory of its own: tests start it, stop it,
 * kill it without warning and start it again on the same port and data, as a power cut in the commune hall would.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['--import', 'tsx', 'sync-server/src/main.ts'];
/** From one file where the run of tests has made it, see `build-server.ts`. */
const BUILT = process.env['GO_CUA_BUILT_SERVER'];
const MAIN = BUILT ? [BUILT] : SOURCES;

/** A busy machine compiles TypeScript slowly; a healthy start takes about a second. */
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 10_000;

export const ADMIN = { user: 'quantri', password: 'quan-tri-dung-de-thu' } as const;

export interface ServerOptions {
	/** Loads the made-up commune; a server without it has the administrator alone. */
	demo?: boolean;
	/** Kept after `dispose` when given; otherwise a temporary directory, removed then. */
	dataDir?: string;
	/** Begins with a copy of what is in this folder, which no server has open. */
	copyOf?: string;
	/** 0 takes a free one. A restart keeps the one that was taken. */
	port?: number;
	/** As `npm start` runs it, compiled while it starts. */
	fromSources?: boolean;
	/** Further flags of `serve`. */
	args?: string[];
	env?: Record<string, string>;
}

export interface CommandOutcome {
	code: number | null;
	stdout: string;
	stderr: string;
}

export class ServerProcess {
	private child: ChildProcess | undefined;
	private errors = '';
	private output = '';
	url = '';

	constructor(
		readonly dataDir: string,
		private readonly options: ServerOptions,
		private readonly isTemporary: boolean
	) {}

	/** The process id of the running server, for tests that look at it from outside. */
	get pid(): number | undefined {
		return this.child?.pid;
	}

	/** What the server has logged so far, over all its starts. */
	get log(): string {
		return this.errors;
	}

	/** What the server has printed so far, over all its starts. */
	get printed(): string {
		return this.output;
	}

	async start(): Promise<void> {
		if (this.child !== undefined) throw new Error('the server is running already');
		const port = this.url === '' ? (this.options.port ?? 0) : Number(new URL(this.url).port);
		const child = spawn(
			process.execPath,
			[
				...(this.options.fromSources === true ? SOURCES : MAIN),
				'serve',
				...['--host', '127.0.0.1', '--port', String(port), '--data', this.dataDir],
				...(this.options.demo === true ? ['--demo'] : []),
				...(this.options.args ?? [])
			],
			{ cwd: ROOT, env: environment(this.options.env), stdio: ['ignore', 'pipe', 'pipe'] }
		);
		this.child = child;
		endWithUs(child);
		child.stderr.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
		this.url = await this.untilListening(child);
	}

	/** Asks the server to stop as a service manager does, and waits until it has. Returns its exit code. */
	async stop(): Promise<number | null> {
		return this.end('SIGTERM');
	}

	/** Ends the server in the middle of whatever it is doing. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	/** Starts again on the same port and data; stops first when it still runs. */
	async restart(): Promise<void> {
		if (this.child !== undefined) await this.stop();
		await this.start();
	}

	async dispose(): Promise<void> {
		if (this.child !== undefined) await this.kill();
		if (this.isTemporary) await rm(this.dataDir, { recursive: true, force: true });
	}

	/** Runs a command of the sync-server on this server's data, whether it runs or not. */
	command(args: string[], input?: string): Promise<CommandOutcome> {
		return runCommand([...args, '--data', this.dataDir], { env: this.options.env ?? {}, input });
	}

	/** Signs in and returns what the device would keep. */
	async signIn(name: string, password: string, device = '0123456789'): Promise<SignedIn> {
		const response = await fetch(`${this.url}/api/sign-in`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name, password, device })
		});
		if (response.status !== 200)
			throw new Error(`sign-in of ${name} answered ${response.status}: ${await response.text()}`);
		return SignedIn.parse(await response.json());
	}

	private untilListening(child: ChildProcess): Promise<string> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => give(new Error('did not listen in time')), START_DEADLINE_MS);
			const give = (error: Error) => {
				clearTimeout(late);
				child.kill('SIGKILL');
				reject(new Error(`the sync-server did not start: ${error.message}\n${this.errors}`));
			};
			let printed = '';
			child.stdout?.setEncoding('utf8').on('data', (text: string) => {
				printed += text;
				this.output += text;
				const address = /^listening on (http:\/\/\S+)$/m.exec(printed)?.[1];
				if (address === undefined) return;
				clearTimeout(late);
				resolve(address);
			});
			child.once('error', give);
			child.once('exit', (code, signal) => {
				this.child = undefined;
				give(new Error(`ended with ${code ?? signal}`));
			});
		});
	}

	private end(signal: NodeJS.Signals): Promise<number | null> {
		const child = this.child;
		if (child === undefined) throw new Error('the server is not running');
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => {
				child.kill('SIGKILL');
				reject(new Error(`the sync-server did not end on ${signal}\n${this.errors}`));
			}, STOP_DEADLINE_MS);
			child.removeAllListeners('exit');
			child.once('exit', (code) => {
				clearTimeout(late);
				this.child = undefined;
				resolve(code);
			});
			child.kill(signal);
		});
	}
}

/** Starts a server and waits until it accepts requests. Call `dispose` when done. */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
	const dataDir = options.dataDir ?? (await temporaryDataDir());
	if (options.copyOf !== undefined) await cp(options.copyOf, dataDir, { recursive: true });
	const server = new ServerProcess(dataDir, options, options.dataDir === undefined);
	await server.start();
	return server;
}

export const temporaryDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'go-cua-test-'));

/** Runs one command of the sync-server to its end. */
export function runCommand(
	args: string[],
	{ env, input }: { env?: Record<string, string>; input?: string | undefined } = {}
): Promise<CommandOutcome> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [...MAIN, ...args], {
			cwd: ROOT,
			env: environment(env),
			stdio: 'pipe'
		});
		endWithUs(child);
		let stdout = '';
		let stderr = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
		child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, stdout, stderr }));
		child.stdin.end(input ?? '');
	});
}

/** Settings of the machine that runs the tests must not reach the servers under test. */
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GO_CUA_'));
	return {
		...Object.fromEntries(inherited),
		GO_CUA_ADMIN_USER: ADMIN.user,
		GO_CUA_ADMIN_PASSWORD: ADMIN.password,
		...extra
	};
}

/** A test run that is cut short leaves no server behind. */
function endWithUs(child: ChildProcess): void {
	const end = () => void child.kill('SIGKILL');
	process.once('exit', end);
	child.once('close', () => process.removeListener('exit', end));
}
