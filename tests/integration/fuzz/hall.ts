import { setTimeout as sleep } from 'node:timers/promises';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	WithdrawalStates,
	type WithdrawalState
} from '../../../src/lib/domain/consent/withdrawals';
import { commandHere } from '../../support/command-here';
import { ADMIN, startServer, type ServerProcess } from '../../support/server-process';

export interface ServerDocument {
	_id: string;
	_rev: string;
	_conflicts?: string[];
	[field: string]: unknown;
}

/** How long a withdrawal can be taken back before anything is erased, in minutes; an hour never passes in a test. */
export type Waits = 0 | 60;

const BETWEEN_LOOKS_MS = 100;

/** The commune hall: the real server, which may be stopped, killed and started again, and what only its people may do. */
export class Hall {
	private changing: Promise<void> = Promise.resolve();

	private constructor(
		readonly server: ServerProcess,
		private readonly token: string,
		private readonly settings: Record<string, string>
	) {}

	static async open(): Promise<Hall> {
		const settings = { GO_CUA_ERASE_AFTER: '60' };
		const server = await startServer({ args: ['--log-level', 'error'], env: settings });
		const { token } = await server.signIn(ADMIN.user, ADMIN.password);
		return new Hall(server, token, settings);
	}

	get isOpen(): boolean {
		return this.server.pid !== undefined;
	}

	get waits(): Waits {
		return this.settings['GO_CUA_ERASE_AFTER'] === '0' ? 0 : 60;
	}

	/** A server that runs is started anew with it. */
	async setWaits(minutes: Waits): Promise<void> {
		if (this.waits === minutes) return;
		this.settings['GO_CUA_ERASE_AFTER'] = String(minutes);
		if (!this.isOpen) return;
		await this.stop();
		await this.start();
	}

	start(): Promise<void> {
		return this.inTurn(async () => (this.isOpen ? undefined : this.server.start()));
	}

	stop(): Promise<void> {
		return this.inTurn(async () => (this.isOpen ? this.server.stop() : undefined));
	}

	kill(): Promise<void> {
		return this.inTurn(async () => (this.isOpen ? this.server.kill() : undefined));
	}

	/** While the server is being killed it still has a process; whoever asks it then waits in vain. */
	async settled(): Promise<void> {
		await this.changing;
	}

	private inTurn(change: () => Promise<unknown>): Promise<void> {
		const done = this.changing.then(change).then(() => undefined);
		this.changing = done.catch(() => undefined);
		return done;
	}

	/** A command on the server's data, beside the server or without it. */
	async command(...args: string[]): Promise<string> {
		const { code, stdout, stderr } = await commandHere([...args, '--data', this.server.dataDir]);
		if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
		return stdout;
	}

	/** What the commune has of a village, as an administrator's tool sees it. */
	async has(village: string): Promise<Map<string, ServerDocument>> {
		const { rows } = (await this.ask(
			`/db/${village}/_all_docs?include_docs=true&conflicts=true`
		)) as { rows: { id: string; doc: ServerDocument }[] };
		return new Map(rows.map(({ id, doc }) => [id, doc]));
	}

	/** Ids of what was erased there: with all of its household, or alone. */
	async hasErased(village: string): Promise<{ id: string; alone: boolean }[]> {
		const { results } = (await this.ask(`/db/${village}/_changes?include_docs=true`)) as {
			results: { id: string; deleted?: boolean; doc: { erasedAlone?: string } }[];
		};
		return results
			.filter(({ deleted }) => deleted === true)
			.map(({ id, doc }) => ({ id, alone: doc.erasedAlone !== undefined }));
	}

	/** Who asked to be erased, as officers see it. */
	async withdrawals(): Promise<WithdrawalState[]> {
		return WithdrawalStates.parse(await this.ask('/api/withdrawals')).withdrawals;
	}

	/** All that the server's files hold, deleted pages and logs among it. */
	async files(): Promise<Map<string, Buffer>> {
		const { dataDir } = this.server;
		const found = new Map<string, Buffer>();
		for (const entry of await readdir(dataDir, { withFileTypes: true, recursive: true }))
			if (entry.isFile())
				found.set(entry.name, await readFile(join(entry.parentPath, entry.name)).catch(nothing));
		return found;
	}

	async ask(path: string): Promise<unknown> {
		const headers = { authorization: `Bearer ${this.token}` };
		const response = await fetch(this.server.url + path, { headers });
		if (!response.ok) throw new Error(`${path} answered ${response.status}`);
		return response.json();
	}
}

/** A file that went away while we looked. */
const nothing = (): Buffer => Buffer.alloc(0);

/** @returns what stands in the way when the time is over, which is undefined when nothing does */
export async function untilNothing<T>(
	look: () => Promise<T | undefined>,
	withinMs: number
): Promise<T | undefined> {
	for (const endMs = performance.now() + withinMs; ;) {
		const found = await look();
		if (found === undefined || performance.now() > endMs) return found;
		await sleep(BETWEEN_LOOKS_MS);
	}
}
