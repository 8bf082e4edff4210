import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../../src/lib/domain/result';

/**
 * One function of one revision of a design document.
 *
 * @property key names it among all, so that it is compiled once
 * @property ddoc the document as JSON text: its `this`
 */
export interface Script {
	key: string;
	kind: 'filter' | 'view' | 'validate' | 'map' | 'reduce';
	source: string;
	ddoc: string;
}

export interface ScriptFailure {
	kind: 'failed' | 'too-slow';
	reason: string;
}

export interface ScriptLimits {
	/** CouchDB gives a function five seconds. */
	withinMs: number;
	memoryBytes: number;
	stackBytes: number;
	/** Compiled functions that are kept, each with its own memory. */
	maxPrograms: number;
	/** A function that took too long is not tried again so soon: others wait for the same thread. */
	restMs: number;
}

const MIB = 1024 * 1024;

export const scriptLimits: ScriptLimits = {
	withinMs: 2000,
	memoryBytes: 64 * MIB,
	stackBytes: MIB / 4,
	maxPrograms: 8,
	restMs: 30_000
};

/** Its own clock stops most functions; what sits in one long step of the engine is ended with the thread. */
const GRACE_MS = 1000;

const TOO_SLOW: ScriptFailure = { kind: 'too-slow', reason: 'the function takes too long' };
const NO_ENGINE: ScriptFailure = { kind: 'failed', reason: 'the functions cannot be run now' };
const STOPPING: ScriptFailure = { kind: 'failed', reason: 'the server is stopping' };

/** Runs functions of design documents, one at a time, in a thread that is started when the first one is needed. */
export class ScriptRunner {
	private worker: Promise<Worker> | undefined;
	private last: Promise<unknown> = Promise.resolve();
	private readonly resting = new Map<string, number>();
	private stopped = false;

	constructor(private readonly limits: ScriptLimits = scriptLimits) {}

	/** @param input what it is called with, as JSON text; its answer is JSON text as well */
	run(script: Script, input: string): Promise<Result<string, ScriptFailure>> {
		const turn = this.last.then(() => this.runNow(script, input));
		this.last = turn.catch(() => undefined);
		return turn;
	}

	async stop(): Promise<void> {
		this.stopped = true;
		await this.endWorker();
	}

	private async runNow(script: Script, input: string): Promise<Result<string, ScriptFailure>> {
		if (this.stopped) return err(STOPPING);
		if ((this.resting.get(script.key) ?? 0) > performance.now()) return err(TOO_SLOW);
		const answer = await this.ask(script, input);
		if (!answer.ok && answer.error.kind === 'too-slow') this.rest(script.key);
		return answer;
	}

	private rest(key: string): void {
		const now = performance.now();
		for (const [rested, until] of this.resting) if (until <= now) this.resting.delete(rested);
		this.resting.set(key, now + this.limits.restMs);
	}

	private async ask(script: Script, input: string): Promise<Result<string, ScriptFailure>> {
		this.worker ??= this.startWorker();
		const worker = await this.worker.catch(() => undefined);
		if (worker === undefined) {
			this.worker = undefined;
			return err(NO_ENGINE);
		}
		const answer = await new Promise<Reply | undefined>((resolve) => {
			const timer = setTimeout(() => settle(undefined), this.limits.withinMs + GRACE_MS);
			const settle = (found: Reply | undefined) => {
				clearTimeout(timer);
				worker.off('message', onMessage).off('exit', onExit).off('error', onExit);
				resolve(found);
			};
			const onMessage = (message: Reply) => settle(message);
			const onExit = () => settle(undefined);
			worker.on('message', onMessage).on('exit', onExit).on('error', onExit);
			worker.postMessage({ ...script, input });
		});
		if (answer === undefined || (!answer.ok && answer.isSpoilt)) await this.endWorker();
		if (answer === undefined) return err(this.stopped ? STOPPING : TOO_SLOW);
		return answer.ok ? ok(answer.output) : err({ kind: answer.kind, reason: answer.reason });
	}

	private startWorker(): Promise<Worker> {
		const starting = startWorker(this.limits, () => {
			if (this.worker === starting) this.worker = undefined;
		});
		return starting;
	}

	private async endWorker(): Promise<void> {
		const worker = this.worker;
		this.worker = undefined;
		await (await worker?.catch(() => undefined))?.terminate();
	}
}

/** @property isSpoilt the engine is not to be used again */
type Reply = { ok: true; output: string } | ({ ok: false; isSpoilt: boolean } & ScriptFailure);

function startWorker(limits: ScriptLimits, onExit: () => void): Promise<Worker> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./script-worker.mjs', import.meta.url), {
			workerData: limits,
			// Neither the loader of the server nor anything of its surroundings is needed there.
			execArgv: [],
			env: {}
		});
		worker.unref();
		worker.once('error', reject).once('exit', onExit);
		worker.once('message', () => {
			worker.off('error', reject);
			// Without a listener an error of the thread would end the server.
			worker.on('error', () => undefined);
			resolve(worker);
		});
	});
}
