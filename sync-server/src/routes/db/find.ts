import { ALL_DOCS, chooseIndex, describe } from '../../protocol/mango-index';
import {
	bookmarkText,
	readMangoQuery,
	type Bookmark,
	type MangoQuery
} from '../../protocol/mango-query';
import { inPiecesIfLong, json, type Answer } from './answer';
import type { DbCall } from './endpoint';
import { indexesOf, mangoProblem } from './find-indexes';
import { inIdOrder, inOrderOf, projected, type Found } from './find-scan';

const NO_INDEX = 'No matching index found, create an index to optimize query time.';

/** `POST /_find`: every document is looked at, page by page, so that nobody else has to wait for it. */
export async function find(call: DbCall): Promise<Answer> {
	const query = await queryOf(call);
	const index = chooseIndex(await indexesOf(call.database), query);
	return { body: await inPiecesIfLong(pieces(call, query, index === ALL_DOCS)) };
}

/** `POST /_explain` */
export async function explain(call: DbCall): Promise<Answer> {
	const query = await queryOf(call);
	const { given, limit, skip, fields } = query;
	return json({
		dbname: call.dbName,
		index: describe(chooseIndex(await indexesOf(call.database), query)),
		partitioned: false,
		selector: given['selector'],
		opts: { ...given, selector: undefined },
		limit,
		skip,
		fields: fields ?? 'all_fields'
	});
}

async function queryOf(call: DbCall): Promise<MangoQuery> {
	const query = readMangoQuery(await call.json());
	if (!query.ok) throw mangoProblem(query.error);
	return query.value;
}

async function* pieces(
	call: DbCall,
	query: MangoQuery,
	isUnindexed: boolean
): AsyncGenerator<string> {
	const startedMs = performance.now();
	const stats = { examined: 0 };
	const isById = query.sort.every(({ name }) => name === '_id');
	const found = isById
		? inIdOrder(call.database, query, stats)
		: inOrderOf(call.database, query, stats);

	let count = 0;
	let bookmark: Bookmark | undefined;
	let piece = '{"docs":[\n';
	for await (const page of found) {
		const texts = page.map(({ text }) => projected(text, query.fields));
		if (texts.length > 0) piece += (count > 0 ? ',\n' : '') + texts.join(',\n');
		count += page.length;
		bookmark = nextBookmark(query, isById, page.at(-1), count) ?? bookmark;
		yield piece;
		piece = '';
	}
	const rest = {
		bookmark: bookmarkText(bookmark),
		...(query.withStats && {
			execution_stats: {
				total_keys_examined: 0,
				total_docs_examined: stats.examined,
				total_quorum_docs_examined: 0,
				results_returned: count,
				execution_time_ms: performance.now() - startedMs
			}
		}),
		...(isUnindexed && { warning: NO_INDEX })
	};
	yield `${piece}\n],\n${JSON.stringify(rest).slice(1)}\n`;
}

function nextBookmark(
	{ bookmark, skip }: MangoQuery,
	isById: boolean,
	last: Found | undefined,
	count: number
): Bookmark | undefined {
	if (last === undefined) return undefined;
	return isById ? { after: last.id } : { passed: (bookmark.passed ?? 0) + skip + count };
}
