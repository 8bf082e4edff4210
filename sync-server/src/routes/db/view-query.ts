import { createFieldSorter } from 'pouchdb-selector-core';
import { problems } from '../../problems';
import { isObject } from '../../protocol/json';
import type { DbCall } from './endpoint';
import { Query } from './query';

/** One row of a view. */
export interface Emitted {
	id: string;
	key: unknown;
	value: unknown;
}

export interface ViewQuery {
	keys: unknown[] | undefined;
	isWithin(row: Emitted): boolean;
	descending: boolean;
	skip: number;
	limit: number;
	reduces: boolean;
	/** Rows whose keys have these first parts in common are reduced together; 0 for all of them. */
	groupLevel: number;
	withDocs: boolean;
	withConflicts: boolean;
	withUpdateSeq: boolean;
}

const byKey = createFieldSorter([{ key: 'asc' }]);

/** As CouchDB sorts keys: null, booleans, numbers, strings, lists, objects. */
export const compareKeys = (a: unknown, b: unknown): number =>
	byKey({ doc: { _id: '', key: a } }, { doc: { _id: '', key: b } });

/** Rows of equal keys stand in the order of their documents' ids. */
export const compareRows = (a: Emitted, b: Emitted): number =>
	compareKeys(a.key, b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export async function readViewQuery(call: DbCall): Promise<ViewQuery> {
	const query = await queryOf(call);
	const keys = query.json('keys');
	if (keys !== undefined && !Array.isArray(keys))
		throw problems.queryParse('`keys` parameter must be an array.');
	const descending = query.flag('descending');
	const reduces = query.flag('reduce', true);
	const withDocs = query.flag('include_docs');
	return {
		keys,
		isWithin: boundsOf(query, descending),
		descending,
		skip: query.count('skip') ?? 0,
		limit: query.count('limit') ?? Infinity,
		reduces,
		groupLevel: query.flag('group') ? Infinity : (query.count('group_level') ?? 0),
		withDocs,
		withConflicts: query.flag('conflicts'),
		withUpdateSeq: query.flag('update_seq')
	};
}

async function queryOf(call: DbCall): Promise<Query> {
	if (call.request.method !== 'POST') return call.query;
	const body = await call.json();
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	return Query.of(call.request.query, body);
}

function boundsOf(query: Query, descending: boolean): (row: Emitted) => boolean {
	const key = query.json('key');
	const start = key ?? query.json('startkey', 'start_key');
	const end = key ?? query.json('endkey', 'end_key');
	const startId = idIn(query, 'startkey_docid', 'start_key_doc_id');
	const endId = idIn(query, 'endkey_docid', 'end_key_doc_id');
	const endsInclusive = query.flag('inclusive_end', true);
	const sign = descending ? -1 : 1;
	/** Of a row against a place: a document's id counts only together with the key it stands beside. */
	const from = (row: Emitted, place: unknown, id: string | undefined): number => {
		const order = sign * compareKeys(row.key, place);
		if (order !== 0 || id === undefined || row.id === id) return order;
		return sign * (row.id < id ? -1 : 1);
	};
	return (row) => {
		if (start !== undefined && from(row, start, startId) < 0) return false;
		if (end === undefined) return true;
		const order = from(row, end, endId);
		return order < 0 || (order === 0 && endsInclusive);
	};
}

const idIn = (query: Query, ...names: string[]): string | undefined => {
	const text = names.map((name) => query.text(name)).find((found) => found !== undefined);
	// In the body of a POST it is JSON like everything else.
	return text?.startsWith('"') === true ? String(JSON.parse(text)) : text;
};
