import { nextTurn } from '../next-turn';
import type { DocDatabase, RangeQuery, RangeRow } from './doc-store';

/** @property after where to go on: the last id that was seen; in place of a `start` */
export interface Stretch extends Pick<RangeQuery, 'start' | 'end'> {
	after?: string | undefined;
	rowsPerPage: number;
	descending?: boolean;
}

/**
 * Live documents with their bodies, page by page in the order of their ids. Others have a turn between two pages, and
 * what they write behind the last id is seen, what they write before it is not.
 */
export async function* livePages(
	database: Pick<DocDatabase, 'range'>,
	{ after, start, end, rowsPerPage, descending = false }: Stretch
): AsyncGenerator<RangeRow[]> {
	let from = after === undefined ? start : { key: after, inclusive: false };
	for (;;) {
		const rows = await database.range({
			...(from && { start: from }),
			...(end && { end }),
			skip: 0,
			limit: rowsPerPage,
			descending,
			withBodies: true
		});
		yield rows;
		const last = rows.at(-1)?.id;
		if (rows.length < rowsPerPage || last === undefined) return;
		from = { key: last, inclusive: false };
		await nextTurn();
	}
}
