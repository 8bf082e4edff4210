import { problems } from '../../problems';
import type { FeedCall } from './endpoint';
import { nextTurn } from '../../next-turn';

/** One row of a feed, written out, with its place. */
export interface FeedRow {
	text: string;
	place: string;
}

/** What a feed reads from: changes of one database, or of which databases there are. */
export interface FeedSource {
	/** The next rows, a bounded number; `isEnd` when there are no more for now. */
	next(limit: number): Promise<{ rows: FeedRow[]; isEnd: boolean }>;
	/** Where a reader goes on who has all that was given out. */
	place(): string;
	/** How much is left behind that place; undefined where the feed does not say. */
	pending(): Promise<number | undefined>;
}

export type FeedKind = 'normal' | 'longpoll' | 'continuous' | 'eventsource';
const KINDS: readonly string[] = ['normal', 'longpoll', 'continuous', 'eventsource'];

/** HEAD never waits: it only asks what the answer to GET would look like. */
export function feedKind({ query, request }: FeedCall): FeedKind {
	const kind = query.text('feed') ?? 'normal';
	if (!KINDS.includes(kind)) throw problems.badRequest(`Unknown feed: ${kind}`);
	return request.method === 'HEAD' ? 'normal' : (kind as FeedKind);
}

export const OPENING = '{"results":[\n';

export function closing(place: string, pending: number | undefined): string {
	const rest = pending === undefined ? '' : `,"pending":${pending}`;
	return `\n],\n"last_seq":${JSON.stringify(place)}${rest}}\n`;
}

/** The first rows there are; none when there are none at this moment. */
export async function firstRows(source: FeedSource, limit: number): Promise<FeedRow[]> {
	for (;;) {
		const { rows, isEnd } = await source.next(limit);
		if (rows.length > 0 || isEnd) return rows;
		await nextTurn();
	}
}

const joined = (rows: readonly FeedRow[]): string => rows.map(({ text }) => text).join(',\n');

/** What a feed has at this moment. @param first rows that were read from it already */
export async function* atOnce(
	source: FeedSource,
	limit: number,
	first: readonly FeedRow[] = []
): AsyncGenerator<string> {
	let left = limit - first.length;
	let piece = OPENING + joined(first);
	let separator = first.length > 0 ? ',\n' : '';
	while (left > 0) {
		const { rows, isEnd } = await source.next(left);
		if (rows.length > 0) {
			piece += separator + joined(rows);
			separator = ',\n';
			left -= rows.length;
		}
		if (isEnd || left <= 0) break;
		yield piece;
		piece = '';
		await nextTurn();
	}
	yield piece + closing(source.place(), await source.pending());
}
