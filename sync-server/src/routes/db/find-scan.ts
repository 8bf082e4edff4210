import { createFieldSorter, parseField } from 'pouchdb-selector-core';
import { docText } from '../../protocol/doc-text';
import type { MangoQuery } from '../../protocol/mango-query';
import { fieldOf, type Doc } from '../../protocol/selector';
import { nextTurn } from '../../next-turn';
import type { DocDatabase, RangeRow } from '../../storage/doc-store';
import { livePages } from '../../storage/live-pages';
import { stubsOf } from './attachments-text';
import { chooseInTime } from './choose-in-time';

export interface Found {
	id: string;
	/** The document as CouchDB answers it. */
	text: string;
}

/** Bodies are read and parsed here, so fewer at a time than rows without them. */
const DOCS_PER_TURN = 250;

/** What matches, in the order of ids: read only as far as is asked for. */
export async function* inIdOrder(
	database: DocDatabase,
	query: MangoQuery,
	stats: { examined: number }
): AsyncGenerator<Found[]> {
	let { skip, limit } = query;
	const descending = query.sort[0]?.descending === true;
	for await (const page of matching(database, query, stats, descending)) {
		if (limit <= 0) return;
		const own = page.slice(skip, skip + limit);
		skip -= Math.min(skip, page.length);
		limit -= own.length;
		yield own;
	}
}

interface Key {
	_id: string;
	key: unknown[];
}

/**
 * What matches, in the order of some fields. Only their values are kept while everything is looked at, and of these only
 * as many as can come into the answer. A document without one of them is not in it, as it would not be in an index.
 */
export async function* inOrderOf(
	database: DocDatabase,
	query: MangoQuery,
	stats: { examined: number }
): AsyncGenerator<Found[]> {
	const { sort, limit } = query;
	const from = query.skip + (query.bookmark.passed ?? 0);
	const wanted = from + limit;
	const compare = createFieldSorter([{ key: 'asc' }]);
	const sign = sort[0]?.descending === true ? -1 : 1;
	const inOrder = (keys: Key[]) =>
		keys.sort((a, b) => sign * compare({ doc: a }, { doc: b })).slice(0, wanted);

	let keys: Key[] = [];
	for await (const page of matching(database, query, stats, false)) {
		for (const { id, text } of page) {
			const doc = JSON.parse(text) as Doc;
			const key = sort.map(({ name }) => fieldOf(doc, name));
			if (!key.includes(undefined)) keys.push({ _id: id, key });
		}
		if (keys.length > 2 * wanted + DOCS_PER_TURN) keys = inOrder(keys);
	}
	keys = inOrder(keys).slice(from);
	for (let at = 0; at < keys.length; at += DOCS_PER_TURN) {
		const asks = keys
			.slice(at, at + DOCS_PER_TURN)
			.map(({ _id }) => ({ id: _id, revs: 'winner' as const }));
		const readings = await database.read(asks);
		yield readings.flatMap(({ id, doc, revisions: [winner] }) => {
			// Deleted while the others were looked at.
			if (doc === undefined || winner?.body === undefined || winner.deleted) return [];
			return [foundOf({ ...winner, id, leaves: doc.leaves, body: winner.body }, query)];
		});
		await nextTurn();
	}
}

async function* matching(
	database: DocDatabase,
	query: MangoQuery,
	stats: { examined: number },
	descending: boolean
): AsyncGenerator<Found[]> {
	const { after } = query.bookmark;
	const pages = livePages(database, { after, rowsPerPage: DOCS_PER_TURN, descending });
	for await (const rows of pages) {
		const docs = rows.filter(({ id }) => !id.startsWith('_design/'));
		stats.examined += docs.length;
		const found = docs.map((row) => foundOf(row, query));
		yield chooseInTime(query.selector, found, ({ text }) => JSON.parse(text) as Doc);
	}
}

function foundOf(
	{ id, leaves, body, attachments }: RangeRow,
	{ withConflicts }: MangoQuery
): Found {
	const [winner, ...others] = leaves;
	if (winner === undefined || body === undefined) throw new Error('a live document has a body');
	const conflicts = others.filter(({ deleted }) => !deleted).map(({ rev }) => rev);
	const extra =
		withConflicts && conflicts.length > 0 ? { _conflicts: JSON.stringify(conflicts) } : {};
	const text = docText({
		id,
		rev: winner.rev,
		deleted: false,
		body,
		extra: { ...extra, ...stubsOf(attachments) }
	});
	return { id, text };
}

/** Some fields of a document, `a.b` within `a` as it stood there. */
export function projected(text: string, fields: readonly string[] | undefined): string {
	if (fields === undefined) return text;
	const doc = JSON.parse(text) as Doc;
	const shown = empty();
	for (const name of fields) {
		const value = fieldOf(doc, name);
		if (value !== undefined) setField(shown, parseField(name), value);
	}
	return JSON.stringify(shown);
}

/** Without a prototype, so that a field may be called anything. */
const empty = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;

function setField(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
	const [name, ...rest] = path;
	if (name === undefined) return;
	if (rest.length === 0) {
		target[name] = value;
		return;
	}
	const held = target[name];
	const inner = typeof held === 'object' && held !== null ? { ...held } : {};
	const within = Object.assign(empty(), inner);
	target[name] = within;
	setField(within, rest, value);
}
