import { problems } from '../../problems';
import { isObject } from '../../protocol/json';
import type { Revision } from '../../protocol/revision';
import type { DocAsk, DocReading, RevisionReading } from '../../storage/doc-store';
import { accepts } from './accepts';
import { inPiecesIfLong, type Answer } from './answer';
import { revisionsIn } from './attachments-text';
import type { DbCall } from './endpoint';
import { nextTurn } from '../../next-turn';
import { mixedAnswer, type MixedPart } from './multipart-answer';
import { shownAskOf, shownDoc, type ShownAsk, type ShownDoc } from './shown-doc';

/** Bodies are read here, so fewer at a time than rows without them. */
const ROWS_PER_PIECE = 250;

interface Row {
	id: string;
	rev: string | undefined;
	since: readonly Revision[] | undefined;
}

/** Many documents by revision, answered row by row in the order they were asked for. */
export async function bulkGet(call: DbCall): Promise<Answer> {
	const rows = rowsIn(await call.json());
	const ask = shownAskOf(call.query);
	return wantsParts(call.request.headers.accept)
		? mixedAnswer(call.database, parts(call, rows, ask))
		: { body: await inPiecesIfLong(pieces(call, rows, ask)) };
}

/** CouchDB's rule: JSON wherever it is welcome. */
const wantsParts = (accept: string | undefined): boolean =>
	!accepts(accept, 'application/json') &&
	(accepts(accept, 'multipart/mixed') || accepts(accept, 'multipart/related'));

function rowsIn(body: unknown): Row[] {
	if (!isObject(body) || !Array.isArray(body['docs']))
		throw problems.badRequest('Missing JSON list of `docs`.');
	return body['docs'].map((row: unknown): Row => {
		if (!isObject(row) || typeof row['id'] !== 'string')
			throw problems.badRequest('Every row of `docs` needs an `id`.');
		const { id, rev, atts_since: since } = row;
		if (rev !== undefined && rev !== null && typeof rev !== 'string')
			throw problems.badRequest('Invalid rev format');
		return {
			id,
			rev: rev ?? undefined,
			since: since === undefined ? undefined : revisionsIn(since)
		};
	});
}

interface Found {
	row: Row;
	reading: DocReading;
}

async function* readings(
	{ database, query }: DbCall,
	rows: readonly Row[],
	{ revsInfo }: ShownAsk
): AsyncGenerator<Found[]> {
	const latest = query.flag('latest');
	for (let at = 0; at < rows.length; at += ROWS_PER_PIECE) {
		if (at > 0) await nextTurn();
		const some = rows.slice(at, at + ROWS_PER_PIECE);
		const read = await database.read(
			some.map(({ id, rev }): DocAsk => ({
				id,
				revs: rev === undefined ? 'leaves' : [rev],
				latest,
				withKept: revsInfo
			}))
		);
		yield read.flatMap((reading, index) => {
			const row = some[index];
			return row ? [{ row, reading }] : [];
		});
	}
}

function shownOf({ row, reading }: Found, revision: RevisionReading, ask: ShownAsk) {
	const attachments =
		row.since === undefined
			? ask.attachments
			: { ...ask.attachments, withData: true, since: row.since };
	return shownDoc(reading, revision, { ...ask, attachments });
}

async function* pieces(call: DbCall, rows: readonly Row[], ask: ShownAsk): AsyncGenerator<string> {
	let piece = '{"results":[\n';
	let separator = '';
	for await (const found of readings(call, rows, ask)) {
		call.tally.pulled(found.length);
		for (const { row, reading } of found) {
			const { id, revisions } = reading;
			piece += `${separator}{"id":${JSON.stringify(id)},"docs":[`;
			separator = ',\n';
			if (revisions.length === 0) piece += missingText(id, undefined);
			for (const [index, revision] of revisions.entries()) {
				const shown = shownOf({ row, reading }, revision, ask);
				if (index > 0) piece += ',';
				if (shown === undefined) piece += missingText(id, revision.rev);
				else if (shown.wanted.size === 0) piece += `{"ok":${shown.plain()}}`;
				else {
					// What has files in it leaves at once: a page of such rows might not fit into memory.
					yield `${piece}{"ok":${await shown.inline(call.database)}}`;
					piece = '';
				}
			}
			piece += ']}';
		}
		yield piece;
		piece = '';
	}
	yield `${piece}]}\n`;
}

const missingText = (id: string, rev: string | undefined): string =>
	JSON.stringify({ error: missing(id, rev) });

const missing = (id: string, rev: string | undefined) => ({
	id,
	rev,
	error: 'not_found',
	reason: 'missing'
});

async function* parts(
	call: DbCall,
	rows: readonly Row[],
	ask: ShownAsk
): AsyncGenerator<MixedPart> {
	for await (const found of readings(call, rows, ask))
		for (const one of found) yield* partsOf(one, ask);
}

function* partsOf(found: Found, ask: ShownAsk): Generator<MixedPart> {
	const { id, revisions } = found.reading;
	if (revisions.length === 0) yield { error: JSON.stringify(missing(id, undefined)) };
	for (const revision of revisions) {
		const { rev } = revision;
		const shown: ShownDoc | undefined = shownOf(found, revision, ask);
		yield shown === undefined
			? { error: JSON.stringify(missing(id, rev)) }
			: { about: { 'X-Doc-Id': id, 'X-Rev-Id': rev }, doc: shown.related() };
	}
}
