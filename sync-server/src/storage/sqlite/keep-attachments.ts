import { err, ok, type Result } from '../../../../src/lib/domain/result';
import { digestOf, type Attachment, type IncomingAttachment } from '../../protocol/attachment';
import type { IncomingDoc } from '../../protocol/incoming-doc';
import { formatRev } from '../../protocol/revision';
import type { Ancestry } from '../../protocol/rev-tree';
import type { Contents } from './contents';
import type { Statements } from './statements';
import { attachmentsFromText } from './stored-form';

interface Writing {
	statements: Statements;
	contents: Contents;
	/** The number of the document; undefined while it is new. */
	n: number | undefined;
	ancestry: Ancestry;
}

/** What a new revision has attached: what came with it, and what it keeps of the revision before. Else the reason why not. */
export function keepAttachments(
	{ id, attachments, revision }: Pick<IncomingDoc, 'id' | 'attachments' | 'revision'>,
	writing: Writing
): Result<Attachment[], string> {
	if (attachments.length === 0) return ok([]);
	const isReplicated = 'ancestry' in revision;
	const before = attachments.some(({ kind }) => kind === 'stub') ? attachmentsBefore(writing) : [];
	const kept: Attachment[] = [];
	for (const attachment of attachments) {
		const found =
			attachment.kind === 'stub'
				? before.find((held) => isMeant(attachment, held))
				: keepNew(attachment, writing, isReplicated);
		if (found === undefined) return err(`Invalid attachment stub in ${id} for ${attachment.name}`);
		kept.push(found);
	}
	return ok(kept);
}

type Stub = Extract<IncomingAttachment, { kind: 'stub' }>;
type New = Extract<IncomingAttachment, { kind: 'new' }>;

const isMeant = ({ name, revpos, digest }: Stub, held: Attachment): boolean =>
	held.name === name && (revpos === undefined || revpos === held.revpos || digest === held.digest);

function keepNew(
	{ name, contentType, revpos, content }: New,
	{ contents, ancestry }: Writing,
	isReplicated: boolean
): Attachment {
	const { bytes, coding, length } = content;
	const isKnown = isReplicated && revpos !== undefined && revpos <= ancestry.start;
	return {
		name,
		contentType,
		revpos: isKnown ? revpos : ancestry.start,
		digest: digestOf(bytes),
		coding,
		length,
		keptLength: bytes.length,
		content: contents.keep(bytes)
	};
}

/** Of the nearest ancestor that is still kept: a replicated document may skip revisions. */
function attachmentsBefore({ statements, n, ancestry }: Writing): readonly Attachment[] {
	if (n === undefined) return [];
	const { start, ids } = ancestry;
	for (const [index, hash] of ids.entries()) {
		if (index === 0) continue;
		const body = statements.body.get(n, formatRev({ generation: start - index, hash }));
		if (body !== undefined) return attachmentsFromText(body.attachments);
	}
	return [];
}
