import { Agent, request, type Dispatcher } from 'undici';
import { err, ok, type Result } from '../../../src/lib/domain/result';

/**
 * What can go wrong between us and a CouchDB, named where it arrives.
 *
 * unreachable  no connection, or it broke off
 * late         it did not answer in time
 * refused      it does not let us in (401, 403)
 * not-found    no such database or document
 * conflict     409, and 412 for a database that is there already
 * busy         it can not at this moment (429, 5xx): worth another try
 * rejected     it will not have this request; another try changes nothing
 * not-couchdb  something else listens there: the answer is no JSON
 */
export type CouchError =
	| { kind: 'unreachable' | 'late'; code: string }
	| {
			kind: 'refused' | 'not-found' | 'conflict' | 'busy' | 'rejected';
			status: number;
			error: string;
			reason: string;
	  }
	| { kind: 'not-couchdb'; status: number };

export type CouchAnswer = Result<unknown, CouchError>;

export interface CouchClientOptions {
	/** Where it is, without a slash at the end. */
	url: string;
	/** The `Authorization` header, asked anew for each request: tokens run out. */
	authorization: () => string | Promise<string>;
	/** How long an answer may take to begin, and how long it may then stand still. */
	timeoutMs?: number;
	/** At most so many requests at once. */
	connections?: number;
}

export interface CouchAsk {
	method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD';
	/** With a slash before it, each name in it encoded: see `pathTo`. */
	path: string;
	query?: Readonly<Record<string, string | number | boolean | undefined>>;
	body?: unknown;
	timeoutMs?: number;
	signal?: AbortSignal;
	/** In another's name than the client's own. */
	authorization?: string;
}

const TIMEOUT_MS = 60_000;
const CONNECT_MS = 5_000;
const CONNECTIONS = 64;

/** CouchDB asks `PUT /db/_design/x` with its slash as it is. */
const SPLIT = /^(_design|_local)\/(.+)$/s;

/** `pathTo('village-17284-01', '_design/entries')` → `/village-17284-01/_design/entries` */
export const pathTo = (...names: string[]): string =>
	names
		.flatMap((name) => SPLIT.exec(name)?.slice(1) ?? [name])
		.map((name) => `/${encodeURIComponent(name)}`)
		.join('');

export const basic = ({ user, password }: { user: string; password: string }): string =>
	`Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

/** Asks a CouchDB questions whose answers are small enough to be held: JSON there, JSON back. */
export class CouchClient {
	readonly url: string;
	private readonly agent: Agent;
	private readonly timeoutMs: number;

	constructor(private readonly options: CouchClientOptions) {
		this.url = options.url;
		this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
		this.agent = new Agent({
			connections: options.connections ?? CONNECTIONS,
			connect: { timeout: Math.min(CONNECT_MS, this.timeoutMs) }
		});
	}

	get(path: string, query?: CouchAsk['query']): Promise<CouchAnswer> {
		return this.ask({ method: 'GET', path, ...(query && { query }) });
	}

	post(path: string, body: unknown, query?: CouchAsk['query']): Promise<CouchAnswer> {
		return this.ask({ method: 'POST', path, body, ...(query && { query }) });
	}

	put(path: string, body?: unknown, query?: CouchAsk['query']): Promise<CouchAnswer> {
		return this.ask({
			method: 'PUT',
			path,
			...(body !== undefined && { body }),
			...(query && { query })
		});
	}

	delete(path: string, query?: CouchAsk['query']): Promise<CouchAnswer> {
		return this.ask({ method: 'DELETE', path, ...(query && { query }) });
	}

	async ask(asked: CouchAsk): Promise<CouchAnswer> {
		const { method, path, query = {}, body, timeoutMs, signal } = asked;
		const timeout = timeoutMs ?? this.timeoutMs;
		try {
			const answered = await request(`${this.url}${path}${queryText(query)}`, {
				method,
				dispatcher: this.agent,
				headersTimeout: timeout,
				bodyTimeout: timeout,
				headers: {
					authorization: asked.authorization ?? (await this.options.authorization()),
					accept: 'application/json',
					...(body !== undefined && { 'content-type': 'application/json' })
				},
				...(body !== undefined && { body: JSON.stringify(body) }),
				...(signal && { signal })
			});
			return await read(method, answered);
		} catch (thrown) {
			return err(nameTrouble(thrown));
		}
	}

	/** Lets go of every connection. */
	close(): Promise<void> {
		return this.agent.destroy();
	}
}

export function queryText(query: NonNullable<CouchAsk['query']>): string {
	const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
		value === undefined ? [] : [[name, String(value)]]
	);
	return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function read(
	method: string,
	{ statusCode: status, body }: Dispatcher.ResponseData
): Promise<CouchAnswer> {
	const text = await body.text();
	const value = method === 'HEAD' ? {} : parse(text);
	if (value === undefined) return err({ kind: 'not-couchdb', status });
	if (status < 400) return ok(value);
	const said = value as { error?: unknown; reason?: unknown };
	return err({
		kind: kindOf(status),
		status,
		error: typeof said.error === 'string' ? said.error : '',
		reason: typeof said.reason === 'string' ? said.reason : ''
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export function kindOf(status: number): 'refused' | 'not-found' | 'conflict' | 'busy' | 'rejected' {
	if (status === 401 || status === 403) return 'refused';
	if (status === 404) return 'not-found';
	if (status === 409 || status === 412) return 'conflict';
	return status === 429 || (status >= 500 && status !== 501) ? 'busy' : 'rejected';
}

const LATE = new Set([
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
	'UND_ERR_CONNECT_TIMEOUT',
	'ETIMEDOUT'
]);

/** Names what undici and the network throw. */
export function nameTrouble(thrown: unknown): Extract<CouchError, { code: string }> {
	const code = codeOf(thrown) ?? codeOf((thrown as { cause?: unknown } | undefined)?.cause) ?? '';
	return { kind: LATE.has(code) ? 'late' : 'unreachable', code };
}

const codeOf = (thrown: unknown): string | undefined =>
	typeof thrown === 'object' &&
	thrown !== null &&
	'code' in thrown &&
	typeof thrown.code === 'string'
		? thrown.code
		: undefined;
