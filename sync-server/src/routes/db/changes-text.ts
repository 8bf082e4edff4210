import { docText } from '../../protocol/doc-text';
import { formatSeq } from '../../protocol/seq-token';
import type { ChangeRow } from '../../storage/doc-store';
import type { FeedQuery } from './changes-query';
import type { ChosenRow } from './row-filter';

/** One row of `_changes`. */
export function changeText(
	{ seq, id, leaves, listed, body }: ChosenRow,
	query: FeedQuery,
	{ epoch, attachments }: { epoch: string; attachments: Readonly<Record<string, string>> }
): string {
	const winner = leaves[0];
	if (winner === undefined) throw new Error('a document without revisions');
	const revs = query.allLeaves ? (listed ?? leaves) : [winner];
	// No character of a revision needs to be escaped.
	const changes = revs.map(({ rev }) => `{"rev":"${rev}"}`).join(',');
	let text = `{"seq":"${formatSeq(seq, epoch)}","id":${JSON.stringify(id)},"changes":[${changes}]`;
	if (winner.deleted) text += ',"deleted":true';
	if (query.withBodies) text += `,"doc":${docOf({ id, leaves, body }, query, attachments)}`;
	return `${text}}`;
}

function docOf(
	{ id, leaves, body }: Pick<ChangeRow, 'id' | 'leaves' | 'body'>,
	{ withConflicts }: FeedQuery,
	attachments: Readonly<Record<string, string>>
): string {
	const [winner, ...others] = leaves;
	if (winner === undefined || body === undefined) return 'null';
	const conflicts = others.filter(({ deleted }) => !deleted).map(({ rev }) => rev);
	const extra =
		withConflicts && conflicts.length > 0 ? { _conflicts: JSON.stringify(conflicts) } : {};
	return docText({
		id,
		rev: winner.rev,
		deleted: winner.deleted,
		body,
		extra: { ...extra, ...attachments }
	});
}
