import type { TabChannel, TabMessage } from '../../../src/lib/sync/ask-leader';
import type { Locks } from '../../../src/lib/sync/leader';

interface Waiting {
	start: () => void;
	end: (cause: DOMException) => void;
	signal: AbortSignal | undefined;
}

const aborted = () => new DOMException('aborted', 'AbortError');

/** One lock among the tabs of a browser, as the Web Locks specification has it: a queue, abort while waiting, steal. */
export class BrowserLocks implements Locks {
	private holder: Waiting | undefined;
	private readonly queue: Waiting[] = [];

	request(
		_name: string,
		{ signal, steal = false }: { signal?: AbortSignal; steal?: boolean },
		whileHeld: () => Promise<void>
	): Promise<void> {
		return new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(aborted());
			const waiting: Waiting = {
				signal,
				end: reject,
				start: () => {
					this.holder = waiting;
					void whileHeld()
						.then(resolve, reject)
						.finally(() => {
							if (this.holder === waiting) this.next();
						});
				}
			};
			signal?.addEventListener('abort', () => {
				const place = this.queue.indexOf(waiting);
				if (place < 0) return;
				this.queue.splice(place, 1);
				reject(aborted());
			});
			if (steal) {
				this.holder?.end(aborted());
				waiting.start();
			} else if (this.holder) this.queue.push(waiting);
			else waiting.start();
		});
	}

	private next(): void {
		this.holder = undefined;
		this.queue.shift()?.start();
	}
}

/** The channel among the tabs of a browser; a frozen tab hears nothing. */
export class BrowserChannels {
	private readonly open = new Set<Channel>();

	join(): Channel {
		const channel = new Channel(this.open);
		this.open.add(channel);
		return channel;
	}
}

export class Channel implements TabChannel {
	onmessage: ((event: MessageEvent<TabMessage>) => void) | null = null;
	frozen = false;

	constructor(private readonly all: Set<Channel>) {}

	postMessage(message: TabMessage): void {
		for (const other of this.all) {
			if (other === this) continue;
			setImmediate(() => {
				if (!other.frozen && this.all.has(other))
					other.onmessage?.({ data: structuredClone(message) } as MessageEvent<TabMessage>);
			});
		}
	}

	close(): void {
		this.all.delete(this);
	}
}
