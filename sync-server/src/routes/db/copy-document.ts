import { problems } from '../../problems';
import type { Part } from '../../protocol/multipart';
import { parseRev } from '../../protocol/revision';
import type { Answer } from './answer';
import { followingOf } from './attachments-text';
import { writeOne } from './document';
import { documentId } from './document-id';
import type { WriteCall } from './endpoint';

/** A document under another id, with its attachments and without its past. */
export async function copyDocument(call: WriteCall, prefix = ''): Promise<Answer> {
	const id = documentId(call, prefix);
	const target = destinationOf(call.request.headers['destination']);
	const rev = call.query.text('rev');
	if (rev !== undefined && parseRev(rev) === undefined)
		throw problems.badRequest('Invalid rev format');
	const [reading] = await call.database.read([{ id, revs: rev === undefined ? 'winner' : [rev] }]);
	const source = reading?.revisions[0];
	if (source?.body === undefined) throw problems.missing();
	if (source.deleted && rev === undefined) throw problems.deleted();

	const { attachments } = source;
	const parts: Part[] = [];
	for (const attachment of attachments) {
		const pieces: Uint8Array[] = [];
		for await (const piece of call.database.readContent(attachment)) pieces.push(piece);
		const { name, contentType } = attachment;
		parts.push({ fileName: name, contentType, bytes: Buffer.concat(pieces) });
	}
	const announced = followingOf(attachments, new Set(attachments))['_attachments'];
	const doc = {
		...(JSON.parse(source.body) as object),
		_id: target.id,
		...(target.rev !== undefined && { _rev: target.rev }),
		...(announced !== undefined && { _attachments: JSON.parse(announced) as unknown })
	};
	return writeOne(call, doc, { newEdits: true, status: 201, parts });
}

function destinationOf(header: string | string[] | undefined): { id: string; rev?: string } {
	if (typeof header !== 'string' || header === '')
		throw problems.badRequest('Destination header is mandatory for COPY.');
	if (/^https?:\/\//i.test(header)) throw problems.badRequest('Destination URL must be relative.');
	const [path = '', query = ''] = header.split('?', 2);
	const rev = new URLSearchParams(query).get('rev') ?? undefined;
	try {
		return { id: decodeURIComponent(path), ...(rev !== undefined && { rev }) };
	} catch {
		throw problems.badRequest('Destination header is not a valid address');
	}
}
