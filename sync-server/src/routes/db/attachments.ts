import { createHash } from 'node:crypto';
import { problems } from '../../problems';
import type { Attachment, Coding } from '../../protocol/attachment';
import { faultOfName, typeOf } from '../../protocol/incoming-attachments';
import type { Part } from '../../protocol/multipart';
import { parseRev } from '../../protocol/revision';
import type { RevisionReading } from '../../storage/doc-store';
import type { Answer } from './answer';
import { rawBody } from './body';
import { writeOne } from './document';
import { documentId } from './document-id';
import type { WriteCall } from './endpoint';
import { givenRev } from './given-rev';

/** Files of a document by themselves: `PUT /db/doc/notes/page 1.txt`. Reading them is in `get-attachment.ts`. */

export const attachmentName = (call: WriteCall): string => call.param('*');

export async function putAttachment(call: WriteCall, prefix = ''): Promise<Answer> {
	const { request } = call;
	const name = legalName(call);
	const bytes = rawBody(request);
	const digest = request.headers['content-md5'];
	if (digest !== undefined && digest !== createHash('md5').update(bytes).digest('base64'))
		throw problems.digestDiffers();

	const target = await targetOf(call, prefix);
	const contentType = typeOf(request.headers['content-type']);
	const encoding = codingOf(request.headers['content-encoding']);
	const announced: [string, object][] = [
		[name, { content_type: contentType, follows: true, encoding }]
	];
	const parts: Part[] = [{ fileName: name, contentType, bytes }];
	const location = request.url.replace(/\?.*$/s, '');
	return write(call, target, {
		announced,
		parts,
		without: name,
		status: 201,
		headers: { location }
	});
}

export async function deleteAttachment(call: WriteCall, prefix = ''): Promise<Answer> {
	const name = attachmentName(call);
	const target = await targetOf(call, prefix);
	const held =
		target.rev === undefined ? await currentAttachments(call, target.id) : target.attachments;
	if (!held.some((attachment) => attachment.name === name)) throw problems.missingAttachment();
	return write(call, target, { announced: [], parts: [], without: name, status: 200 });
}

/** What somebody who names no revision could have meant; without one it is a conflict all the same. */
async function currentAttachments(call: WriteCall, id: string): Promise<readonly Attachment[]> {
	const [reading] = await call.database.read([{ id, revs: 'winner' }]);
	const winner = reading?.revisions[0];
	if (winner === undefined) throw problems.missing();
	if (winner.deleted) throw problems.deleted();
	return winner.attachments;
}

/** The revision that is to be changed; a document of its own where none is named. */
interface Target {
	id: string;
	rev: string | undefined;
	fields: object;
	attachments: readonly Attachment[];
}

async function targetOf(call: WriteCall, prefix: string): Promise<Target> {
	const id = documentId(call, prefix);
	const rev = givenRev(call);
	if (rev === undefined) return { id, rev: undefined, fields: {}, attachments: [] };
	if (typeof rev !== 'string' || parseRev(rev) === undefined)
		throw problems.badRequest('Invalid rev format');
	const [reading] = await call.database.read([{ id, revs: [rev] }]);
	const revision: RevisionReading | undefined = reading?.revisions[0];
	if (revision?.body === undefined) throw problems.conflict();
	const fields = JSON.parse(revision.body) as object;
	return { id, rev, fields, attachments: revision.attachments };
}

interface Change {
	announced: readonly [name: string, given: object][];
	parts: readonly Part[];
	/** The one that is replaced or taken away. */
	without: string;
	status: number;
	headers?: Readonly<Record<string, string>>;
}

function write(
	call: WriteCall,
	{ id, rev, fields, attachments }: Target,
	{ announced, parts, without, status, headers = {} }: Change
): Promise<Answer> {
	const kept = attachments
		.filter(({ name }) => name !== without)
		.map(({ name, revpos }): [string, object] => [name, { stub: true, revpos }]);
	const doc = {
		...fields,
		_id: id,
		...(rev !== undefined && { _rev: rev }),
		_attachments: Object.fromEntries([...kept, ...announced])
	};
	return writeOne(call, doc, { newEdits: true, parts, status, headers });
}

function legalName(call: WriteCall): string {
	const name = attachmentName(call);
	const fault = faultOfName(name);
	if (fault !== undefined) throw problems.badRequest(fault);
	return name;
}

function codingOf(header = 'identity'): Coding {
	const coding = header.trim().toLowerCase();
	if (coding === 'identity' || coding === 'gzip') return coding;
	throw problems.badContentType('Only gzip and identity content-encodings are supported');
}
