import { problems } from '../../problems';
import type { DocStore } from '../../storage/doc-store';

/** What an open feed has to do with the outside; the rest is between it and the one who reads it. */
export interface FeedOwner {
	/** The device, or the tool without one: each has a bounded number of feeds. */
	key: string;
	/** Of all databases only those it may hear of. */
	isAbout(dbName: string, seq: number): boolean;
	/** Whoever was let in when the feed was opened may have been signed out since, or have lost the village. */
	isStillLetIn(): Promise<boolean>;
	/** Breaks the connection of a reader that no longer reads. */
	breakOff(): void;
}

export interface FeedLimits {
	feedsPerDevice: number;
	feedCheckMs: number;
	feedStallMs: number;
}

/** The feeds that are open: each waits for news until it comes, or until its own end. */
export class Feeds {
	private readonly all = new Set<OpenFeed>();
	private readonly countByKey = new Map<string, number>();
	private readonly stopListening: () => void;
	private readonly checks: NodeJS.Timeout;
	private isChecking = false;
	private isStopped = false;

	constructor(
		store: Pick<DocStore, 'onCommit'>,
		private readonly limits: FeedLimits
	) {
		this.stopListening = store.onCommit((dbName, seq) => {
			for (const feed of [...this.all]) if (feed.owner.isAbout(dbName, seq)) feed.ring();
		});
		this.checks = setInterval(() => void this.check(), limits.feedCheckMs).unref();
	}

	open(owner: FeedOwner): OpenFeed {
		if (this.isStopped) throw problems.stopping();
		const count = this.countByKey.get(owner.key) ?? 0;
		if (count >= this.limits.feedsPerDevice) throw problems.tooManyFeeds();
		this.countByKey.set(owner.key, count + 1);
		const feed = new OpenFeed(owner, () => {
			this.all.delete(feed);
			const left = (this.countByKey.get(owner.key) ?? 1) - 1;
			if (left === 0) this.countByKey.delete(owner.key);
			else this.countByKey.set(owner.key, left);
		});
		this.all.add(feed);
		return feed;
	}

	get count(): number {
		return this.all.size;
	}

	/** Every open feed answers with what it has. */
	stop(): void {
		this.isStopped = true;
		this.stopListening();
		clearInterval(this.checks);
		for (const feed of [...this.all]) feed.end();
	}

	/** Nothing may happen in a village for hours: a phone that was revoked must not listen on until then. */
	private async check(): Promise<void> {
		if (this.isChecking) return;
		this.isChecking = true;
		for (const feed of [...this.all]) {
			const isLetIn = await feed.owner.isStillLetIn().catch(() => false);
			if (!isLetIn) feed.end();
			const stalledMs = feed.unreadForMs();
			if (stalledMs > this.limits.feedStallMs || (!isLetIn && stalledMs > 0)) feed.owner.breakOff();
		}
		this.isChecking = false;
	}
}

/** Remembers that it was rung, so that news between a look and the wait is not missed. */
export class OpenFeed {
	private hasNews = false;
	private hasEnded = false;
	private isClosed = false;
	private unreadSinceMs: number | undefined;
	private wake: (() => void) | undefined;

	constructor(
		readonly owner: FeedOwner,
		private readonly whenClosed: () => void
	) {}

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

	/** Hands out text; until the reader takes it the feed stands still. */
	async *give(text: string): AsyncGenerator<string> {
		this.unreadSinceMs = performance.now();
		yield text;
		this.unreadSinceMs = undefined;
	}

	unreadForMs(): number {
		return this.unreadSinceMs === undefined ? 0 : performance.now() - this.unreadSinceMs;
	}

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
