import { parseReading } from '../domain/time/clock';
import { noTally } from '../domain/coverage/tally';
import { isErasedAlone } from '../domain/consent/erasure';
import { toHouseholdRow, type HouseholdRow } from '../domain/household/household-row';
import { parseEntryId } from '../domain/ids';
import { linksOf } from '../domain/household/merged-households';
import { readBox } from './box';
import { tallyAfter } from './counters';
import { foldSubjects, readLinked, replacedIds } from './fold-ledger';
import type { Ledger, LedgerRow, SubjectEntries } from './ledger';
import type { OneAtATime } from './one-at-a-time';
import { readPushMark, unsentRows } from './push-mark';
import { PROJECTION, type FeedRow, type ReadModel } from './read-model';
import { receiptsBySubject, worstReceipt } from './receipt-table';
import type { ReceiptRow } from './receipts';

export interface ProjectorParts {
	read: ReadModel;
	/** Whether the entry is on the disk a second time. */
	isCopied: (entryId: string) => boolean;
	/** One for a person's read model. */
	oneAtATime: OneAtATime;
}

/**
 * Derives the read model from ledgers: reads what is new since the feed position, folds the households it touches and
 * writes rows, counters, receipts and position in one transaction.
 */
export class Projector {
	/** Ledgers whose position was held against their newest sequence since this worker started. */
	readonly #checked = new Set<string>();

	constructor(private readonly parts: ProjectorParts) {}

	/** Answers when the tables say what the ledger says. */
	catchUp(ledger: Ledger): Promise<void> {
		return this.parts.oneAtATime(async () => {
			const feed = await this.parts.read.feed.get(ledger.village);
			// A tab with a newer release keeps these tables; it hears of what is written here.
			if (feed && feed.projection > PROJECTION) return;
			if (!feed || !(await this.#holdsFor(feed, ledger))) return this.#rebuild(ledger, feed);
			const news = await readNews(ledger, feed.since);
			// Erasure takes back what earlier sums were made of.
			if (news.erased) return this.#rebuild(ledger, feed);
			if (news.lastSeq > feed.since) await this.#advance(ledger, feed, news);
		});
	}

	/** Makes everything of one village anew. */
	rebuild(ledger: Ledger): Promise<void> {
		return this.parts.oneAtATime(async () =>
			this.#rebuild(ledger, await this.parts.read.feed.get(ledger.village))
		);
	}

	/** Folds households again for another reason than a new entry: one of theirs was set aside. */
	refold(ledger: Ledger, subjects: readonly string[]): Promise<void> {
		return this.parts.oneAtATime(async () => {
			const feed = await this.parts.read.feed.get(ledger.village);
			const news: News = { ...noNews(feed?.since ?? 0), subjects: new Set(subjects) };
			// Without a position everything is made anew soon, this with it.
			if (feed) await this.#advance(ledger, feed, news);
		});
	}

	async #holdsFor(feed: FeedRow, ledger: Ledger): Promise<boolean> {
		if (feed.ledger !== ledger.instance || feed.projection !== PROJECTION) return false;
		if (this.#checked.has(ledger.instance)) return true;
		this.#checked.add(ledger.instance);
		// What was pulled is relaxed: a power cut can leave the position ahead of the ledger it belongs to.
		return feed.since <= (await ledger.updateSeq());
	}

	async #advance(ledger: Ledger, feed: FeedRow, news: News): Promise<void> {
		// Someone waits for their save to be shown: what does not depend on each other is read together.
		const [rows, receipts] = await Promise.all([
			rowsOf(ledger, news.subjects),
			this.#waitingAmong(ledger, news.own)
		]);
		await this.#write(ledger, {
			feed: {
				...feed,
				since: news.lastSeq,
				revision: feed.revision + 1,
				changed: [...rows.keys()]
			},
			rows,
			receipts,
			newestMs: news.newestMs
		});
	}

	async #rebuild(ledger: Ledger, feed: FeedRow | undefined): Promise<void> {
		// Read before the entries: what arrives in between is then projected once more, never left out.
		const since = await ledger.updateSeq();
		const rows = new Map<string, HouseholdRow | undefined>();
		let newestMs = 0;
		const replaced = await replacedIds(ledger);
		/** Those that were merged, or took others in, are folded once all of them are known. */
		const linked = new Map<string, SubjectEntries>();
		const fold = (subjects: ReadonlyMap<string, SubjectEntries>) => {
			for (const [id, row] of foldRows(ledger.village, subjects, replaced)) rows.set(id, row);
		};
		await ledger.allSubjects((subject) => {
			const one = new Map([[subject.subject, subject]]);
			if (linksOf(subject.entries).length > 0) linked.set(subject.subject, subject);
			else fold(one);
			newestMs = Math.max(newestMs, ...subject.entries.map(readingMs));
		});
		fold(linked);
		await this.#write(ledger, {
			feed: {
				village: ledger.village,
				ledger: ledger.instance,
				projection: PROJECTION,
				since,
				revision: (feed?.revision ?? 0) + 1,
				changed: 'all'
			},
			rows,
			receipts: await this.#allReceipts(ledger),
			newestMs
		});
		this.#checked.add(ledger.instance);
	}

	async #allReceipts(ledger: Ledger): Promise<ReceiptRow[]> {
		const { waiting, refused } = await unsentRows(ledger);
		return [
			...waiting.map((row) => this.#receiptOf(ledger, row)),
			...refused.map((row) => ({
				...this.#receiptOf(ledger, row),
				receipt: 'refused' as const,
				reason: row.reason
			}))
		];
	}

	async #waitingAmong(ledger: Ledger, own: readonly LedgerRow[]): Promise<ReceiptRow[]> {
		if (own.length === 0) return [];
		const [mark, { refused }] = await Promise.all([readPushMark(ledger), readBox(ledger)]);
		const confirmedSeq = mark?.seq ?? 0;
		return own
			.filter((row) => row.seq > confirmedSeq && !refused[row.id])
			.map((row) => this.#receiptOf(ledger, row));
	}

	#receiptOf(ledger: Ledger, { id, entry }: LedgerRow): ReceiptRow {
		if (!entry) throw new Error(`a receipt is kept of entries only: ${id}`);
		return {
			entryId: id,
			village: ledger.village,
			subject: parseEntryId(id)?.subject ?? '',
			type: entry.type,
			receipt: this.parts.isCopied(id) ? 'copied' : 'local',
			bytes: JSON.stringify(entry).length
		};
	}

	async #write(ledger: Ledger, { feed, rows, receipts, newestMs }: Projection): Promise<void> {
		const { read } = this.parts;
		const { village } = ledger;
		const whole = feed.changed === 'all';
		await read.transaction(
			'rw',
			[read.households, read.counters, read.feed, read.receipts],
			async () => {
				if (whole) {
					// What stays is written over: cheaper than deleting a village and adding it again.
					const known = await read.households.where({ village }).primaryKeys();
					await read.households.bulkDelete(known.filter((id) => !rows.has(id)));
					await read.receipts.where({ village }).delete();
				}
				if (receipts.length > 0) await read.receipts.bulkPut(receipts);

				const ids = [...rows.keys()];
				const [unsent, known, counter] = await Promise.all([
					receiptsBySubject(read, village, ids),
					whole ? [] : read.households.bulkGet(ids),
					whole ? undefined : read.counters.get(village)
				]);
				const after = [...rows.values()].flatMap((row) =>
					row ? [{ ...row, receipt: worstReceipt(unsent.get(row.id)) }] : []
				);
				const before = known.flatMap((row) => row ?? []);
				const newest = Math.max(newestMs, counter?.newestEntryMs ?? 0);
				await Promise.all([
					read.households.bulkDelete(ids.filter((id) => rows.get(id) === undefined)),
					read.households.bulkPut(after),
					read.counters.put({
						village,
						...tallyAfter(counter ?? noTally, { before, after }),
						...(newest > 0 ? { newestEntryMs: newest } : {})
					}),
					read.feed.put(feed)
				]);
			}
		);
	}
}

