import { problems } from '../../problems';
import { isObject } from '../../protocol/json';
import { formatSeq } from '../../protocol/seq-token';
import { forEachDoc } from '../../scripts/ask-about-docs';
import { namedView } from '../../scripts/design-functions';
import type { Script, ScriptFailure } from '../../scripts/script-runner';
import type { RangeRow } from '../../storage/doc-store';
import { livePages } from '../../storage/live-pages';
import type { Answer } from './answer';
import { stubsOf } from './attachments-text';
import type { DbCall } from './endpoint';
import { reduced } from './view-reduce';
import { winnerText } from './winner-text';
import {
	compareKeys,
	compareRows,
	readViewQuery,
	type Emitted,
	type ViewQuery
} from './view-query';

/** Held in memory while they are put in order; more is a task for a server that keeps indexes. */
const MAX_ROWS = 100_000;
const DOCS_PER_TURN = 250;

/**
 * A view, worked out anew at each request: there is no index. Enough for the tools and tests that ask for one, and not
 * meant for more.
 */
export async function queryView(call: DbCall): Promise<Answer> {
	const { gate, dbName, database } = call;
	if (!gate.runsScripts(dbName)) throw problems.notImplemented('_view');
	const view = await namedView(database, { ddoc: call.param('id'), name: call.param('view') });
	if ('missing' in view) throw problems.notFound(view.missing);
	const query = await readViewQuery(call);
	const { seq } = await database.info();
	const updateSeq = query.withUpdateSeq ? `"update_seq":"${formatSeq(seq, database.epoch)}",` : '';

	const all = (await emittedRows(call, view.map)).sort(compareRows);
	if (query.descending) all.reverse();
	const found = query.keys === undefined ? all.filter(query.isWithin) : inOrderOf(query.keys, all);
	if (view.reduce !== undefined && query.reduces) {
		if (query.withDocs) throw problems.queryParse('`include_docs` is invalid for reduce');
		const groups = await reduced(call.scripts, view.reduce, found, query);
		if (!groups.ok) throw failedFunction(groups.error);
		return { body: `{${updateSeq}"rows":[\n${linesOf(paged(groups.value, query))}\n]}\n` };
	}
	const rows = paged(found, query);
	const first = found[0] === undefined ? all.length : all.indexOf(found[0]);
	const head = `{${updateSeq}"total_rows":${all.length},"offset":${first + query.skip},"rows":[\n`;
	const shown = query.withDocs ? await withDocs(call, rows, query) : linesOf(rows);
	return { body: `${head}${shown}\n]}\n` };
}

const linesOf = (rows: readonly object[]): string =>
	rows.map((row) => JSON.stringify(row)).join(',\n');

const paged = <T>(rows: readonly T[], { skip, limit }: ViewQuery): T[] =>
	rows.slice(skip, skip + limit);

const inOrderOf = (keys: readonly unknown[], rows: readonly Emitted[]): Emitted[] =>
	keys.flatMap((key) => rows.filter((row) => compareKeys(row.key, key) === 0));

const failedFunction = ({ reason }: ScriptFailure) => problems.unknownError(reason);

async function emittedRows({ database, scripts }: DbCall, map: Script): Promise<Emitted[]> {
	const emitted: Emitted[] = [];
	for await (const page of livePages(database, { rowsPerPage: DOCS_PER_TURN })) {
		const docs = page.filter(({ id }) => !id.startsWith('_design/'));
		const answers = await forEachDoc(scripts, map, docs.map(mappedText));
		if (!answers.ok) throw failedFunction(answers.error);
		for (const [index, pairs] of answers.value.entries())
			for (const pair of Array.isArray(pairs) ? (pairs as unknown[]) : []) {
				const [key = null, value = null] = Array.isArray(pair) ? (pair as unknown[]) : [];
				emitted.push({ id: docs[index]?.id ?? '', key, value });
			}
		if (emitted.length > MAX_ROWS) throw problems.tooLarge('the view has too many rows');
	}
	return emitted;
}

/** A function sees conflicts whether it is asked for them or not, as in CouchDB. */
const mappedText = (row: RangeRow): string => shownText(row, { withConflicts: true });

function shownText(row: RangeRow, shown: { withConflicts: boolean }): string {
	const text = winnerText(row, shown, stubsOf(row.attachments));
	if (text === undefined) throw new Error('a live document has a body');
	return text;
}

/** The document of a row, or the one its value names with `_id`. */
async function withDocs(
	{ database }: DbCall,
	rows: readonly Emitted[],
	query: ViewQuery
): Promise<string> {
	const ids = rows.map(({ id, value }) =>
		isObject(value) && typeof value['_id'] === 'string' ? value['_id'] : id
	);
	const asked = [...new Set(ids)].map((id) => ({ id, revs: 'winner' as const }));
	const texts = new Map<string, string>();
	for (const { id, doc, revisions } of await database.read(asked)) {
		const [winner] = revisions;
		if (doc === undefined || winner?.body === undefined || winner.deleted) continue;
		texts.set(id, shownText({ ...winner, id, leaves: doc.leaves }, query));
	}
	const lines = rows.map(
		(row, index) =>
			`${JSON.stringify(row).slice(0, -1)},"doc":${texts.get(ids[index] ?? '') ?? 'null'}}`
	);
	return lines.join(',\n');
}
