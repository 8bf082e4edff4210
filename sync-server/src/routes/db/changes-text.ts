import { formatSeq } from '../../protocol/seq-token';
import type { FeedQuery } from './changes-query';
import type { ChosenRow } from './row-filter';
import { winnerText } from './winner-text';

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
	if (query.withBodies)
		text += `,"doc":${winnerText({ id, leaves, body }, query, attachments) ?? 'null'}`;
	return `${text}}`;
}