interface Projection {
	feed: FeedRow;
	/** Undefined where nothing is left to show: taken back, or its registration has not arrived. */
	rows: Map<string, HouseholdRow | undefined>;
	receipts: ReceiptRow[];
	newestMs: number;
}

interface News {
	lastSeq: number;
	subjects: Set<string>;
	own: LedgerRow[];
	erased: boolean;
	newestMs: number;
}

const noNews = (since: number): News => ({
	lastSeq: since,
	subjects: new Set(),
	own: [],
	erased: false,
	newestMs: 0
});

const PAGE_ROWS = 500;

async function readNews(ledger: Ledger, since: number): Promise<News> {
	const news = noNews(since);
	for (;;) {
		const { rows, lastSeq } = await ledger.changesSince(news.lastSeq, PAGE_ROWS);
		if (rows.length === 0) return news;
		news.lastSeq = lastSeq;
		for (const row of rows) {
			const subject = parseEntryId(row.id)?.subject;
			if (subject !== undefined) news.subjects.add(subject);
			if (row.deleted && !isErasedAlone(row.document)) news.erased = true;
			if (!row.entry) continue;
			news.newestMs = Math.max(news.newestMs, readingMs(row.entry));
			if (ledger.isOwn(row.entry)) news.own.push(row);
		}
	}
}

async function rowsOf(
	ledger: Ledger,
	ids: ReadonlySet<string>
): Promise<Map<string, HouseholdRow | undefined>> {
	const [subjects, replaced] = await Promise.all([readLinked(ledger, ids), replacedIds(ledger)]);
	return foldRows(ledger.village, subjects, replaced);
}

function foldRows(
	village: string,
	subjects: ReadonlyMap<string, SubjectEntries>,
	replaced: ReadonlySet<string>
): Map<string, HouseholdRow | undefined> {
	const households = foldSubjects(subjects, replaced);
	return new Map(
		[...subjects.keys()].map((id) => {
			const household = households.get(id);
			return [id, household && toHouseholdRow(household, village, 'received')];
		})
	);
}

const readingMs = (entry: { at: string }): number => parseReading(entry.at).ms;
