import { problems } from '../../problems';
import { parseSince } from '../../protocol/seq-token';
import { isObject } from '../../protocol/json';
import { readSelector } from '../../protocol/selector';
import { docText } from '../../protocol/doc-text';
import type { ChangeRow } from '../../storage/doc-store';
import { chooseInTime } from './choose-in-time';
import type { DbCall } from './endpoint';
import type { RowFilter } from './row-filter';
import { byFunction } from './script-filter';

export interface FeedQuery {
	/** The sequence to go on from. */
	after: number;
	limit: number;
	descending: boolean;
	withBodies: boolean;
	withConflicts: boolean;
	withAttachments: boolean;
	/** Say of packed attachments that they are. */
	withCoding: boolean;
	allLeaves: boolean;
	filter: RowFilter | undefined;
}

export async function readFeedQuery(call: DbCall): Promise<FeedQuery> {
	const { query, database, request } = call;
	const newest = (await database.info()).seq;
	const lastEventId = request.headers['last-event-id'];
	const asked = query.text('last-event-id') ?? query.text('since') ?? lastEventId;
	const since = parseSince(String(asked ?? ''), { epoch: database.epoch, newest });
	if (since === undefined)
		throw problems.badRequest("Malformed sequence supplied in 'since' parameter.");
	const descending = query.flag('descending');
	// It has no meaning here, but a wrong one is a mistake worth telling of.
	query.count('seq_interval');
	return {
		// Backwards means from the newest change on, as in CouchDB and PouchDB.
		after: descending ? 0 : since === 'now' ? newest : since.from,
		limit: query.count('limit') ?? Infinity,
		descending,
		withBodies: query.flag('include_docs'),
		withConflicts: query.flag('conflicts'),
		withAttachments: query.flag('attachments'),
		withCoding: query.flag('att_encoding_info'),
		allLeaves: styleOf(query.text('style')) === 'all_docs',
		filter: await filterOf(call)
	};
}

function styleOf(text = 'main_only'): 'main_only' | 'all_docs' {
	if (text === 'main_only' || text === 'all_docs') return text;
	throw problems.queryParse('Invalid value for parameter: style');
}

async function filterOf(call: DbCall): Promise<RowFilter | undefined> {
	const { query } = call;
	const body = await bodyOf(call);
	const filter = query.text('filter') ?? '';
	switch (filter) {
		case '':
			return undefined;
		case '_doc_ids':
			return { docIds: docIdsIn(body?.['doc_ids'] ?? query.json('doc_ids')) };
		case '_selector':
			return bySelector(body?.['selector'] ?? query.json('selector'));
		case '_design':
			return {
				needsBodies: false,
				choose: (rows) => rows.filter(({ id }) => id.startsWith('_design/'))
			};
		case '_view':
			return byFunction(call, 'view', viewIn(call));
		default:
			return byFunction(call, 'filter', filter);
	}
}

function viewIn({ query }: DbCall): string {
	const view = query.text('view') ?? '';
	if (view !== '') return view;
	throw problems.badRequest('`view` filter parameter is not provided.');
}

/** A POST may come without a body. */
async function bodyOf(call: DbCall): Promise<Record<string, unknown> | undefined> {
	const { request } = call;
	const bytes = request.body as Uint8Array | undefined;
	if (request.method !== 'POST' || bytes === undefined || bytes.length === 0) return undefined;
	const body = await call.json();
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	return body;
}

function docIdsIn(ids: unknown): ReadonlySet<string> {
	if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
		throw problems.badRequest('`doc_ids` filter parameter is not a list of doc ids.');
	return new Set(ids);
}

function bySelector(given: unknown): RowFilter {
	const selector = readSelector(given);
	if (!selector.ok) throw problems.badRequest(selector.error);
	return {
		needsBodies: true,
		choose: (rows) => chooseInTime(selector.value, rows, docOf)
	};
}

function docOf({ id, leaves, body }: ChangeRow): Record<string, unknown> {
	const winner = leaves[0];
	if (winner === undefined || body === undefined) return { _id: id };
	return JSON.parse(docText({ id, ...winner, body })) as Record<string, unknown>;
}
