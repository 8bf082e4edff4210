import { problems } from '../../problems';
import type { Attachment } from '../../protocol/attachment';
import { parseRev } from '../../protocol/revision';
import { acceptsGzip, type Answer } from './answer';
import { attachmentName } from './attachments';
import { unpacked } from './attachments-text';
import { byteRange } from './byte-range';
import { documentId } from './document-id';
import type { DbCall } from './endpoint';
import { etagOf, unlessKnown } from './etag';
import { RUNS_NOTHING } from './runs-nothing';

/** The bytes of one attachment, or a stretch of them. */
export async function getAttachment(call: DbCall, prefix = ''): Promise<Answer> {
	const { request, database } = call;
	const attachment = await attachmentOf(call, prefix);
	const etag = etagOf(attachment.digest.replace(/^md5-/, ''));
	const headers = { ...headersOf(attachment), etag };
	const known = unlessKnown(request, etag, headers);
	if (known !== undefined) return known;

	if (attachment.coding === 'gzip')
		return packedAnswer(call, attachment, headers, acceptsGzip(request.headers['accept-encoding']));

	const range = byteRange(request.headers, attachment.length, etag);
	const { from, upTo } = range ?? { from: 0, upTo: attachment.length };
	return {
		status: range === undefined ? 200 : 206,
		headers: {
			...headers,
			'content-length': String(upTo - from),
			...(range && { 'content-range': `bytes ${from}-${upTo - 1}/${attachment.length}` })
		},
		body:
			request.method === 'HEAD'
				? NO_BYTES
				: { isLive: false, parts: database.readContent(attachment, from, upTo) }
	};
}

/** The length stands in the headers; the bytes need not be read for it. */
const NO_BYTES = { isLive: false, parts: (async function* (): AsyncGenerator<string> {})() };

async function attachmentOf(call: DbCall, prefix: string): Promise<Attachment> {
	const id = documentId(call, prefix);
	const rev = call.query.text('rev');
	if (rev !== undefined && parseRev(rev) === undefined)
		throw problems.badRequest('Invalid rev format');
	const [reading] = await call.database.read([
		{ id, revs: rev === undefined ? 'winner' : [rev], latest: call.query.flag('latest') }
	]);
	const revision = reading?.revisions[0];
	if (revision?.body === undefined) throw problems.missing();
	if (revision.deleted && rev === undefined) throw problems.deleted();
	const name = attachmentName(call);
	const found = revision.attachments.find((attachment) => attachment.name === name);
	if (found === undefined) throw problems.missingAttachment();
	return found;
}

const headersOf = ({ contentType, coding }: Attachment): Readonly<Record<string, string>> => ({
	// Letters that cannot stand in a header, a client has put there by mistake.
	'content-type': /^[\x20-\x7e]+$/.test(contentType) ? contentType : 'application/octet-stream',
	...RUNS_NOTHING,
	'accept-ranges': coding === 'identity' ? 'bytes' : 'none'
});

async function packedAnswer(
	{ request, database }: DbCall,
	attachment: Attachment,
	headers: Readonly<Record<string, string>>,
	isReadable: boolean
): Promise<Answer> {
	const { keptLength, length } = attachment;
	const described = isReadable
		? { ...headers, 'content-encoding': 'gzip', 'content-length': String(keptLength) }
		: { ...headers, 'content-length': String(length) };
	if (request.method === 'HEAD') return { headers: described, body: NO_BYTES };
	const body = isReadable
		? { isLive: false, parts: database.readContent(attachment) }
		: await unpacked(database, attachment);
	return { headers: described, body };
}
