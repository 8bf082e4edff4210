import { problems } from '../../problems';
import type { DocStore } from '../../storage/doc-store';

/** The feeds that are open: each waits for news of one database until it comes, or until its own end. */
export class Feeds {
	private readonly byDatabase = new Map<string, Set<OpenFeed>>();
	private readonly countByCaller = new Map<string, number>();
	private readonly stopListening: () => void;
	private isStopped = false;

	constructor(store: DocStore) {
		this.stopListening = store.onCommit((dbName) => {
			for (const feed of [...(this.byDatabase.get(dbName) ?? [])]) feed.ring();
		});
	}

	open(callerName: string, dbName: string, max: number): OpenFeed {
		if (this.isStopped) throw problems.stopping();
		const count = this.countByCaller.get(callerName) ?? 0;
		if (count >= max) throw problems.tooManyFeeds();
		this.countByCaller.set(callerName, count + 1);

		const feeds = this.byDatabase.get(dbName) ?? new Set();
		const feed = new OpenFeed(() => {
			feeds.delete(feed);
			if (feeds.size === 0) this.byDatabase.delete(dbName);
			this.closed(callerName);
		});
		this.byDatabase.set(dbName, feeds.add(feed));
		return feed;
	}

	/** Every open feed answers with what it has. */
	stop(): void {
		this.isStopped = true;
		this.stopListening();
		for (const feeds of [...this.byDatabase.values()]) for (const feed of [...feeds]) feed.end();
	}

	private closed(callerName: string): void {
		const left = (this.countByCaller.get(callerName) ?? 1) - 1;
		if (left === 0) this.countByCaller.delete(callerName);
		else this.countByCaller.set(callerName, left);
	}
}

/** Remembers that it was rung, so that news between a look and the wait is not missed. */
export class OpenFeed {
	private hasNews = false;
	private hasEnded = false;
	private isClosed = false;
	private wake: (() => void) | undefined;

	constructor(private readonly whenClosed: () => void) {}

	ring(): void {
		this.hasNews = true;
		this.wake?.();
	}

	end(): void {
		this.hasEnded = true;
		this.wake?.();
	}

	/** The client has its answer, or has gone. */
	readonly close = (): void => {
		if (this.isClosed) return;
		this.isClosed = true;
		this.end();
		this.whenClosed();
	};

	/** Waits for news, for a time; says which it was. */
	async news(maxMs: number): Promise<'rung' | 'late' | 'ended'> {
		if (!this.hasNews && !this.hasEnded) await this.untilWoken(maxMs);
		if (this.hasEnded) return 'ended';
		if (!this.hasNews) return 'late';
		this.hasNews = false;
		return 'rung';
	}

	private untilWoken(maxMs: number): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				this.wake = undefined;
				resolve();
			};
			const timer = setTimeout(done, maxMs);
			this.wake = done;
		});
	}
}
