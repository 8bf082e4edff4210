import type { RangeQuery, RangeRow } from '../storage/doc-store';
import { pathTo, type CouchClient } from './couch-client';
import { bodyOf } from './held-docs';
import { toBackendProblem } from './upstream-trouble';

interface Row {
	id: string;
	value: { rev: string };
	doc?: Record<string, unknown>;
}

/** Living documents of a database in the order of their ids. Design documents are ours, and are left out. */
export async function readRange(
	couchDb: Pick<CouchClient, 'get'>,
	dbName: string,
	{ start, end, skip, limit, descending, withBodies }: RangeQuery
): Promise<RangeRow[]> {
	const found: RangeRow[] = [];
	let from = start;
	let toSkip = skip;
	while (found.length < limit) {
		const asked = Math.min(limit - found.length, ROWS_AT_ONCE) + 1;
		const answered = await couchDb.get(pathTo(dbName, '_all_docs'), {
			...(from && { startkey: JSON.stringify(from.key) }),
			...(end && { endkey: JSON.stringify(end.key), inclusive_end: end.inclusive }),
			include_docs: withBodies,
			limit: asked,
			...(toSkip > 0 && { skip: toSkip }),
			descending
		});
		if (!answered.ok) throw toBackendProblem(answered.error);
		const { rows } = answered.value as { rows: Row[] };
		toSkip = 0;
		for (const row of rows) {
			if (found.length === limit) return found;
			if (row.id.startsWith('_design/')) continue;
			if (from !== undefined && !from.inclusive && row.id === from.key) continue;
			found.push(rangeRow(row));
		}
		const last = rows.at(-1);
		if (last === undefined || rows.length < asked) return found;
		from = { key: last.id, inclusive: false };
	}
	return found;
}

/** With bodies, about a megabyte. */
const ROWS_AT_ONCE = 1000;

const rangeRow = ({ id, value, doc }: Row): RangeRow => ({
	id,
	leaves: [{ rev: value.rev, deleted: false }],
	body: doc && bodyOf(doc),
	attachments: []
});
