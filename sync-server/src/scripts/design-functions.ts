import { isObject } from '../protocol/json';
import { docText } from '../protocol/doc-text';
import type { WritableDatabase } from '../storage/doc-store';
import type { Script } from './script-runner';

/** `_design/` and what would come after it in the order of ids. */
const DESIGN = { start: '_design/', end: '_design0' };
/** A database has a handful. */
const MAX_DESIGN_DOCS = 1000;

/** Why there is no such function; CouchDB's words. */
export type MissingFunction = { missing: string };

/** `filters.NAME` or `views.NAME.map` of a design document. */
export async function namedFunction(
	database: WritableDatabase,
	kind: 'filter' | 'view',
	{ ddoc, name }: { ddoc: string; name: string }
): Promise<Script | MissingFunction> {
	const group = kind === 'filter' ? 'filters' : 'views';
	const found = await memberOf(database, { ddoc, group, name });
	if ('missing' in found) return found;
	const { member, doc } = found;
	const source = kind === 'view' && isObject(member) ? member['map'] : member;
	if (typeof source !== 'string') return { missing: `missing json key: ${name}` };
	return scriptOf(database, doc, { kind, name, source });
}

/** @property reduce a name of CouchDB's own, as `_sum`, or a function */
export interface View {
	map: Script;
	reduce: Script | string | undefined;
}

export async function namedView(
	database: WritableDatabase,
	{ ddoc, name }: { ddoc: string; name: string }
): Promise<View | MissingFunction> {
	const found = await memberOf(database, { ddoc, group: 'views', name });
	if ('missing' in found) return { missing: 'missing_named_view' };
	const { member, doc } = found;
	if (!isObject(member) || typeof member['map'] !== 'string')
		return { missing: 'missing_named_view' };
	const { map, reduce } = member;
	const text = typeof reduce === 'string' ? reduce.trim() : '';
	return {
		map: scriptOf(database, doc, { kind: 'map', name, source: map as string }),
		reduce:
			text === '' || text.startsWith('_')
				? text || undefined
				: scriptOf(database, doc, { kind: 'reduce', name, source: text })
	};
}

async function memberOf(
	database: WritableDatabase,
	{ ddoc, group, name }: { ddoc: string; group: 'filters' | 'views'; name: string }
): Promise<{ member: unknown; doc: DesignDoc } | MissingFunction> {
	const id = `_design/${ddoc}`;
	const [reading] = await database.read([{ id, revs: 'winner' }]);
	const winner = reading?.revisions[0];
	if (winner?.body === undefined) return { missing: 'missing' };
	if (winner.deleted) return { missing: 'deleted' };

	const functions = (JSON.parse(winner.body) as Record<string, unknown>)[group];
	if (!isObject(functions)) return { missing: `missing json key: ${group}` };
	if (!Object.hasOwn(functions, name)) return { missing: `missing json key: ${name}` };
	return { member: functions[name], doc: { id, rev: winner.rev, body: winner.body } };
}

/** The functions that are asked before a document is stored, in the order of their design documents. */
export async function validations(
	database: WritableDatabase
): Promise<(Script & { ddoc: string })[]> {
	const rows = await database.range({
		start: { key: DESIGN.start, inclusive: true },
		end: { key: DESIGN.end, inclusive: false },
		skip: 0,
		limit: MAX_DESIGN_DOCS,
		descending: false,
		withBodies: true
	});
	return rows.flatMap(({ id, leaves: [winner], body }) => {
		// Most design documents have none, and are not worth parsing at every write.
		if (winner === undefined || body?.includes('"validate_doc_update"') !== true) return [];
		const source = (JSON.parse(body) as Record<string, unknown>)['validate_doc_update'];
		if (typeof source !== 'string') return [];
		return [scriptOf(database, { id, ...winner, body }, { kind: 'validate', name: '', source })];
	});
}

interface DesignDoc {
	id: string;
	rev: string;
	body: string;
}

const scriptOf = (
	{ name: dbName, epoch }: WritableDatabase,
	{ id, rev, body }: DesignDoc,
	{ kind, name, source }: { kind: Script['kind']; name: string; source: string }
): Script => ({
	key: JSON.stringify([dbName, epoch, id, rev, kind, name]),
	kind,
	source,
	ddoc: docText({ id, rev, deleted: false, body })
});
