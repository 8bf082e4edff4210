import { Problem } from '../../problems';
import { formatSeq } from '../../protocol/seq-token';
import { inPiecesIfLong, type Answer } from './answer';
import { readFeedQuery, type FeedQuery } from './changes-query';
import { ChangesSource } from './changes-source';
import type { DbCall } from './endpoint';
import { etagOf, unlessKnown } from './etag';
import { atOnce, feedKind, firstRows } from './feed-source';
import { liveFeed } from './live-feed';

/** What has changed since a device last asked: each document once, at its newest change, in the order of sequences. */
export async function changes(call: DbCall): Promise<Answer> {
	const kind = feedKind(call);
	const query = await readFeedQuery(call);
	const source = new ChangesSource(call.database, query, call.tally);
	// Nobody waits for no rows: this only asks how much is pending.
	if (kind === 'normal' || query.limit === 0) return normal(call, source, query);

	// A long poll that has something to say is an ordinary answer.
	const first = kind === 'longpoll' ? await firstRows(source, query.limit) : undefined;
	if (first !== undefined && first.length > 0)
		return { body: await inPiecesIfLong(atOnce(source, query.limit, first)) };

	return liveFeed({
		call,
		kind,
		source,
		limit: query.limit,
		isAbout: (dbName) => dbName === call.dbName,
		isStillLetIn: () => isStillLetIn(call)
	});
}

async function normal(call: DbCall, source: ChangesSource, { limit }: FeedQuery): Promise<Answer> {
	const { database, request } = call;
	// The same address answers the same as long as nothing has changed.
	const etag = etagOf(formatSeq((await database.info()).seq, database.epoch));
	const known = unlessKnown(request, etag);
	if (known !== undefined) return known;
	const parts = atOnce(source, request.method === 'HEAD' ? 0 : limit);
	return { headers: { etag }, body: await inPiecesIfLong(parts) };
}

async function isStillLetIn({ gate, request, dbName, store, database }: DbCall): Promise<boolean> {
	try {
		await gate.authorise(request, dbName, 'read');
		return (await store.database(dbName))?.epoch === database.epoch;
	} catch (thrown) {
		if (thrown instanceof Problem) return false;
		throw thrown;
	}
}
