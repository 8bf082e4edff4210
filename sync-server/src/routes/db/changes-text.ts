import { docText } from '../../protocol/doc-text';
import { formatSeq } from '../../protocol/seq-token';
import type { ChangeRow } from '../../storage/doc-store';
import type { FeedQuery } from './changes-query';
import type { DbCall } from './endpoint';

export const OPENING = '{"results":[\n';

export const closing = (lastSeq: string, pending: number): string =>
	`\n],\n"last_seq":${JSON.stringify(lastSeq)},"pending":${pending}}\n`;

export const rowTexts = (call: DbCall, query: FeedQuery, rows: readonly ChangeRow[]): string =>
	rows.map((row) => rowText(row, query, call.database.epoch)).join(',\n');

function rowText({ seq, id, leaves, body }: ChangeRow, query: FeedQuery, epoch: string): string {
	const winner = leaves[0];
	if (winner === undefined) throw new Error('a document without revisions');
	const revs = query.allLeaves ? leaves : [winner];
	let text = `{"seq":"${formatSeq(seq, epoch)}","id":${JSON.stringify(id)},"changes":${JSON.stringify(revs.map(({ rev }) => ({ rev })))}`;
	if (winner.deleted) text += ',"deleted":true';
	if (query.withBodies) text += `,"doc":${docOf({ seq, id, leaves, body }, query)}`;
	return `${text}}`;
}

function docOf({ id, leaves, body }: ChangeRow, { withConflicts }: FeedQuery): string {
	const [winner, ...others] = leaves;
	if (winner === undefined || body === undefined) return 'null';
	const conflicts = others.filter(({ deleted }) => !deleted).map(({ rev }) => rev);
	const extra =
		withConflicts && conflicts.length > 0 ? { _conflicts: JSON.stringify(conflicts) } : {};
	return docText({ id, rev: winner.rev, deleted: winner.deleted, body, extra });
}
