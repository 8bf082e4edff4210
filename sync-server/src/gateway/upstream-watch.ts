import { ADMIN_ROLE } from './caller-tokens';
import { linesOf } from './stream-text';
import type { Upstream } from './upstream';

const HEARTBEAT_MS = 20_000;
/** Nothing for so long, not even a heartbeat: the connection is dead. */
const SILENT_MS = 3 * HEARTBEAT_MS;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Follows which databases of the CouchDB change, also by what comes to it past this server, and connects again whenever
 * that breaks off. A CouchDB without `_global_changes` does not say: then what this server writes itself is all it hears of.
 */
export class UpstreamWatch {
	private reach: AbortController | undefined;
	private hasConnected = false;

	constructor(
		private readonly upstream: Upstream,
		private readonly tell: (dbName: string, type: string) => void,
		/** Connected for the first time: what has changed since the start of this server was not heard. */
		private readonly begin: () => void
	) {}

	start(): void {
		if (this.reach !== undefined) return;
		this.reach = new AbortController();
		void this.follow(this.reach.signal);
	}

	stop(): void {
		this.reach?.abort();
		this.reach = undefined;
	}

	private async follow(stopped: AbortSignal): Promise<void> {
		let since = 'now';
		let pauseMs = FIRST_PAUSE_MS;
		while (!stopped.aborted) {
			try {
				for await (const update of this.updates(since, stopped)) {
					pauseMs = FIRST_PAUSE_MS;
					since = update.seq;
					if (!update.db_name.startsWith('_')) this.tell(update.db_name, update.type);
				}
			} catch {
				// Whoever asks for a document learns what is wrong; here there is only one thing to do.
				pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
			}
			await pause(pauseMs, stopped);
		}
	}

	private async *updates(since: string, stopped: AbortSignal): AsyncGenerator<Update> {
		const silence = new AbortController();
		let timer = setTimeout(() => silence.abort(), SILENT_MS);
		const query = new URLSearchParams({
			feed: 'continuous',
			since,
			heartbeat: String(HEARTBEAT_MS)
		});
		try {
			const { status, body } = await this.upstream.pass({
				method: 'GET',
				target: `/_db_updates?${query}`,
				headers: { accept: 'application/json' },
				body: undefined,
				speaker: { name: 'may-chu', roles: [ADMIN_ROLE] },
				signal: AbortSignal.any([stopped, silence.signal]),
				isLive: true
			});
			if (status !== 200) {
				body.destroy();
				throw new Error(`_db_updates answered ${status}`);
			}
			if (!this.hasConnected) this.begin();
			this.hasConnected = true;
			for await (const line of linesOf(body)) {
				clearTimeout(timer);
				timer = setTimeout(() => silence.abort(), SILENT_MS);
				const update = updateIn(line);
				if (update !== undefined) yield update;
			}
		} finally {
			clearTimeout(timer);
			silence.abort();
		}
	}
}

interface Update {
	db_name: string;
	type: string;
	seq: string;
}

/** Heartbeats are empty, and the last line only says where to go on. */
function updateIn(line: string): Update | undefined {
	if (line.trim() === '') return undefined;
	const update = JSON.parse(line) as Partial<Update>;
	if (typeof update.db_name !== 'string' || typeof update.type !== 'string') return undefined;
	return { db_name: update.db_name, type: update.type, seq: String(update.seq) };
}

const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			stopped.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		timer.unref();
		stopped.addEventListener('abort', done);
		if (stopped.aborted) done();
	});
