import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** Stands in front of the sync-server and writes down all that passes between it and a phone, unpacked. */
export class RecordingProxy {
	/** Addresses, headers and bodies both ways; what the application itself is made of is left out. */
	readonly recorded: string[] = [];

	private constructor(
		private readonly server: Server,
		private readonly target: string
	) {}

	static async of(target: string): Promise<RecordingProxy> {
		const server = createServer();
		const proxy = new RecordingProxy(server, target);
		server.on('request', (incoming, outgoing) => void proxy.pass(incoming, outgoing));
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}

	private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const { method = 'GET', url = '/' } = incoming;
		const { host: _host, connection: _connection, ...headers } = incoming.headers;
		try {
			const chunks: Buffer[] = [];
			for await (const chunk of incoming) chunks.push(chunk as Buffer);
			const sent = Buffer.concat(chunks);
			const isSaid = /^\/(db|api)\//.test(url);
			if (isSaid) this.recorded.push(`${method} ${url} ${JSON.stringify(headers)}`);
			if (isSaid && sent.length > 0)
				this.recorded.push(
					(headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString()
				);
			const answer = await fetch(new URL(url, this.target), {
				method,
				headers: headers as Record<string, string>,
				...(sent.length > 0 ? { body: sent } : {}),
				redirect: 'manual'
			});
			const body = Buffer.from(await answer.arrayBuffer());
			if (isSaid) this.recorded.push(unpacked(body).toString());
			const told = new Headers(answer.headers);
			// `fetch` has unpacked the body; its length is another now.
			for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection'])
				told.delete(name);
			outgoing.writeHead(answer.status, Object.fromEntries(told));
			outgoing.end(body);
		} catch {
			outgoing.destroy(); // the server is stopped
		}
	}
}

/** The pieces of a pack are packed themselves, whatever their headers say. */
function unpacked(body: Buffer): Buffer {
	if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
	try {
		return gunzipSync(body);
	} catch {
		return body;
	}
}
