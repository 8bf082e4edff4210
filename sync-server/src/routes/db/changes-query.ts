import { problems } from '../../problems';
import { parseSince } from '../../protocol/seq-token';
import { isObject } from '../../protocol/json';
import type { DbCall } from './endpoint';

export interface FeedQuery {
	/** The sequence to go on from. */
	after: number;
	limit: number;
	descending: boolean;
	withBodies: boolean;
	withConflicts: boolean;
	allLeaves: boolean;
	docIds: ReadonlySet<string> | undefined;
}

export async function readFeedQuery(call: DbCall): Promise<FeedQuery> {
	const { query, database } = call;
	const newest = (await database.info()).seq;
	const since = parseSince(query.text('since'), { epoch: database.epoch, newest });
	if (since === undefined)
		throw problems.badRequest("Malformed sequence supplied in 'since' parameter.");
	return {
		after: since === 'now' ? newest : since.from,
		limit: query.count('limit') ?? Infinity,
		descending: query.flag('descending'),
		withBodies: query.flag('include_docs'),
		withConflicts: query.flag('conflicts'),
		allLeaves: styleOf(query.text('style')) === 'all_docs',
		docIds: await docIdsOf(call)
	};
}

function styleOf(text = 'main_only'): 'main_only' | 'all_docs' {
	if (text === 'main_only' || text === 'all_docs') return text;
	throw problems.queryParse('Invalid value for parameter: style');
}

async function docIdsOf(call: DbCall): Promise<ReadonlySet<string> | undefined> {
	const { query, request } = call;
	const filter = query.text('filter');
	if (filter === undefined || filter === '') return undefined;
	if (['_selector', '_design', '_view'].includes(filter))
		throw problems.notImplemented(`filter=${filter}`);
	if (filter !== '_doc_ids') throw problems.missing();

	const body = request.method === 'POST' ? await call.json() : undefined;
	const ids = isObject(body) ? body['doc_ids'] : query.json('doc_ids');
	if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
		throw problems.badRequest('`doc_ids` filter parameter is not a list of doc ids.');
	return new Set(ids);
}

/** The part of a feed's query that the store answers. */
export const storePart = ({ descending, withBodies, docIds }: FeedQuery) => ({
	descending,
	withBodies,
	...(docIds && { docIds })
});
