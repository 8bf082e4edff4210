import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import { isObject } from './json';
import { readSort, type MangoFault, type MangoQuery, type SortField } from './mango-query';

/** An index as CouchDB keeps it, in a design document, so that it replicates like any other. */
export interface MangoIndex {
	/** Null: the ids of all documents. */
	ddoc: string | null;
	name: string;
	fields: readonly SortField[];
}

export const ALL_DOCS: MangoIndex = {
	ddoc: null,
	name: '_all_docs',
	fields: [{ name: '_id', descending: false }]
};

export interface NewIndex extends MangoIndex {
	ddoc: string;
}

/** The body of `POST /_index`. */
export function readNewIndex(value: unknown): Result<NewIndex, MangoFault> {
	if (!isObject(value))
		return err({ error: 'bad_request', reason: 'Request body must be a JSON object' });
	const { index, type = 'json', name, ddoc } = value;
	if (type !== 'json')
		return err({ error: 'invalid_index', reason: 'Only indexes of type json are offered' });
	if (!isObject(index))
		return err({ error: 'missing_required_key', reason: 'Missing required key: index' });
	if (index['partial_filter_selector'] !== undefined)
		return err({ error: 'invalid_index', reason: 'Partial indexes are not offered' });
	const fields = readSort(index['fields']);
	if (!fields.ok || fields.value.length === 0)
		return err({ error: 'invalid_index', reason: 'An index needs a list of fields' });
	if (!isName(name) || !isName(ddoc))
		return err({ error: 'invalid_index', reason: 'Invalid name of an index' });

	const definition = JSON.stringify(fields.value.map((field) => [field.name, field.descending]));
	const hash = createHash('sha1').update(definition).digest('hex');
	const id = typeof ddoc === 'string' ? ddoc.replace(/^_design\//, '') : hash;
	const called = typeof name === 'string' ? name : hash;
	return ok({ ddoc: `_design/${id}`, name: called, fields: fields.value });
}

const isName = (name: unknown): boolean =>
	name === undefined || (typeof name === 'string' && name !== '' && name.length <= 256);

/** The part of a design document that is one index. */
export const viewOf = ({ fields }: MangoIndex) => ({
	map: { fields: Object.fromEntries(fields.map(fieldEntry)) },
	reduce: '_count',
	options: { def: { fields: fields.map((field) => Object.fromEntries([fieldEntry(field)])) } }
});

const fieldEntry = ({ name, descending }: SortField) =>
	[name, descending ? 'desc' : 'asc'] as const;

/** The indexes a design document holds; none when it is not one of Mango's. */
export function indexesIn(ddoc: string, doc: Readonly<Record<string, unknown>>): MangoIndex[] {
	if (doc['language'] !== 'query' || !isObject(doc['views'])) return [];
	return Object.entries(doc['views']).flatMap(([name, view]) => {
		const options = isObject(view) ? view['options'] : undefined;
		const definition = isObject(options) ? options['def'] : undefined;
		const fields = readSort(isObject(definition) ? definition['fields'] : undefined);
		return fields.ok && fields.value.length > 0 ? [{ ddoc, name, fields: fields.value }] : [];
	});
}

/** As `GET /_index` and `_explain` show it. */
export const describe = ({ ddoc, name, fields }: MangoIndex) => ({
	ddoc,
	name,
	type: ddoc === null ? 'special' : 'json',
	...(ddoc !== null && { partitioned: false }),
	def: { fields: fields.map((field) => Object.fromEntries([fieldEntry(field)])) }
});

/** The index CouchDB would take: all its fields are asked about, and it begins as the sort does. */
export function chooseIndex(
	indexes: readonly MangoIndex[],
	{ selector, sort }: MangoQuery
): MangoIndex {
	const asked = new Set([...selector.fields, ...sort.map(({ name }) => name)]);
	const fits = ({ fields }: MangoIndex) =>
		fields.every(({ name }) => asked.has(name)) &&
		sort.every(({ name }, at) => fields[at]?.name === name);
	return indexes.find(fits) ?? ALL_DOCS;
}
