import { gunzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { documentServer, type DocumentServer } from './document-server';
import type { DbLimits } from '../../../sync-server/src/routes/db/limits';

export interface Answered {
	status: number;
	/** Parsed when it is JSON; undefined when there is none. */
	body: unknown;
	headers: Record<string, unknown>;
	text: string;
	/** As they came, packed or not. */
	bytes: Buffer;
}

export type Ask = (
	method: string,
	url: string,
	body?: unknown,
	headers?: Record<string, string>
) => Promise<Answered>;

export interface Client {
	ask: Ask;
	get(url: string): Promise<Answered>;
	post(url: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
	put(url: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
	/** Replicates documents into a database. */
	push(docs: unknown[], db?: string, headers?: Record<string, string>): Promise<Answered>;
}

export const VILLAGE = 'village-17284-01';
export const asVolunteer = { 'x-caller': 'tnv1' };

/** A server with small limits, a plain database and a village. */
export async function smallServer(
	open: (limits: Partial<DbLimits>) => Promise<DocumentServer> = (limits) =>
		documentServer({ limits })
): Promise<DocumentServer> {
	const limits: Partial<DbLimits> = {
		bulkDocsBytes: 20_000,
		requestBytes: 10_000,
		documentBytes: 5000,
		feedTimeoutMs: 200
	};
	const hall = await open(limits);
	await hall.store.createDatabase('plain');
	await hall.store.createDatabase(VILLAGE);
	return hall;
}

/** Asks the server as it is at that moment, without a port. */
export function clientOf(hall: () => DocumentServer): Client {
	const ask: Ask = async (method, url, body, headers = {}) => {
		const response = await hall().server.inject({
			method: method as NonNullable<InjectOptions['method']>,
			url: `/db${url}`,
			headers: {
				// As stock PouchDB does; without it, some answers come in parts.
				accept: 'application/json',
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers
			},
			...(body !== undefined && {
				payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
			})
		});
		const text =
			response.headers['content-encoding'] === 'gzip' && response.rawPayload.length > 0
				? gunzipSync(new Uint8Array(response.rawPayload)).toString()
				: response.body;
		return {
			status: response.statusCode,
			body: text === '' ? undefined : tryJson(text),
			headers: response.headers,
			text,
			bytes: response.rawPayload
		};
	};
	const client: Client = {
		ask,
		get: (url) => ask('GET', url),
		post: (url, body, headers) => ask('POST', url, body, headers),
		put: (url, body, headers) => ask('PUT', url, body, headers),
		push: (docs, db = 'plain', headers = {}) =>
			ask('POST', `/${db}/_bulk_docs`, { docs, new_edits: false }, headers)
	};
	return client;
}

function tryJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A replicated document, `revs` the newest first. */
export const doc = (id: string, revs: string[], fields: object = {}) => ({
	_id: id,
	_rev: revs[0],
	_revisions: {
		start: parseInt(revs[0] ?? '', 10),
		ids: revs.map((rev) => rev.slice(rev.indexOf('-') + 1))
	},
	...fields
});
