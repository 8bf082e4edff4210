import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { Agent, type Dispatcher } from 'undici';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { BackendConfig } from './backend-config';
import { CallerTokens, type Speaker } from './caller-tokens';
import {
	basic,
	CouchClient,
	kindOf,
	nameTrouble,
	type CouchAnswer,
	type CouchAsk,
	type CouchError
} from './couch-client';
import { toBackendProblem } from './upstream-trouble';

/** One request that is passed on. */
export interface Passing {
	method: string;
	/** Path and query, encoded. */
	target: string;
	headers: Readonly<Record<string, string>>;
	body: Uint8Array | undefined;
	speaker: Speaker;
	/** When nobody waits for the answer any more. */
	signal?: AbortSignal;
	/** A feed may be silent for as long as it is open. */
	isLive?: boolean;
}

export interface UpstreamAnswer {
	status: number;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: Readable;
}

/** A request that takes longer has a client that no longer waits. */
const ANSWER_MS = 60_000;
const LOOK_MS = 2_000;
const LOOK_COUNTS_MS = 1_000;
const CONNECT_MS = 5_000;
/** A phone on a slow link holds one for as long as it takes; each open feed has one of its own besides. */
const CONNECTIONS = 1024;

/** The CouchDB behind this server: asked by the server itself as administrator, or in the name of who asks the server. */
export class Upstream {
	/** The server's own questions. */
	readonly admin: CouchClient;
	private readonly origin: string;
	private readonly prefix: string;
	private readonly ownAuthorization: string;
	private readonly tokens: CallerTokens | undefined;
	private readonly agent: Agent;
	private readonly feeds: Agent;
	private lastLook: { atMs: number; isUp: Promise<boolean> } | undefined;

	constructor(
		{ address, signing }: BackendConfig,
		private readonly answerMs = ANSWER_MS
	) {
		const url = new URL(address.url);
		this.origin = url.origin;
		this.prefix = url.pathname.replace(/\/$/, '');
		this.ownAuthorization = basic(address);
		this.tokens = signing && new CallerTokens(signing);
		const connect = { timeout: Math.min(CONNECT_MS, answerMs) };
		this.agent = new Agent({ connections: CONNECTIONS, connect });
		this.feeds = new Agent({ connections: null, pipelining: 0, connect });
		this.admin = new CouchClient({
			url: address.url,
			timeoutMs: answerMs,
			authorization: () => this.ownAuthorization
		});
	}

	/** A question in somebody's name whose answer is small enough to be held. */
	async askAs(speaker: Speaker, asked: CouchAsk): Promise<CouchAnswer> {
		return this.admin.ask({ ...asked, authorization: await this.authorizationOf(speaker) });
	}

	/** The server's own way of asking, in somebody's name. */
	as(speaker: Speaker): Pick<CouchClient, 'get'> {
		return {
			get: (path, query) => this.askAs(speaker, { method: 'GET', path, ...(query && { query }) })
		};
	}

	/** Passes a request on; its answer is read as fast as whoever asked takes it. */
	async pass(passing: Passing): Promise<UpstreamAnswer> {
		const { method, target, headers, body, speaker, signal, isLive = false } = passing;
		try {
			const answered = await (isLive ? this.feeds : this.agent).request({
				origin: this.origin,
				path: this.prefix + target,
				method: method as Dispatcher.HttpMethod,
				headers: { ...headers, authorization: await this.authorizationOf(speaker) },
				headersTimeout: this.answerMs,
				bodyTimeout: isLive ? 0 : this.answerMs,
				...(signal && { signal }),
				body: body ?? null
			});
			return {
				status: answered.statusCode,
				headers: answered.headers,
				body: answered.body
			};
		} catch (thrown) {
			throw toBackendProblem(nameTrouble(thrown));
		}
	}

	/** Hands documents over in somebody's name. With the status: some answers are good and still not good enough. */
	async storeAs(
		speaker: Speaker,
		target: string,
		text: string
	): Promise<Result<{ status: number; value: unknown }, CouchError>> {
		const { status, body } = await this.pass({
			method: 'POST',
			target,
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: Buffer.from(text),
			speaker
		});
		const value = await jsonIn(body);
		if (value === undefined) return err({ kind: 'not-couchdb', status });
		if (status < 400) return ok({ status, value });
		const { error = '', reason = '' } = value as { error?: string; reason?: string };
		return err({ kind: kindOf(status), status, error, reason });
	}

	/** Whether it knows the one in whose name we ask; if not, the fault is in our key. */
	async knows(speaker: Speaker): Promise<boolean> {
		const answered = await this.askAs(speaker, { method: 'GET', path: '/_session' });
		const { userCtx } = (answered.ok ? answered.value : {}) as { userCtx?: { name?: unknown } };
		return typeof userCtx?.name === 'string';
	}

	/** Asked often by whoever watches: an answer counts for a second, and none is waited for long. */
	async isUp(): Promise<boolean> {
		const nowMs = performance.now();
		if (this.lastLook === undefined || nowMs - this.lastLook.atMs > LOOK_COUNTS_MS) {
			const looked = this.admin.ask({ method: 'GET', path: '/_up', timeoutMs: LOOK_MS });
			this.lastLook = { atMs: nowMs, isUp: looked.then(({ ok: isUp }) => isUp) };
		}
		return this.lastLook.isUp;
	}

	async close(): Promise<void> {
		await Promise.all([this.agent.destroy(), this.feeds.destroy(), this.admin.close()]);
	}

	private async authorizationOf(speaker: Speaker): Promise<string> {
		return this.tokens === undefined
			? this.ownAuthorization
			: `Bearer ${await this.tokens.tokenFor(speaker)}`;
	}
}

/** Undefined of what is no JSON, or broke off. */
async function jsonIn(body: Readable): Promise<unknown> {
	try {
		return await json(body);
	} catch {
		return undefined;
	}
}
