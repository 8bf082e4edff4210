import { docText } from '../../protocol/doc-text';
import type { RangeRow } from '../../storage/doc-store';

/** A document as feeds and views show it: its winner; undefined where that is not kept. */
export function winnerText(
	{ id, leaves, body }: Pick<RangeRow, 'id' | 'leaves' | 'body'>,
	{ withConflicts }: { withConflicts: boolean },
	attachments: Readonly<Record<string, string>>
): string | undefined {
	const [winner, ...others] = leaves;
	if (winner === undefined || body === undefined) return undefined;
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
