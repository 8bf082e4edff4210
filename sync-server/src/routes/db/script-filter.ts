import { problems } from '../../problems';
import { docText } from '../../protocol/doc-text';
import type { ChangeRow, RevisionReading } from '../../storage/doc-store';
import { namedFunction } from '../../scripts/design-functions';
import { chosenBy } from '../../scripts/ask-about-docs';
import type { ScriptFailure } from '../../scripts/script-runner';
import { stubsOf } from './attachments-text';
import type { DbCall } from './endpoint';
import type { ChosenRow, RowFilter } from './row-filter';
import { securityOf, userContextOf } from './user-context';

/** `filter=DDOC/NAME` and `filter=_view&view=DDOC/NAME`: a function of a design document chooses. */
export async function byFunction(
	call: DbCall,
	kind: 'filter' | 'view',
	path: string
): Promise<RowFilter> {
	const { gate, dbName, database, scripts } = call;
	if (!gate.runsScripts(dbName)) throw problems.missing();
	const [, ddoc = '', name = ''] = /^([^/]+)\/(.+)$/s.exec(path) ?? [];
	if (name === '')
		throw problems.badRequest('Invalid path. `filter` and `view` must be of the form `ddoc/name`.');

	const script = await namedFunction(database, kind, { ddoc, name });
	if ('missing' in script) throw problems.notFound(script.missing);
	const req = await requestText(call);
	return {
		needsBodies: true,
		async choose(rows) {
			const revisions = await revisionsOf(call, rows);
			const texts = revisions.map(({ row, revision }) => textOf(row.id, revision));
			const chosen = await chosenBy(scripts, script, texts, req);
			if (!chosen.ok) throw failedFunction(chosen.error);
			const listed = new Map<ChangeRow, ChangeRow['leaves'][number][]>();
			for (const [index, { row, revision }] of revisions.entries()) {
				const leaf = row.leaves.find(({ rev }) => rev === revision.rev);
				if (chosen.value[index] !== true || leaf === undefined) continue;
				listed.set(row, [...(listed.get(row) ?? []), leaf]);
			}
			return [...listed].map(([row, leaves]): ChosenRow => ({ ...row, listed: leaves }));
		}
	};
}

type ShownRevision = Omit<RevisionReading, 'body'> & { body: string };

/** The winner of each row; where every leaf is listed, every leaf, for each passes or not by itself. */
async function revisionsOf(
	{ database, query }: DbCall,
	rows: readonly ChangeRow[]
): Promise<{ row: ChangeRow; revision: ShownRevision }[]> {
	const withAll = query.text('style') === 'all_docs';
	const branched = withAll ? rows.filter(({ leaves }) => leaves.length > 1) : [];
	const asks = branched.map(({ id }) => ({ id, revs: 'leaves' as const }));
	const readings = asks.length === 0 ? [] : await database.read(asks);
	const leavesOf = new Map(readings.map(({ id, revisions }) => [id, revisions]));
	return rows.flatMap((row) => {
		const winner = row.leaves[0];
		if (winner === undefined || row.body === undefined) return [];
		const own = { ...winner, body: row.body, attachments: row.attachments };
		const revisions = leavesOf.get(row.id) ?? [own];
		return revisions.flatMap(({ body, ...rest }) =>
			body === undefined ? [] : [{ row, revision: { ...rest, body } }]
		);
	});
}

const textOf = (id: string, { attachments, ...revision }: ShownRevision): string =>
	docText({ id, ...revision, extra: stubsOf(attachments) });

/** What CouchDB tells a filter function of the request, without what lets its sender in. */
async function requestText(call: DbCall): Promise<string> {
	const { request, caller, dbName, database } = call;
	const raw = Object.entries((request.query ?? {}) as Record<string, string | string[]>);
	const query = raw.map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
	const { authorization: _, cookie: _cookie, ...headers } = request.headers;
	const req = {
		id: null,
		method: request.method,
		path: [dbName, '_changes'],
		query: Object.fromEntries(query) as unknown,
		headers,
		userCtx: userContextOf(dbName, caller)
	};
	return `${JSON.stringify(req).slice(0, -1)},"secObj":${await securityOf(database)}}`;
}

const failedFunction = ({ reason }: ScriptFailure) => problems.unknownError(reason);
