import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** @property bitsPerSecond in either direction, shared by all connections @property roundTripMs there and back */
export interface LinkSpeed {
	bitsPerSecond: number;
	roundTripMs: number;
}

/** What browsers call slow 3G, and a commune in the hills a good day. */
export const SLOW_3G: LinkSpeed = { bitsPerSecond: 400_000, roundTripMs: 400 };

/** A modem holds about a second; then the sender waits. */
const BUFFERED_MS = 1000;

/** Stands between a client and a server on this machine, and passes everything on as slowly as a link in the hills. */
export class SlowLink {
	private constructor(
		private readonly server: Server,
		readonly url: string
	) {}

	static async before(target: string, speed: LinkSpeed): Promise<SlowLink> {
		const { hostname, port } = new URL(target);
		const [up, down] = [new Lane(speed), new Lane(speed)];
		const server = createServer((client) => {
			const upstream = connect(Number(port), hostname);
			// The handshake takes a way there and back before the first byte leaves.
			up.carry(client, upstream, speed.roundTripMs);
			down.carry(upstream, client, 0);
			for (const end of [client, upstream])
				end.on('error', () => {
					client.destroy();
					upstream.destroy();
				});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new SlowLink(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	}

	close(): void {
		this.server.close();
	}
}

/** One direction: bytes leave one after another, whoever sends them, and arrive half a round trip later. */
class Lane {
	private freeAtMs = 0;

	constructor(private readonly speed: LinkSpeed) {}

	carry(from: Socket, to: Socket, firstDelayMs: number): void {
		const { bitsPerSecond, roundTripMs } = this.speed;
		const openFromMs = Date.now() + firstDelayMs;
		const arrivesInMs = (bytes: number): number => {
			const now = Date.now();
			const begin = Math.max(now, openFromMs, this.freeAtMs);
			this.freeAtMs = begin + (bytes * 8000) / bitsPerSecond;
			return this.freeAtMs - now + roundTripMs / 2;
		};
		from.on('data', (chunk: Buffer) => {
			const delayMs = arrivesInMs(chunk.length);
			setTimeout(() => to.destroyed || to.write(chunk), delayMs);
			if (delayMs <= BUFFERED_MS) return;
			from.pause();
			setTimeout(() => from.resume(), delayMs - BUFFERED_MS);
		});
		from.on('end', () => setTimeout(() => to.end(), arrivesInMs(0) + 1));
	}
}
