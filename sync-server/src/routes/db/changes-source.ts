import { formatSeq } from '../../protocol/seq-token';
import type { ChangeRow, DocDatabase } from '../../storage/doc-store';
import { inlineOf, stubsOf } from './attachments-text';
import type { FeedQuery } from './changes-query';
import type { ChosenRow } from './row-filter';
import { changeText } from './changes-text';
import type { FeedRow, FeedSource } from './feed-source';
import { ROWS_PER_TURN } from './limits';
import type { Tally } from './tally';

const NONE: Readonly<Record<string, string>> = {};

/** How much text is put together before it is sent. */
const PAGE_BYTES = 4 * 1024 * 1024;
/** What a document is taken to have until some were seen. */
const FIRST_GUESS_BYTES = 16 * 1024;

/** The changes of one database, page by page, each document once, at its newest change. */
export class ChangesSource implements FeedSource {
	private after: number;
	private upTo = 0;
	private last: number;
	private bodyBytes = FIRST_GUESS_BYTES;

	constructor(
		private readonly database: DocDatabase,
		private readonly query: FeedQuery,
		private readonly tally: Pick<Tally, 'pulled'>
	) {
		this.after = query.after;
		this.last = query.after;
	}

	place(): string {
		return formatSeq(this.last, this.database.epoch);
	}

	async pending(): Promise<number> {
		return this.query.descending ? 0 : this.database.countAfter(this.last);
	}

	async next(limit: number): Promise<{ rows: FeedRow[]; isEnd: boolean }> {
		// A document that changes while we read moves beyond this bound, so none is listed twice in one answer.
		if (this.upTo <= this.after) this.upTo = (await this.database.info()).seq;
		const { filter, descending } = this.query;
		const asked = Math.min(filter === undefined ? limit : Infinity, this.pageRows());
		const found = await this.read(asked);
		const chosen = filter && 'choose' in filter ? await filter.choose(found) : found;
		const rows = chosen.slice(0, limit);
		const isCut = rows.length < chosen.length;
		const isEnd = found.length < asked && !isCut;

		const reached = isCut ? rows.at(-1)?.seq : found.at(-1)?.seq;
		if (descending) {
			this.last = rows.at(-1)?.seq ?? this.last;
			this.upTo = isEnd ? this.after : (reached ?? this.upTo) - 1;
		} else {
			this.last = isEnd ? this.upTo : (reached ?? this.last);
			this.after = this.last;
		}
		return { rows: await this.written(rows), isEnd };
	}

	private read(limit: number): Promise<ChangeRow[]> {
		const { filter, descending, withBodies } = this.query;
		return this.database.changes({
			after: this.after,
			upTo: this.upTo,
			limit,
			descending,
			withBodies: withBodies || (filter !== undefined && 'choose' in filter && filter.needsBodies),
			...(filter && 'docIds' in filter && { docIds: filter.docIds })
		});
	}

	private pageRows(): number {
		if (!this.query.withBodies) return ROWS_PER_TURN;
		const rows = Math.floor(PAGE_BYTES / this.bodyBytes);
		return Math.min(Math.max(rows, 1), ROWS_PER_TURN);
	}

	/** Awaited only where there are bytes to be read: a feed without is one run of text. */
	private attachmentsOf({ attachments }: ChangeRow) {
		const { withBodies, withAttachments, withCoding } = this.query;
		if (!withBodies || attachments.length === 0) return NONE;
		return withAttachments
			? inlineOf(this.database, attachments, new Set(attachments), withCoding)
			: stubsOf(attachments, withCoding);
	}

	private async written(rows: readonly ChosenRow[]): Promise<FeedRow[]> {
		const { epoch } = this.database;
		const written: FeedRow[] = [];
		for (const row of rows) {
			const found = this.attachmentsOf(row);
			const attachments = found instanceof Promise ? await found : found;
			const text = changeText(row, this.query, { epoch, attachments });
			written.push({ text, place: formatSeq(row.seq, epoch) });
		}
		if (this.query.withBodies) this.tally.pulled(rows.length);
		const characters = written.reduce((sum, { text }) => sum + text.length, 0);
		if (written.length > 0) this.bodyBytes = Math.max(256, characters / written.length);
		return written;
	}
}
