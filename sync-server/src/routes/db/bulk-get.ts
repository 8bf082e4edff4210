import { problems } from '../../problems';
import { docText } from '../../protocol/doc-text';
import { ancestryOf } from '../../protocol/rev-tree';
import { parseRev } from '../../protocol/revision';
import type { DocAsk, DocReading, DocState, RevisionReading } from '../../storage/doc-store';
import { inPiecesIfLong, type Answer } from './answer';
import { isObject } from '../../protocol/json';
import type { DbCall } from './endpoint';
import { nextTurn } from './limits';

/** Bodies are read here, so fewer at a time than rows without them. */
const ROWS_PER_PIECE = 250;

interface Row {
	id: string;
	rev: string | undefined;
}

/** Many documents by revision, answered row by row in the order they were asked for. */
export async function bulkGet(call: DbCall): Promise<Answer> {
	const rows = rowsIn(await call.json());
	const options = { revs: call.query.flag('revs'), latest: call.query.flag('latest') };
	return { body: await inPiecesIfLong(pieces(call, rows, options)) };
}

function rowsIn(body: unknown): Row[] {
	if (!isObject(body) || !Array.isArray(body['docs']))
		throw problems.badRequest('Missing JSON list of `docs`.');
	return body['docs'].map((row: unknown): Row => {
		if (!isObject(row) || typeof row['id'] !== 'string')
			throw problems.badRequest('Every row of `docs` needs an `id`.');
		const { id, rev } = row;
		if (rev !== undefined && rev !== null && typeof rev !== 'string')
			throw problems.badRequest('Invalid rev format');
		return { id, rev: rev ?? undefined };
	});
}

async function* pieces(
	{ database }: DbCall,
	rows: readonly Row[],
	{ revs, latest }: { revs: boolean; latest: boolean }
): AsyncGenerator<string> {
	let piece = '{"results":[';
	for (let at = 0; at < rows.length; at += ROWS_PER_PIECE) {
		if (at > 0) await nextTurn();
		const asked = rows.slice(at, at + ROWS_PER_PIECE);
		const readings = await database.read(
			asked.map(({ id, rev }): DocAsk => ({
				id,
				revs: rev === undefined ? 'leaves' : [rev],
				latest
			}))
		);
		const texts = readings.map((reading) => rowText(reading, revs));
		piece += (at > 0 ? ',\n' : '\n') + texts.join(',\n');
		if (at + ROWS_PER_PIECE < rows.length) {
			yield piece;
			piece = '';
		}
	}
	yield `${piece}]}\n`;
}

function rowText({ id, doc, revisions }: DocReading, revs: boolean): string {
	const docs =
		revisions.length === 0
			? [missingText(id, undefined)]
			: revisions.map((revision) => revisionText(id, doc, revision, revs));
	return `{"id":${JSON.stringify(id)},"docs":[${docs.join(',')}]}`;
}

function revisionText(
	id: string,
	doc: DocState | undefined,
	{ rev, deleted, body }: RevisionReading,
	revs: boolean
): string {
	if (doc === undefined || body === undefined) return missingText(id, rev);
	const revision = revs ? parseRev(rev) : undefined;
	const revisions = revision && ancestryOf(doc.tree, revision);
	return `{"ok":${docText({ id, rev, deleted, body, revisions })}}`;
}

const missingText = (id: string, rev: string | undefined): string =>
	JSON.stringify({ error: { id, rev, error: 'not_found', reason: 'missing' } });
