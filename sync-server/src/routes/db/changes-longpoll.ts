import { Problem } from '../../problems';
import { formatSeq } from '../../protocol/seq-token';
import type { ChangeRow } from '../../storage/doc-store';
import type { Answer } from './answer';
import { storePart, type FeedQuery } from './changes-query';
import { closing, OPENING, rowTexts } from './changes-text';
import type { DbCall } from './endpoint';
import type { OpenFeed } from './feeds';
import { ROWS_PER_TURN } from './limits';

/**
 * Waits for the first change:
 *
 *   look ──found──► rows
 *    ▲ │nothing
 *    │ ▼
 *   wait ──heartbeat──► newline, wait on     (a device, or a proxy between, would give up on a silent connection)
 *      └──time over, client gone, server stopping──► no rows
 */
export async function longpoll(call: DbCall, query: FeedQuery): Promise<Answer> {
	const heartbeatMs = heartbeatOf(call);
	const open = call.feeds.open(call.caller.name, call.dbName, call.limits.feedsPerCaller);
	const { raw } = call.reply;
	raw.once('close', open.close);
	if (raw.destroyed) open.close();

	const feed = new WaitingFeed(call, query, open);
	const found = await feed.look();
	if (found === undefined && heartbeatMs !== undefined)
		return { body: { isLive: true, parts: feed.withHeartbeats(heartbeatMs) } };
	try {
		return { body: OPENING + (await feed.answer(found ?? (await feed.untilNews()))) };
	} finally {
		open.close();
	}
}

/** CouchDB's, for `heartbeat=true`. */
const DEFAULT_HEARTBEAT_MS = 60_000;

function heartbeatOf({ query, limits }: DbCall): number | undefined {
	const text = query.text('heartbeat');
	if (text === undefined || text === 'false') return undefined;
	const asked = text === 'true' ? DEFAULT_HEARTBEAT_MS : (query.count('heartbeat') ?? 0);
	return Math.min(Math.max(asked, limits.minHeartbeatMs), limits.maxFeedMs);
}

class WaitingFeed {
	private after: number;
	private readonly endsAt: number;

	constructor(
		private readonly call: DbCall,
		private readonly query: FeedQuery,
		private readonly open: OpenFeed
	) {
		this.after = query.after;
		const { limits } = call;
		const fallback = heartbeatOf(call) === undefined ? limits.feedTimeoutMs : limits.maxFeedMs;
		const timeout = call.query.count('timeout') ?? fallback;
		this.endsAt = performance.now() + Math.min(timeout, limits.maxFeedMs);
	}

	/** Rows, when there are any. */
	async look(): Promise<ChangeRow[] | undefined> {
		const { database } = this.call;
		const limit = Math.min(this.query.limit, ROWS_PER_TURN);
		const upTo = (await database.info()).seq;
		const rows = await database.changes({
			...storePart(this.query),
			after: this.after,
			upTo,
			limit
		});
		if (rows.length > 0) return rows;
		this.after = upTo;
		return undefined;
	}

	async untilNews(): Promise<ChangeRow[]> {
		for (;;) {
			const rows = await this.next(this.msLeft());
			if (rows !== 'late' || this.msLeft() <= 0) return rows === 'late' ? [] : rows;
		}
	}

	async *withHeartbeats(heartbeatMs: number): AsyncGenerator<string> {
		try {
			yield OPENING;
			for (;;) {
				const rows = await this.next(Math.min(heartbeatMs, this.msLeft()));
				if (rows !== 'late') return yield await this.answer(rows);
				if (this.msLeft() <= 0) return yield await this.answer([]);
				yield '\n';
			}
		} finally {
			this.open.close();
		}
	}

	async answer(rows: readonly ChangeRow[]): Promise<string> {
		const { database } = this.call;
		const lastSeq = Math.max(this.after, ...rows.map(({ seq }) => seq));
		const pending = rows.length === 0 ? 0 : await database.countAfter(lastSeq);
		const text = rowTexts(this.call, this.query, rows);
		return text + closing(formatSeq(lastSeq, database.epoch), pending);
	}

	private msLeft(): number {
		return this.endsAt - performance.now();
	}

	private async next(maxMs: number): Promise<ChangeRow[] | 'late'> {
		const news = await this.open.news(Math.max(0, maxMs));
		if (news === 'ended') return [];
		if (news === 'late' || !(await this.isStillLetIn())) return news === 'late' ? 'late' : [];
		return (await this.look()) ?? 'late';
	}

	/** Whoever was let in when the feed was opened may have been signed out since. */
	private async isStillLetIn(): Promise<boolean> {
		const { gate, request, dbName } = this.call;
		try {
			await gate.authorise(request, dbName, 'read');
			return (await this.call.store.database(dbName))?.epoch === this.call.database.epoch;
		} catch (thrown) {
			if (thrown instanceof Problem) return false;
			throw thrown;
		}
	}
}
