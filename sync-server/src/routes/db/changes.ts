import { problems } from '../../problems';
import { formatSeq } from '../../protocol/seq-token';
import { inPiecesIfLong, type Answer } from './answer';
import { longpoll } from './changes-longpoll';
import { readFeedQuery, storePart, type FeedQuery } from './changes-query';
import { closing, OPENING, rowTexts } from './changes-text';
import type { DbCall } from './endpoint';
import { nextTurn, ROWS_PER_TURN } from './limits';

/** What has changed since a device last asked: each document once, at its newest change, in the order of sequences. */
export async function changes(call: DbCall): Promise<Answer> {
	const query = await readFeedQuery(call);
	const feed = call.query.text('feed') ?? 'normal';
	switch (feed) {
		case 'normal':
			return { body: await inPiecesIfLong(pieces(call, query)) };
		case 'longpoll':
			// Nobody waits for no rows: this only asks how much is pending.
			if (query.limit === 0) return { body: await inPiecesIfLong(pieces(call, query)) };
			return longpoll(call, query);
		case 'continuous':
		case 'eventsource':
			throw problems.notImplemented(`feed=${feed}`);
		default:
			throw problems.badRequest(`Unknown feed: ${feed}`);
	}
}

async function* pieces(call: DbCall, query: FeedQuery): AsyncGenerator<string> {
	const { database } = call;
	// A document that changes while we read moves beyond this bound, so none is listed twice in one answer.
	const upTo = (await database.info()).seq;
	const bounds = { after: query.after, upTo };
	let left = query.limit;
	let last = query.after;
	let piece = OPENING;
	let separator = '';

	while (left > 0) {
		const limit = Math.min(left, ROWS_PER_TURN);
		const rows = await database.changes({ ...storePart(query), ...bounds, limit });
		if (rows.length > 0) {
			piece += separator + rowTexts(call, query, rows);
			separator = ',\n';
		}
		last = rows.at(-1)?.seq ?? last;
		left -= rows.length;
		if (rows.length < limit) {
			if (!query.descending) last = upTo;
			break;
		}
		if (left === 0) break;
		if (query.descending) bounds.upTo = last - 1;
		else bounds.after = last;
		yield piece;
		piece = '';
		await nextTurn();
	}
	const pending = query.descending ? 0 : await database.countAfter(last);
	yield piece + closing(formatSeq(last, database.epoch), pending);
}
