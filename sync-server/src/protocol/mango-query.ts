import { err, ok, type Result } from '../../../src/lib/domain/result';
import { isObject } from './json';
import { readSelector, type Selector } from './selector';

/** A question of `_find`, looked through. */
export interface MangoQuery {
	selector: Selector;
	/** As it was given, for `_explain`. */
	given: Readonly<Record<string, unknown>>;
	sort: readonly SortField[];
	/** Undefined: whole documents. */
	fields: readonly string[] | undefined;
	limit: number;
	skip: number;
	bookmark: Bookmark;
	withConflicts: boolean;
	withStats: boolean;
}

export interface SortField {
	name: string;
	descending: boolean;
}

/** Where the page before ended: after an id, or after so many documents in another order. */
export type Bookmark = { after?: string; passed?: number };

/** In CouchDB's names for what is wrong with a question. */
export interface MangoFault {
	error: string;
	reason: string;
}

/** CouchDB's. */
const DEFAULT_LIMIT = 25;
/** What is kept in mind while sorting; more is got page by page. */
const MAX_ROWS = 100_000;

export function readMangoQuery(value: unknown): Result<MangoQuery, MangoFault> {
	if (!isObject(value)) return invalid('Request body must be a JSON object');
	if (value['selector'] === undefined)
		return err({ error: 'missing_required_key', reason: 'Missing required key: selector' });
	const selector = readSelector(value['selector']);
	if (!selector.ok) return err({ error: 'invalid_selector', reason: selector.error });

	const sort = readSort(value['sort'] ?? []);
	if (!sort.ok) return sort;
	const fields = value['fields'] ?? [];
	if (fields !== 'all_fields' && !isNames(fields)) return invalidValue('fields');
	const limit = value['limit'] ?? DEFAULT_LIMIT;
	if (!isCount(limit)) return invalidValue('limit');
	const skip = value['skip'] ?? 0;
	if (!isCount(skip)) return invalidValue('skip');
	const bookmark = readBookmark(value['bookmark'] ?? 'nil');
	if (bookmark === undefined)
		return err({ error: 'invalid_bookmark', reason: 'Invalid bookmark value' });
	for (const flag of ['conflicts', 'execution_stats', 'update', 'stable'])
		if (!['boolean', 'undefined'].includes(typeof value[flag])) return invalidValue(flag);
	return ok({
		selector: selector.value,
		given: value,
		sort: sort.value,
		fields: Array.isArray(fields) && fields.length > 0 ? fields : undefined,
		limit: Math.min(limit, MAX_ROWS),
		skip,
		bookmark,
		withConflicts: value['conflicts'] === true,
		withStats: value['execution_stats'] === true
	});
}

const invalid = (reason: string) => err({ error: 'bad_request', reason });
const invalidValue = (name: string) =>
	err({ error: 'invalid_value', reason: `Invalid value for \`${name}\`` });

const isNames = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '');

const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** `["a", {"b": "desc"}]`; all in one direction, as CouchDB's indexes are. */
export function readSort(value: unknown): Result<SortField[], MangoFault> {
	if (!Array.isArray(value)) return err({ error: 'invalid_sort_json', reason: 'Invalid sort' });
	const fields: SortField[] = [];
	for (const item of value as unknown[]) {
		const field = sortField(item);
		if (field === undefined)
			return err({ error: 'invalid_sort_field', reason: 'Invalid sort field' });
		fields.push(field);
	}
	if (new Set(fields.map(({ descending }) => descending)).size > 1)
		return err({
			error: 'unsupported_mixed_sort',
			reason: 'Sorts currently only support a single direction for all fields.'
		});
	return ok(fields);
}

function sortField(item: unknown): SortField | undefined {
	if (typeof item === 'string') return item === '' ? undefined : { name: item, descending: false };
	if (!isObject(item)) return undefined;
	const [entry, ...others] = Object.entries(item);
	if (entry === undefined || others.length > 0) return undefined;
	const [name, direction] = entry;
	if (name === '' || (direction !== 'asc' && direction !== 'desc')) return undefined;
	return { name, descending: direction === 'desc' };
}

export const bookmarkText = (bookmark: Bookmark | undefined): string =>
	bookmark === undefined ? 'nil' : Buffer.from(JSON.stringify(bookmark)).toString('base64url');

function readBookmark(value: unknown): Bookmark | undefined {
	if (value === 'nil' || value === '') return {};
	if (typeof value !== 'string') return undefined;
	try {
		const bookmark: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
		if (!isObject(bookmark)) return undefined;
		const { after, passed } = bookmark;
		if (typeof after === 'string') return { after };
		return isCount(passed) ? { passed } : undefined;
	} catch {
		return undefined;
	}
}
