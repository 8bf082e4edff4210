import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { BackendConfig } from '../../../sync-server/src/gateway/backend-config';

/** What stands between a gateway and the server behind it, and answers as a CouchDB may that has a bad day. */
export interface OddCouchDb {
	config: BackendConfig;
	/** Answers in the other's place when it returns something; `never` leaves the request without an answer. */
	instead: (request: IncomingMessage) => OddAnswer | undefined;
	/** The other has answered, and the gateway does not know it yet. */
	beforeAnswer: (request: IncomingMessage) => Promise<void>;
	close(): Promise<void>;
}

export type OddAnswer =
	'never' | 'break' | { status: number; headers?: Record<string, string>; body?: string };

/**
 * @property opaqueSeqs sequences look as Apache CouchDB's do: a number, a long text that is another one each time, and no
 * epoch to be seen
 */
export async function oddCouchDb(
	config: BackendConfig,
	{ opaqueSeqs = false } = {}
): Promise<OddCouchDb> {
	const behind = new URL(config.address.url);
	const odd = {
		instead: (_request: IncomingMessage): OddAnswer | undefined => undefined,
		beforeAnswer: async (_request: IncomingMessage): Promise<void> => undefined
	};
	const server: Server = createServer((request, reply) => {
		const answer = odd.instead(request);
		if (answer === 'never') return;
		if (answer === 'break') {
			request.socket.destroy();
			return;
		}
		if (answer !== undefined) {
			request.resume();
			reply.writeHead(answer.status, {
				'content-type': 'application/json',
				...answer.headers
			});
			reply.end(answer.body ?? '{}');
			return;
		}
		if (opaqueSeqs && isOfAnother(request.url ?? '')) {
			request.resume();
			reply.writeHead(400, { 'content-type': 'application/json' });
			reply.end(MALFORMED);
			return;
		}
		void (async () => {
			const body = await text(request);
			const { host: _, 'content-length': __, ...headers } = request.headers;
			const answered = await fetch(`${behind.origin}${plainSince(request.url ?? '')}`, {
				method: request.method ?? 'GET',
				headers: headers as Record<string, string>,
				...(body !== '' && { body })
			});
			const said = await answered.text();
			await odd.beforeAnswer(request);
			reply.writeHead(answered.status, {
				'content-type': answered.headers.get('content-type') ?? 'application/json'
			});
			reply.end(opaqueSeqs ? said.replace(SEQ, opaque) : said);
		})().catch(() => request.socket.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		...config,
		config: {
			...config,
			address: { ...config.address, url: `http://127.0.0.1:${port}${behind.pathname}` }
		},
		get instead() {
			return odd.instead;
		},
		set instead(answer) {
			odd.instead = answer;
		},
		get beforeAnswer() {
			return odd.beforeAnswer;
		},
		set beforeAnswer(work) {
			odd.beforeAnswer = work;
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			})
	};
}

const SEQ = /"((?:update_|last_)?seq)":"([0-9]+)-([0-9a-f]{12})"/g;

/** In CouchDB's words: it can read no sequence but its own. */
const MALFORMED = JSON.stringify({
	error: 'bad_request',
	reason: "Malformed sequence supplied in 'since' parameter."
});

const isOfAnother = (url: string): boolean => /[?&]since=%?2?2?[0-9]+-(?!g1AAAAC)/.test(url);

/** The epoch is hidden in it, behind something that is never the same. */
const opaque = (_all: string, name: string, n: string, epoch: string): string => {
	const packed = Buffer.from(`${randomBytes(24).toString('hex')}/${epoch}`).toString('base64url');
	return `"${name}":"${n}-g1AAAAC${packed}"`;
};

function plainSince(url: string): string {
	return url.replace(/([?&]since=)([0-9]+)-g1AAAAC([A-Za-z0-9_-]+)/, (_all, name, n, packed) => {
		const epoch = Buffer.from(String(packed), 'base64url').toString().split('/')[1];
		return `${String(name)}${String(n)}-${epoch}`;
	});
}
