import type { FastifyReply } from 'fastify';
import type { Answer } from './answer';
import type { FeedCall } from './endpoint';
import { closing, OPENING, type FeedKind, type FeedRow, type FeedSource } from './feed-source';
import type { FeedOwner, OpenFeed } from './feeds';
import { nextTurn } from '../../next-turn';

export type LiveKind = Exclude<FeedKind, 'normal'>;

/** How a feed that stays open is written. */
interface Script {
	contentType: string;
	opening: string;
	rows(rows: readonly FeedRow[]): string;
	heartbeat: string;
	closing(place: string, pending: number | undefined): string;
}

/** Asks a proxy between to pass each piece on at once. */
export const UNBUFFERED = { 'x-accel-buffering': 'no' } as const;

/** Whether an answer was a feed that waited. */
export const isLive = (reply: FastifyReply): boolean =>
	reply.getHeader('x-accel-buffering') === UNBUFFERED['x-accel-buffering'];

/** A blank line, so that the reader learns at once that it is connected. */
const CONNECTED = '\n';

const SCRIPTS: Readonly<Record<LiveKind, Script>> = {
	longpoll: {
		contentType: 'application/json',
		opening: OPENING,
		rows: (rows) => rows.map(({ text }) => text).join(',\n'),
		heartbeat: '\n',
		closing
	},
	continuous: {
		contentType: 'application/json',
		opening: CONNECTED,
		rows: (rows) => rows.map(({ text }) => `${text}\n`).join(''),
		heartbeat: '\n',
		closing: (place, pending) =>
			`${JSON.stringify({ last_seq: place, ...(pending !== undefined && { pending }) })}\n`
	},
	eventsource: {
		contentType: 'text/event-stream',
		opening: CONNECTED,
		// The id is sent back as `last-event-id` when the browser connects again.
		rows: (rows) =>
			rows.map(({ text, place }) => `data: ${text}\nid: ${JSON.stringify(place)}\n\n`).join(''),
		heartbeat: 'event: heartbeat\ndata: \n\n',
		closing: () => ''
	}
};

/** CouchDB's, for `heartbeat=true`. */
const DEFAULT_HEARTBEAT_MS = 60_000;

export function heartbeatOf({ query, limits }: FeedCall): number | undefined {
	const text = query.text('heartbeat');
	if (text === undefined || text === 'false') return undefined;
	const asked = text === 'true' ? DEFAULT_HEARTBEAT_MS : (query.count('heartbeat') ?? 0);
	return Math.min(Math.max(asked, limits.minHeartbeatMs), limits.maxFeedMs);
}

export interface LiveFeedParts {
	call: FeedCall;
	kind: LiveKind;
	source: FeedSource;
	limit: number;
	isAbout: FeedOwner['isAbout'];
	isStillLetIn: FeedOwner['isStillLetIn'];
}

/**
 * A feed that waits:
 *
 *   read ──rows──► give, read on
 *    ▲ │nothing more
 *    │ ▼
 *   wait ──heartbeat──► give, wait on     (a device, or a proxy between, would give up on a silent connection)
 *      └──time over, client gone, signed out, database deleted, server stopping──► close
 *
 * A long poll closes with the first rows. Text is made only as fast as the reader takes it.
 */
export function liveFeed(parts: LiveFeedParts): Answer {
	const { call, kind, isAbout, isStillLetIn } = parts;
	// Wrong parameters are answered as such, before the feed begins.
	const heartbeatMs = heartbeatOf(call);
	const timeoutMs = timeoutOf(call, heartbeatMs);
	const { raw } = call.reply;
	const { caller } = call;
	const open = call.feeds.open({
		key: `${caller.name}/${caller.device ?? ''}`,
		isAbout,
		isStillLetIn,
		breakOff: () => raw.destroy()
	});
	raw.once('close', open.close);
	if (raw.destroyed) open.close();
	const feed = new LiveFeed(parts, open, { heartbeatMs, timeoutMs });
	return {
		headers: { 'content-type': SCRIPTS[kind].contentType, ...UNBUFFERED },
		body: { isLive: true, parts: feed.text() }
	};
}

export function timeoutOf({ query, limits }: FeedCall, heartbeatMs: number | undefined): number {
	const fallback = heartbeatMs === undefined ? limits.feedTimeoutMs : limits.maxFeedMs;
	return Math.min(query.count('timeout') ?? fallback, limits.maxFeedMs);
}

interface Times {
	heartbeatMs: number | undefined;
	timeoutMs: number;
}

class LiveFeed {
	private left: number;
	private hasGiven = false;
	private readonly script: Script;
	private readonly endsAt: number;

	constructor(
		private readonly parts: LiveFeedParts,
		private readonly open: OpenFeed,
		private readonly times: Times
	) {
		this.left = parts.limit;
		this.script = SCRIPTS[parts.kind];
		this.endsAt = performance.now() + parts.call.limits.maxFeedMs;
	}

	async *text(): AsyncGenerator<string> {
		const { open, script } = this;
		try {
			yield* open.give(script.opening);
			for (;;) {
				yield* this.rows();
				if (this.isDone()) return yield* open.give(await this.closing());
				if (!(yield* this.waited())) return yield* open.give(this.closingAsItStands());
			}
		} finally {
			open.close();
		}
	}

	private isDone(): boolean {
		return this.left <= 0 || (this.hasGiven && this.parts.kind === 'longpoll');
	}

	private async *rows(): AsyncGenerator<string> {
		const { source, kind } = this.parts;
		for (;;) {
			const { rows, isEnd } = await source.next(this.left);
			if (rows.length > 0) {
				this.left -= rows.length;
				this.hasGiven = true;
				yield* this.open.give(this.script.rows(rows));
			}
			if (isEnd || this.left <= 0 || (rows.length > 0 && kind === 'longpoll')) return;
			await nextTurn();
		}
	}

	/** Until there is news: false when there will be none. */
	private async *waited(): AsyncGenerator<string, boolean> {
		const { heartbeatMs = Infinity, timeoutMs } = this.times;
		const until = Math.min(performance.now() + timeoutMs, this.endsAt);
		for (;;) {
			const leftMs = until - performance.now();
			const news = await this.open.news(Math.max(0, Math.min(heartbeatMs, leftMs)));
			if (news === 'ended') return false;
			if (news === 'rung') return this.parts.isStillLetIn();
			if (until - performance.now() <= 0) return false;
			yield* this.open.give(this.script.heartbeat);
		}
	}

	private async closing(): Promise<string> {
		const { source } = this.parts;
		return this.script.closing(source.place(), await source.pending());
	}

	/** Nothing is read any more: the reader may have lost the right to it, or the database may be gone. */
	private closingAsItStands(): string {
		return this.script.closing(this.parts.source.place(), 0);
	}
}
