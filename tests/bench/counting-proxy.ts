import { createServer, connect, type AddressInfo, type Server } from 'node:net';

/** What went over the wire, as a phone's data plan would count it above TCP: request and answer heads and bodies. */
export interface Traffic {
	requests: number;
	bytesUp: number;
	bytesDown: number;
}

/** Stands between a client and a server on this machine and counts; changes nothing. */
export class CountingProxy {
	traffic: Traffic = { requests: 0, bytesUp: 0, bytesDown: 0 };
	lastByteMs = Date.now();

	private constructor(
		private readonly server: Server,
		readonly url: string
	) {}

	static async before(target: string): Promise<CountingProxy> {
		const { hostname, port } = new URL(target);
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const proxy = new CountingProxy(
			server,
			`http://127.0.0.1:${(server.address() as AddressInfo).port}`
		);
		server.on('connection', (client) => {
			const upstream = connect(Number(port), hostname);
			client.on('data', (chunk) => proxy.count(chunk, 'bytesUp'));
			upstream.on('data', (chunk) => proxy.count(chunk, 'bytesDown'));
			client.pipe(upstream).pipe(client);
			for (const end of [client, upstream])
				end.on('error', () => {
					client.destroy();
					upstream.destroy();
				});
		});
		return proxy;
	}

	reset(): void {
		this.traffic = { requests: 0, bytesUp: 0, bytesDown: 0 };
	}

	/** Waits until nothing has passed for a while. */
	async quiet(ms: number): Promise<void> {
		while (Date.now() - this.lastByteMs < ms)
			await new Promise((resolve) => setTimeout(resolve, 100));
	}

	close(): void {
		this.server.close();
	}

	private count(chunk: Buffer, direction: 'bytesUp' | 'bytesDown'): void {
		this.lastByteMs = Date.now();
		this.traffic[direction] += chunk.length;
		if (direction === 'bytesUp')
			this.traffic.requests += (chunk.toString('latin1').match(REQUEST_LINE) ?? []).length;
	}
}

const REQUEST_LINE = /(?:^|\n)(?:GET|POST|PUT|DELETE|HEAD) \S+ HTTP\/1\.1\r\n/g;
