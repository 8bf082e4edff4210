import type { Attachment } from '../../protocol/attachment';
import type { Leaf, RevTree } from '../../protocol/rev-tree';

/** Leaves as the `doc` table keeps them, the winner first: `[["3-a…",0],["2-b…",1]]`. */
export const leavesToText = (leaves: readonly Leaf[]): string =>
	JSON.stringify(leaves.map(({ rev, deleted }) => [rev, deleted ? 1 : 0]));

export const leavesFromText = (text: string): Leaf[] =>
	(JSON.parse(text) as [string, 0 | 1][]).map(([rev, deleted]) => ({
		rev,
		deleted: deleted === 1
	}));

export const treeToText = (tree: RevTree): string => JSON.stringify(tree);
export const treeFromText = (text: string): RevTree => JSON.parse(text) as RevTree;

type AttachmentRow = [
	name: string,
	contentType: string,
	revpos: number,
	digest: string,
	length: number,
	content: number,
	/** Only of what is kept packed. */
	gzippedLength?: number
];

/** Attachments as the `body` table keeps them; NULL where there are none, as nearly everywhere. */
export const attachmentsToText = (attachments: readonly Attachment[]): string | null =>
	attachments.length === 0 ? null : JSON.stringify(attachments.map(toRow));

export const attachmentsFromText = (text: string | null): readonly Attachment[] =>
	text === null ? NONE : (JSON.parse(text) as AttachmentRow[]).map(fromRow);

const NONE: readonly Attachment[] = [];

function toRow(attachment: Attachment): AttachmentRow {
	const { name, contentType, revpos, digest, length, content, coding, keptLength } = attachment;
	const row: AttachmentRow = [name, contentType, revpos, digest, length, content];
	if (coding === 'gzip') row.push(keptLength);
	return row;
}

const fromRow = ([
	name,
	contentType,
	revpos,
	digest,
	length,
	content,
	gzippedLength
]: AttachmentRow): Attachment => ({
	name,
	contentType,
	revpos,
	digest,
	length,
	content,
	coding: gzippedLength === undefined ? 'identity' : 'gzip',
	keptLength: gzippedLength ?? length
});
