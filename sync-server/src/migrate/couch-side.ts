import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod/mini';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import { pathTo, type CouchAnswer, type CouchAsk, type CouchClient } from '../gateway/couch-client';
import type { MoveError, Side } from './move-error';

export type Told<T> = Promise<Result<T, MoveError>>;

/** One of the two ends of a move, asked in CouchDB's protocol. Every question may be repeated, and is when it is no use yet. */
export class CouchSide {
	constructor(
		private readonly client: CouchClient,
		readonly side: Side,
		/** How long to wait before each further try. */
		private readonly retryMs: readonly number[] = [500, 1000, 2000, 5000, 10_000]
	) {}

	/** Who it is: its marks are worth nothing to another. */
	async uuid(): Told<string> {
		const told = await this.ask({ method: 'GET', path: '/' }, z.object({ uuid: z.string() }));
		return told.ok ? ok(told.value.uuid) : told;
	}

	/** CouchDB's own begin with an underscore and stay where they are. */
	async databases(): Told<string[]> {
		const told = await this.ask({ method: 'GET', path: '/_all_dbs' }, z.array(z.string()));
		return told.ok ? ok(told.value.filter((name) => !name.startsWith('_')).sort()) : told;
	}

	/** Makes it where it is not there yet. In a cluster, a new one is not known to every node at once. */
	async create(db: string): Told<null> {
		const made = await this.answer({ method: 'PUT', path: pathTo(db) });
		if (!made.ok && made.error.kind !== 'conflict') return this.failed(made);
		for (let tries = 0; ; tries++) {
			const there = await this.answer({ method: 'GET', path: pathTo(db) });
			if (there.ok) return ok(null);
			const waitMs = this.retryMs[tries];
			if (there.error.kind !== 'not-found' || waitMs === undefined) return this.failed(there);
			await sleep(waitMs);
		}
	}

	async ask<T>(ask: CouchAsk, shape: z.ZodMiniType<T>): Told<T> {
		const answer = await this.answer(ask);
		if (!answer.ok) return this.failed(answer);
		const read = shape.safeParse(answer.value);
		return read.success ? ok(read.data) : err({ kind: 'not-understood', side: this.side });
	}

	/** The same where there may be none. */
	async askFor<T>(ask: CouchAsk, shape: z.ZodMiniType<T>): Told<T | undefined> {
		const told = await this.ask(ask, shape);
		const isMissing =
			!told.ok && told.error.kind === 'couch' && told.error.error.kind === 'not-found';
		return isMissing ? ok(undefined) : told;
	}

	private async answer(ask: CouchAsk): Promise<CouchAnswer> {
		for (let tries = 0; ; tries++) {
			const answer = await this.client.ask(ask);
			const waitMs = this.retryMs[tries];
			if (answer.ok || !PASSES.has(answer.error.kind) || waitMs === undefined) return answer;
			await sleep(waitMs);
		}
	}

	private failed(answer: CouchAnswer & { ok: false }): { ok: false; error: MoveError } {
		return err({ kind: 'couch', side: this.side, error: answer.error });
	}
}

/** What another try may mend. */
const PASSES = new Set(['unreachable', 'late', 'busy']);
