import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands in front of the sync-server and can act as if a new version of the application had been installed there: from
 * then on the service worker differs by a comment, which is all a browser goes by.
 */
export class ReleasingProxy {
	private version = 1;

	private constructor(private readonly server: Server) {}

	static async start(target: string): Promise<ReleasingProxy> {
		const server = createServer();
		const proxy = new ReleasingProxy(server);
		server.on('request', (incoming: IncomingMessage, outgoing) => {
			const isWorker = incoming.url === '/service-worker.js';
			const headers = { ...incoming.headers };
			// The worker's text is added to, so it must come as text and never as "not modified".
			if (isWorker) {
				delete headers['accept-encoding'];
				delete headers['if-none-match'];
				delete headers['if-modified-since'];
			}
			const passedOn = request(
				new URL(incoming.url ?? '/', target),
				{ method: incoming.method, headers },
				(answer) => {
					const told = { ...answer.headers };
					if (isWorker) delete told['content-length'];
					outgoing.writeHead(answer.statusCode ?? 502, told);
					answer.pipe(outgoing, { end: !isWorker });
					if (isWorker) answer.on('end', () => outgoing.end(`\n// ${proxy.version}`));
				}
			);
			passedOn.on('error', () => outgoing.destroy());
			incoming.pipe(passedOn);
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	newVersion(): void {
		this.version += 1;
	}

	async stop(): Promise<void> {
		if (!this.server.listening) return;
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}
}
