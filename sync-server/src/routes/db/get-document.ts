import { problems } from '../../problems';
import { parseRev } from '../../protocol/revision';
import type { DocReading } from '../../storage/doc-store';
import { accepts } from './accepts';
import { inPiecesIfLong, type Answer } from './answer';
import { documentId } from './document-id';
import type { DbCall } from './endpoint';
import { etagOf, unlessKnown } from './etag';
import { mixedAnswer, relatedAnswer, type MixedPart } from './multipart-answer';
import type { Query } from './query';
import { shownAskOf, shownDoc, type ShownAsk } from './shown-doc';

/** One revision of a document, or several of them (`open_revs`). */
export async function getDocument(call: DbCall, prefix = ''): Promise<Answer> {
	const id = documentId(call, prefix);
	const { query, database, request } = call;
	const ask = shownAskOf(query);
	const openRevs = openRevsOf(query);
	if (openRevs !== undefined) return getOpenRevs(call, id, openRevs, ask);

	const rev = query.text('rev');
	if (rev !== undefined && parseRev(rev) === undefined)
		throw problems.badRequest('Invalid rev format');
	const reading = await readOne(call, id, rev === undefined ? 'winner' : [rev], ask);
	const revision = reading.revisions[0];
	const shown = revision && shownDoc(reading, revision, ask);
	if (shown === undefined) throw problems.missing();
	if (revision?.deleted === true && rev === undefined) throw problems.deleted();

	const etag = etagOf(revision?.rev ?? '');
	const known = shown.hasMeta ? undefined : unlessKnown(request, etag);
	if (known !== undefined) return known;
	call.tally.pulled(1);
	const headers: Readonly<Record<string, string>> = shown.hasMeta ? {} : { etag };
	if (shown.wanted.size > 0 && accepts(request.headers.accept, 'multipart/related'))
		return relatedAnswer(database, shown.related(), headers);
	return { headers, body: `${await shown.text(database)}\n` };
}

async function readOne(
	{ database, query }: DbCall,
	id: string,
	revs: 'winner' | 'leaves' | readonly string[],
	{ revsInfo }: ShownAsk
): Promise<DocReading> {
	const [reading] = await database.read([
		{ id, revs, latest: query.flag('latest'), withKept: revsInfo }
	]);
	if (reading === undefined) throw new Error('one ask gives one reading');
	return reading;
}

function openRevsOf(query: Query): 'leaves' | string[] | undefined {
	const text = query.text('open_revs');
	if (text === undefined) return undefined;
	if (text === 'all') return 'leaves';
	const revs = query.json('open_revs');
	if (revs === 'all') return 'leaves';
	if (Array.isArray(revs) && revs.every((rev) => parseRev(rev) !== undefined)) return revs;
	if (!Array.isArray(revs)) throw problems.unknownError('`open_revs` must be `all` or a list');
	throw problems.badRequest('Invalid rev format');
}

async function getOpenRevs(
	call: DbCall,
	id: string,
	revs: 'leaves' | string[],
	ask: ShownAsk
): Promise<Answer> {
	const reading = await readOne(call, id, revs, ask);
	if (reading.doc === undefined && revs === 'leaves') throw problems.missing();
	if (!accepts(call.request.headers.accept, 'multipart/mixed'))
		return { body: await inPiecesIfLong(listed(call, reading, ask)) };
	// In parts, attachments are always sent: those the asker does not have yet.
	const withData = { ...ask, attachments: { ...ask.attachments, withData: true } };
	return mixedAnswer(call.database, parts(reading, withData));
}

async function* listed(
	{ database }: DbCall,
	reading: DocReading,
	ask: ShownAsk
): AsyncGenerator<string> {
	let separator = '[';
	for (const revision of reading.revisions) {
		const shown = shownDoc(reading, revision, ask);
		const row =
			shown === undefined
				? JSON.stringify({ missing: revision.rev })
				: `{"ok":${await shown.text(database)}}`;
		yield separator + row;
		separator = ',';
	}
	yield separator === '[' ? '[]\n' : ']\n';
}

async function* parts(reading: DocReading, ask: ShownAsk): AsyncGenerator<MixedPart> {
	for (const revision of reading.revisions) {
		const shown = shownDoc(reading, revision, ask);
		yield shown === undefined
			? { error: JSON.stringify({ missing: revision.rev }) }
			: { doc: shown.related() };
	}
}
