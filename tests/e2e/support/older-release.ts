import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands in front of the sync-server and gives phones the application as an earlier release had it, whose guard did not
 * know "mã kích hoạt" as a word for a one-time code. All that is said to the server passes as it is: what it refuses, it
 * refuses by its own rules, newer than the phone's.
 */
export class OlderRelease {
	private constructor(
		private readonly server: Server,
		private readonly target: string
	) {}

	static async of(target: string): Promise<OlderRelease> {
		const server = createServer();
		const release = new OlderRelease(server, target);
		server.on('request', (incoming, outgoing) => void release.answer(incoming, outgoing));
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		return release;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}

	private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		try {
			const answer = await this.ask(incoming);
			const body = Buffer.from(await answer.arrayBuffer());
			const headers = new Headers(answer.headers);
			// `fetch` has unpacked the body; its length is another now.
			for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection'])
				headers.delete(name);
			const isCode = new URL(answer.url).pathname.endsWith('.js');
			outgoing.writeHead(answer.status, Object.fromEntries(headers));
			outgoing.end(isCode ? withoutTheNewRule(body.toString()) : body);
		} catch {
			outgoing.destroy(); // the server is stopped
		}
	}

	private async ask(incoming: IncomingMessage): Promise<Response> {
		const { method = 'GET', headers, url = '/' } = incoming;
		const { host, connection, 'if-none-match': _validator, ...passed } = headers;
		void [host, connection];
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		return fetch(new URL(url, this.target), {
			method,
			headers: passed as Record<string, string>,
			...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
			redirect: 'manual'
		});
	}
}

/** The word as it stands in the guard's pattern, marks taken off. */
const withoutTheNewRule = (code: string): string => code.replaceAll('|kich hoat|', '|');
