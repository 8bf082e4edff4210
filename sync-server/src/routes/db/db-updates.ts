import { Problem, problems } from '../../problems';
import { inPiecesIfLong, type Answer } from './answer';
import type { FeedCall } from './endpoint';
import type { DbUpdates } from './db-updates-log';
import { atOnce, feedKind, firstRows, type FeedRow, type FeedSource } from './feed-source';
import { liveFeed } from './live-feed';
import { ROWS_PER_TURN } from './limits';

/** Which databases have changed, of those the caller may read: one connection tells a device of all its villages. */
export async function dbUpdates(call: FeedCall): Promise<Answer> {
	const kind = feedKind(call);
	const { query, request, updates } = call;
	const limit = query.count('limit') ?? Infinity;
	const asked = query.text('since') ?? String(request.headers['last-event-id'] ?? '');
	const after = await updates.place(asked);
	if (after === undefined)
		throw problems.badRequest("Malformed sequence supplied in 'since' parameter.");

	const audience = await Audience.of(call);
	const source = new UpdatesSource(updates, audience, after);
	if (kind === 'normal' || limit === 0) {
		const parts = atOnce(source, request.method === 'HEAD' ? 0 : limit);
		return { body: await inPiecesIfLong(parts) };
	}
	const first = kind === 'longpoll' ? await firstRows(source, limit) : undefined;
	if (first !== undefined && first.length > 0)
		return { body: await inPiecesIfLong(atOnce(source, limit, first)) };
	return liveFeed({
		call,
		kind,
		source,
		limit,
		// One that was just made may be for this caller: that is looked up before it is told.
		isAbout: (dbName, seq) => seq === 0 || audience.mayRead(dbName),
		isStillLetIn: () => audience.isStillThere()
	});
}

/** What the caller may read, looked up anew now and then and whenever there is news. */
class Audience {
	private constructor(
		private readonly call: FeedCall,
		private readable: ReadonlySet<string>
	) {}

	static async of(call: FeedCall): Promise<Audience> {
		return new Audience(call, new Set(await call.gate.readableDatabases(call.request)));
	}

	mayRead(dbName: string): boolean {
		return this.readable.has(dbName) || this.call.caller.isAdministrator;
	}

	async isStillThere(): Promise<boolean> {
		try {
			const { gate, request } = this.call;
			this.readable = new Set(await gate.readableDatabases(request));
			return true;
		} catch (thrown) {
			if (thrown instanceof Problem) return false;
			throw thrown;
		}
	}
}

class UpdatesSource implements FeedSource {
	constructor(
		private readonly updates: DbUpdates,
		private readonly audience: Audience,
		private last: number
	) {}

	place(): string {
		return this.updates.token(this.last);
	}

	/** CouchDB does not say it here. */
	async pending(): Promise<undefined> {
		return undefined;
	}

	async next(limit: number): Promise<{ rows: FeedRow[]; isEnd: boolean }> {
		const found = await this.updates.after(this.last);
		const own = found.filter(({ dbName }) => this.audience.mayRead(dbName));
		const rows = own.slice(0, Math.min(limit, ROWS_PER_TURN));
		const isEnd = rows.length === own.length;
		this.last = (isEnd ? found : rows).at(-1)?.n ?? this.last;
		return {
			isEnd,
			rows: rows.map(({ n, dbName, type }) => {
				const place = this.updates.token(n);
				return { place, text: JSON.stringify({ db_name: dbName, type, seq: place }) };
			})
		};
	}
}
