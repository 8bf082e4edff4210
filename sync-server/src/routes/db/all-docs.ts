import { problems } from '../../problems';
import { docText } from '../../protocol/doc-text';
import { formatSeq } from '../../protocol/seq-token';
import type { Leaf } from '../../protocol/rev-tree';
import type { DocReading, RangeQuery } from '../../storage/doc-store';
import { inPiecesIfLong, type Answer } from './answer';
import { isObject } from '../../protocol/json';
import type { DbCall } from './endpoint';
import { nextTurn, ROWS_PER_TURN } from './limits';
import { Query } from './query';

/** The live documents by id, a stretch of them or those that are named. */
export async function allDocs(call: DbCall): Promise<Answer> {
	const query = await queryOf(call);
	const keys = query.json('keys');
	if (keys !== undefined && !Array.isArray(keys))
		throw problems.badRequest('`keys` parameter must be an array.');
	const options = {
		withBodies: query.flag('include_docs'),
		withConflicts: query.flag('conflicts')
	};
	const parts =
		keys === undefined ? rangePieces(call, query, options) : keyPieces(call, query, keys, options);
	return { body: await inPiecesIfLong(parts) };
}

interface Options {
	withBodies: boolean;
	withConflicts: boolean;
}

async function queryOf(call: DbCall): Promise<Query> {
	if (call.request.method !== 'POST') return call.query;
	const body = await call.json();
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	return Query.of(call.request.query, body);
}

async function* rangePieces(call: DbCall, query: Query, options: Options): AsyncGenerator<string> {
	const { database } = call;
	const bounds = boundsOf(query);
	const descending = query.flag('descending');
	const skip = query.count('skip') ?? 0;
	let left = bounds === 'nothing' ? 0 : (query.count('limit') ?? Infinity);
	let range: RangeQuery = {
		...(bounds === 'nothing' ? {} : bounds),
		skip,
		limit: 0,
		descending,
		withBodies: options.withBodies
	};

	let piece = await opening(call, query, await offsetOf(call, range));
	let separator = '';
	while (left > 0) {
		range = { ...range, limit: Math.min(left, ROWS_PER_TURN) };
		const rows = await database.range(range);
		const last = rows.at(-1);
		if (last === undefined) break;
		const texts = rows.map(({ id, leaves, body }) => rowText({ id, leaves, body, options }));
		piece += separator + texts.join(',\n');
		separator = ',\n';
		left -= rows.length;
		if (rows.length < range.limit) break;
		range = { ...range, start: { key: last.id, inclusive: false }, skip: 0 };
		yield piece;
		piece = '';
		await nextTurn();
	}
	yield `${piece}\n]}\n`;
}

async function offsetOf({ database }: DbCall, { start, skip, descending }: RangeQuery) {
	return skip + (start === undefined ? 0 : await database.countBefore(start.key, descending));
}

async function opening(call: DbCall, query: Query, offset: number): Promise<string> {
	const { seq, liveCount } = await call.database.info();
	const updateSeq = query.flag('update_seq')
		? `,"update_seq":"${formatSeq(seq, call.database.epoch)}"`
		: '';
	return `{"total_rows":${liveCount},"offset":${offset}${updateSeq},"rows":[\n`;
}

type Bounds = Pick<RangeQuery, 'start' | 'end'>;

/** Keys of this index are strings; CouchDB sorts null, booleans and numbers before all of them, lists and objects after. */
function boundsOf(query: Query): Bounds | 'nothing' {
	const descending = query.flag('descending');
	const key = query.json('key');
	const start = placeOf(key ?? query.json('startkey', 'start_key'));
	const end = placeOf(key ?? query.json('endkey', 'end_key'));
	const inclusive = key !== undefined || query.flag('inclusive_end', true);
	if (start === (descending ? 'before' : 'after')) return 'nothing';
	if (end === (descending ? 'after' : 'before')) return 'nothing';
	return {
		...(typeof start === 'object' && { start: { key: start.key, inclusive: true } }),
		...(typeof end === 'object' && { end: { key: end.key, inclusive } })
	};
}

function placeOf(value: unknown): { key: string } | 'before' | 'after' | 'open' {
	if (value === undefined) return 'open';
	if (typeof value === 'string') return { key: value };
	return typeof value === 'object' && value !== null ? 'after' : 'before';
}

async function* keyPieces(
	call: DbCall,
	query: Query,
	keys: readonly unknown[],
	options: Options
): AsyncGenerator<string> {
	const skip = query.count('skip') ?? 0;
	const ordered = query.flag('descending') ? [...keys].reverse() : keys;
	const wanted = ordered.slice(skip, skip + (query.count('limit') ?? keys.length));
	let piece = await opening(call, query, skip);
	for (let at = 0; at < wanted.length; at += ROWS_PER_TURN) {
		const asked = wanted.slice(at, at + ROWS_PER_TURN);
		const readings = await call.database.read(
			asked.map((key) => ({
				id: typeof key === 'string' ? key : '',
				revs: options.withBodies ? ('winner' as const) : ('none' as const)
			}))
		);
		const texts = asked.map((key, index) => keyText(key, readings[index], options));
		piece += (at > 0 ? ',\n' : '') + texts.join(',\n');
		if (at + ROWS_PER_TURN < wanted.length) {
			yield piece;
			piece = '';
			await nextTurn();
		}
	}
	yield `${piece}\n]}\n`;
}

function keyText(key: unknown, reading: DocReading | undefined, options: Options): string {
	const doc = reading?.doc;
	if (reading === undefined || doc === undefined)
		return `{"key":${JSON.stringify(key)},"error":"not_found"}`;
	return rowText({
		id: reading.id,
		leaves: doc.leaves,
		body: reading.revisions[0]?.body,
		options
	});
}

interface RowParts {
	id: string;
	leaves: readonly Leaf[];
	body: string | undefined;
	options: Options;
}

function rowText({ id, leaves, body, options }: RowParts): string {
	const [winner, ...others] = leaves;
	if (winner === undefined) throw new Error('a document without revisions');
	const idText = JSON.stringify(id);
	const deleted = winner.deleted ? ',"deleted":true' : '';
	let text = `{"id":${idText},"key":${idText},"value":{"rev":${JSON.stringify(winner.rev)}${deleted}}`;
	if (options.withBodies) {
		const conflicts = others.filter((leaf) => !leaf.deleted).map(({ rev }) => rev);
		const extra =
			options.withConflicts && conflicts.length > 0
				? { _conflicts: JSON.stringify(conflicts) }
				: {};
		const shown =
			winner.deleted || body === undefined
				? 'null'
				: docText({ id, rev: winner.rev, deleted: false, body, extra });
		text += `,"doc":${shown}`;
	}
	return `${text}}`;
}
