import { Problem, problems } from '../../problems';
import { isObject } from '../../protocol/json';
import {
	ALL_DOCS,
	describe,
	indexesIn,
	readNewIndex,
	viewOf,
	type MangoIndex
} from '../../protocol/mango-index';
import type { MangoFault } from '../../protocol/mango-query';
import { json, type Answer } from './answer';
import type { DbCall } from './endpoint';
import { writeDocs } from './write-docs';

export const mangoProblem = ({ error, reason }: MangoFault): Problem =>
	new Problem(400, error, reason);

/** Each is a document an administrator wrote; nobody has a thousand. */
const MAX_DESIGN_DOCS = 1000;

/** `GET /_index` */
export async function listIndexes({ database }: DbCall): Promise<Answer> {
	const indexes = [ALL_DOCS, ...(await indexesOf(database))];
	return json({ total_rows: indexes.length, indexes: indexes.map(describe) });
}

export async function indexesOf(database: DbCall['database']): Promise<MangoIndex[]> {
	const rows = await database.range({
		start: { key: '_design/', inclusive: true },
		end: { key: '_design0', inclusive: false },
		skip: 0,
		limit: MAX_DESIGN_DOCS,
		descending: false,
		withBodies: true
	});
	return rows.flatMap(({ id, body }) =>
		indexesIn(id, JSON.parse(body ?? '{}') as Record<string, unknown>)
	);
}

/** `POST /_index`: kept in a design document, as CouchDB keeps it, so that it replicates with the others. */
export async function createIndex(call: DbCall): Promise<Answer> {
	const index = readNewIndex(await call.json());
	if (!index.ok) throw mangoProblem(index.error);
	const { ddoc, name } = index.value;
	const held = await designDoc(call, ddoc);
	const view = viewOf(index.value);
	const isThere = JSON.stringify(held.views[name]) === JSON.stringify(view);
	if (!isThere) await save(call, ddoc, held, { ...held.views, [name]: view });
	return json({ result: isThere ? 'exists' : 'created', id: ddoc, name });
}

/** `DELETE /_index/{ddoc}/json/{name}` */
export async function deleteIndex(call: DbCall): Promise<Answer> {
	const ddoc = `_design/${call.param('ddoc').replace(/^_design\//, '')}`;
	const held = await designDoc(call, ddoc);
	const { [call.param('name')]: index, ...others } = held.views;
	if (index === undefined) throw problems.missing();
	await save(call, ddoc, held, others);
	return json({ ok: true });
}

interface Held {
	rev: string | undefined;
	views: Record<string, unknown>;
}

async function designDoc({ database }: DbCall, id: string): Promise<Held> {
	const [reading] = await database.read([{ id, revs: 'winner' }]);
	const revision = reading?.revisions[0];
	if (revision?.body === undefined || revision.deleted) return { rev: undefined, views: {} };
	const doc = JSON.parse(revision.body) as Record<string, unknown>;
	if (doc['language'] !== 'query')
		throw mangoProblem({
			error: 'invalid_design_doc',
			reason: 'The design document is not one of indexes'
		});
	return { rev: revision.rev, views: isObject(doc['views']) ? doc['views'] : {} };
}

async function save(
	call: DbCall,
	id: string,
	{ rev }: Held,
	views: Record<string, unknown>
): Promise<void> {
	const isEmpty = Object.keys(views).length === 0;
	const doc = {
		_id: id,
		...(rev !== undefined && { _rev: rev }),
		...(isEmpty ? { _deleted: true } : { language: 'query', views })
	};
	const [row] = await writeDocs(call, [doc], true);
	if (row === undefined || row.ok) return;
	throw row.error === 'conflict' ? problems.conflict() : problems.forbidden(row.reason);
}
