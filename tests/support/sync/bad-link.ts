import {
	createServer,
	request,
	type IncomingMessage,
	type Server,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Passing {
	method: string;
	path: string;
	bodyBytes: number;
	/** Which bytes were asked for, when not all. */
	range?: string;
}

/** What the link does with a request. */
export type Fate =
	| 'pass'
	/** The server gets it and answers; the answer never arrives. */
	| 'lose-the-answer'
	/** Half of the answer arrives. */
	| 'cut-the-answer'
	/** Connected, and then nothing for ever. */
	| 'silence'
	/** As a proxy in front of the server answers a body it finds too large. */
	| 'too-large'
	/** As the sign-in page of a café's Wi-Fi answers everything. */
	| 'captive-portal'
	/** The server stumbles over this request. */
	| 'stumble';

/** The way between a phone and the server, as bad as a test wants it. Requests that pass reach the real server. */
export class BadLink {
	readonly seen: Passing[] = [];
	fate: (passing: Passing, body: Buffer) => Fate = () => 'pass';
	/** How much of an answer arrives that is cut. */
	cutAfter: (bytes: number) => number = (bytes) => bytes / 2;
	private readonly silent = new Set<ServerResponse>();

	private constructor(
		private readonly server: Server,
		private readonly target: string,
		readonly url: string
	) {}

	static async to(target: string): Promise<BadLink> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const link = new BadLink(server, target, `http://127.0.0.1:${port}`);
		server.on('request', (incoming, outgoing) => void link.carry(incoming, outgoing));
		return link;
	}

	async close(): Promise<void> {
		for (const response of this.silent) response.destroy();
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const passing: Passing = {
			method: incoming.method ?? '',
			path: incoming.url ?? '',
			bodyBytes: body.length,
			...(incoming.headers.range !== undefined && { range: incoming.headers.range })
		};
		this.seen.push(passing);

		const fate = this.fate(passing, body);
		switch (fate) {
			case 'silence':
				this.silent.add(outgoing);
				return;
			case 'too-large':
				return void outgoing.writeHead(413, { 'content-type': 'text/html' }).end('<h1>413</h1>');
			case 'captive-portal':
				return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wi-Fi</h1>');
			case 'stumble':
				return void outgoing
					.writeHead(500, { 'content-type': 'application/json' })
					.end('{"error":"internal_server_error","reason":"máy chủ gặp sự cố"}');
		}
		const answered = request(
			this.target + incoming.url,
			{
				method: incoming.method,
				headers: { ...incoming.headers, host: new URL(this.target).host }
			},
			(answer) => void this.bringBack(answer, outgoing, fate)
		);
		answered.on('error', () => outgoing.destroy());
		answered.end(body);
	}

	private async bringBack(answer: IncomingMessage, outgoing: ServerResponse, fate: Fate) {
		const chunks: Buffer[] = [];
		try {
			for await (const chunk of answer) chunks.push(chunk as Buffer);
		} catch {
			return void outgoing.destroy();
		}
		const body = Buffer.concat(chunks);
		if (fate === 'lose-the-answer') return void outgoing.destroy();
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		if (fate === 'pass') return void outgoing.end(body);
		outgoing.write(body.subarray(0, this.cutAfter(body.length)));
		// A reader loses what it has not yet taken when the cut is seen; here it has time to take it.
		await sleep(20);
		outgoing.destroy();
	}
}
