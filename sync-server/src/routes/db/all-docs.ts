import { problems } from '../../problems';
import { docText } from '../../protocol/doc-text';
import { formatSeq } from '../../protocol/seq-token';
import type { DocDatabase, DocReading, RangeQuery, RangeRow } from '../../storage/doc-store';
import { inPiecesIfLong, type Answer } from './answer';
import {
	attachmentsAskOf,
	inlineOf,
	stubsOf,
	wantedOf,
	type AttachmentsAsk
} from './attachments-text';
import { isObject } from '../../protocol/json';
import type { DbCall } from './endpoint';
import { nextTurn } from '../../next-turn';
import { ROWS_PER_TURN } from './limits';
import { Query } from './query';

/** The live documents by id, a stretch of them or those that are named. */
export const allDocs = (call: DbCall): Promise<Answer> => list(call, undefined);

/** The same of design documents only. */
export const designDocs = (call: DbCall): Promise<Answer> =>
	list(call, { first: '_design/', last: '_design/\u{10ffff}' });

/** Ids that one list is about. */
interface Namespace {
	first: string;
	last: string;
}

async function list(call: DbCall, namespace: Namespace | undefined): Promise<Answer> {
	const query = await queryOf(call);
	const keys = query.json('keys');
	if (keys !== undefined && !Array.isArray(keys))
		throw problems.badRequest('`keys` parameter must be an array.');
	if (keys !== undefined) refuseBesideKeys(query);
	const options = {
		withBodies: query.flag('include_docs'),
		withConflicts: query.flag('conflicts'),
		attachments: attachmentsAskOf(query)
	};
	const parts =
		keys === undefined
			? rangePieces(call, query, boundsOf(query, namespace), options)
			: keyPieces(call, query, keys, options);
	return { body: await inPiecesIfLong(parts) };
}

interface Options {
	withBodies: boolean;
	withConflicts: boolean;
	attachments: AttachmentsAsk;
}

async function queryOf(call: DbCall): Promise<Query> {
	if (call.request.method !== 'POST') return call.query;
	const body = await call.json();
	if (!isObject(body)) throw problems.badRequest('Request body must be a JSON object');
	return Query.of(call.request.query, body);
}

function refuseBesideKeys(query: Query): void {
	const other = RANGE_PARAMETERS.find((name) => query.text(name) !== undefined);
	if (other !== undefined) throw problems.queryParse(`\`${other}\` is incompatible with \`keys\``);
}

const RANGE_PARAMETERS = ['key', 'startkey', 'start_key', 'endkey', 'end_key'];

/** With bodies, a page of 250 households is some hundred kilobytes. */
const rowsPerTurn = ({ withBodies }: Options): number => (withBodies ? 250 : ROWS_PER_TURN);

async function* rangePieces(
	call: DbCall,
	query: Query,
	bounds: Bounds | 'nothing',
	options: Options
): AsyncGenerator<string> {
	const { database } = call;
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
		range = { ...range, limit: Math.min(left, rowsPerTurn(options)) };
		const rows = await database.range(range);
		const last = rows.at(-1);
		if (last === undefined) break;
		for (const row of rows) {
			const files = filesOf(database, row, options);
			piece += separator + rowText(row, options, files instanceof Promise ? await files : files);
			separator = ',\n';
			if (!(files instanceof Promise)) continue;
			yield piece;
			piece = '';
		}
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
function boundsOf(query: Query, namespace: Namespace | undefined): Bounds | 'nothing' {
	const descending = query.flag('descending');
	const key = query.json('key');
	const start = placeOf(key ?? query.json('startkey', 'start_key'));
	const end = placeOf(key ?? query.json('endkey', 'end_key'));
	const inclusive = key !== undefined || query.flag('inclusive_end', true);
	if (start === (descending ? 'before' : 'after')) return 'nothing';
	if (end === (descending ? 'after' : 'before')) return 'nothing';
	const bounds: Bounds = {
		...(typeof start === 'object' && { start: { key: start.key, inclusive: true } }),
		...(typeof end === 'object' && { end: { key: end.key, inclusive } })
	};
	return namespace === undefined ? bounds : within(bounds, namespace, descending);
}

function within(
	{ start, end }: Bounds,
	{ first, last }: Namespace,
	descending: boolean
): Bounds | 'nothing' {
	const [from, to] = descending ? [last, first] : [first, last];
	const isBeyond = (key: string, edge: string) => (descending ? key > edge : key < edge);
	if (start !== undefined && isBeyond(to, start.key)) return 'nothing';
	if (end !== undefined && isBeyond(end.key, from)) return 'nothing';
	return {
		start: start && !isBeyond(start.key, from) ? start : { key: from, inclusive: true },
		end: end && !isBeyond(to, end.key) ? end : { key: to, inclusive: true }
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
	let separator = '';
	for (let at = 0; at < wanted.length; at += rowsPerTurn(options)) {
		if (at > 0) {
			yield piece;
			piece = '';
			await nextTurn();
		}
		const asked = wanted.slice(at, at + rowsPerTurn(options));
		const readings = await call.database.read(
			asked.map((key) => ({
				id: typeof key === 'string' ? key : '',
				revs: options.withBodies ? ('winner' as const) : ('none' as const)
			}))
		);
		for (const [index, key] of asked.entries()) {
			const row = rowOf(readings[index]);
			const files = row && filesOf(call.database, row, options);
			piece += separator;
			separator = ',\n';
			if (row === undefined) piece += `{"key":${JSON.stringify(key)},"error":"not_found"}`;
			else piece += rowText(row, options, files instanceof Promise ? await files : files);
			if (!(files instanceof Promise)) continue;
			yield piece;
			piece = '';
		}
	}
	yield `${piece}\n]}\n`;
}

function rowOf(reading: DocReading | undefined): RangeRow | undefined {
	if (reading?.doc === undefined) return undefined;
	const { body, attachments = [] } = reading.revisions[0] ?? {};
	return { id: reading.id, leaves: reading.doc.leaves, body, attachments };
}

/** Bytes are waited for only where there are some; such rows leave at once, a page of them might not fit into memory. */
function filesOf(
	database: DocDatabase,
	{ attachments }: RangeRow,
	{ attachments: ask, withBodies }: Options
) {
	const wanted = withBodies ? wantedOf(attachments, undefined, ask) : NONE;
	return wanted.size > 0
		? inlineOf(database, attachments, wanted, ask.withCoding)
		: stubsOf(attachments, ask.withCoding);
}

const NONE: ReadonlySet<never> = new Set();

function rowText(
	{ id, leaves, body }: RangeRow,
	options: Options,
	files: Readonly<Record<string, string>> = {}
): string {
	const [winner, ...others] = leaves;
	if (winner === undefined) throw new Error('a document without revisions');
	const idText = JSON.stringify(id);
	const deleted = winner.deleted ? ',"deleted":true' : '';
	const text = `{"id":${idText},"key":${idText},"value":{"rev":${JSON.stringify(winner.rev)}${deleted}}`;
	if (!options.withBodies) return `${text}}`;
	if (winner.deleted || body === undefined) return `${text},"doc":null}`;

	const conflicts = others.filter((leaf) => !leaf.deleted).map(({ rev }) => rev);
	const extra =
		options.withConflicts && conflicts.length > 0
			? { _conflicts: JSON.stringify(conflicts), ...files }
			: files;
	return `${text},"doc":${docText({ id, rev: winner.rev, deleted: false, body, extra })}}`;
}
