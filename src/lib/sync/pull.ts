import type { Entry } from '../domain/entries/entry';
import { erasedHousehold } from '../domain/erasure';
import { err, ok, type Result } from '../domain/result';
import type { Ledger, ReplicatedDocument } from '../store/ledger';
import type { StorageError } from '../store/storage-error';
import type { ChangesPage } from './answer-shapes';
import type { ReplicationFailure } from './failures';
import { readPullMark, writePullMark } from './pull-mark';
import type { VillageRequests } from './village-requests';

export interface PullParts {
	ledger: Ledger;
	requests: VillageRequests;
	server: string;
	/** The newest sequence of the village, as the answer to the one question told. */
	newest: string;
	memory: PullMemory;
	/** Tombstones of erased households; told before the mark says that they were received. */
	onErased: (entryIds: readonly string[]) => Promise<Result<null, StorageError>>;
	/** After each page, once it is in the ledger. */
	onReceived: (page: ReceivedPage) => void;
}

/** @property own ids of this person's own entries in it: the server has them, whatever became of our push */
export interface ReceivedPage {
	done: number;
	total: number;
	own: string[];
}

/** What pulls learn about a link and need not learn again while this tab leads. */
export interface PullMemory {
	pageRows: number;
}

/** About 60 kB compressed: a second on slow 3G, a quarter of a minute on GPRS. */
const MAX_PAGE_ROWS = 500;
/** On a link that breaks all the time, a page this small still gets through. */
const MIN_PAGE_ROWS = 25;

export const newPullMemory = (): PullMemory => ({ pageRows: MAX_PAGE_ROWS });

/**
 * Receives what is new in a village, page by page. A page is in the ledger before the mark says so: after a cut the pull
 * goes on from there, and a page received twice is harmless.
 */
export async function pullVillage(
	parts: PullParts
): Promise<Result<'nothing-new' | 'received', ReplicationFailure>> {
	const { ledger, requests, server, newest, memory, onReceived } = parts;
	const mark = await readPullMark(ledger);
	let { since, complete } = mark?.server === server ? mark : { since: '0', complete: false };
	if (complete && since === newest) return ok('nothing-new');

	let done = 0;
	// The next page is on its way while this one is being stored: the link never waits for the disk.
	let coming = requests.changes({ since, limit: memory.pageRows });
	for (;;) {
		const page = await coming;
		if (!page.ok) {
			memory.pageRows = Math.max(MIN_PAGE_ROWS, Math.ceil(memory.pageRows / 2));
			return page;
		}
		const { results, pending = 0 } = page.value;
		since = String(page.value.last_seq);
		const atEnd = pending === 0 || results.length === 0;
		if (!atEnd) {
			memory.pageRows = Math.min(MAX_PAGE_ROWS, memory.pageRows * 2);
			coming = requests.changes({ since, limit: memory.pageRows });
		}

		const stored = await storePage(parts, page.value);
		if (!stored.ok) return stored;
		complete ||= atEnd;
		const marked = await writePullMark(ledger, { server, since, complete });
		if (!marked.ok) return err({ kind: 'device-storage', cause: marked.error.kind });

		done += results.length;
		onReceived({ done, total: done + pending, own: stored.value });
		if (atEnd) return ok('received');
	}
}

/** @returns the ids of our own entries */
async function storePage(
	{ ledger, requests, onErased }: PullParts,
	page: ChangesPage
): Promise<Result<string[], ReplicationFailure>> {
	const documents: ReplicatedDocument[] = [];
	const others: { id: string; rev: string }[] = [];
	for (const { id, changes, deleted, doc } of page.results) {
		if (id.startsWith('_design/')) continue;
		const [only] = changes;
		// An entry has one revision and no ancestors, so the row itself holds all there is to know.
		if (doc && only && changes.length === 1 && !deleted && only.rev.startsWith('1-'))
			documents.push(doc as ReplicatedDocument);
		else others.push(...changes.map(({ rev }) => ({ id, rev })));
	}
	if (others.length > 0) {
		const fetched = await requests.withAncestry(others);
		if (!fetched.ok) return fetched;
		// What was announced and is no longer there has a newer revision, which the next page announces.
		for (const { docs } of fetched.value.results)
			for (const { ok: doc } of docs) if (doc) documents.push(doc as ReplicatedDocument);
	}
	if (documents.length > 0) {
		const received = await ledger.receive(documents);
		if (!received.ok) return err({ kind: 'device-storage', cause: received.error.kind });
	}
	const tombstones = documents.filter((document) => erasedHousehold(document) !== undefined);
	if (tombstones.length > 0) {
		const erased = await onErased(tombstones.map(({ _id }) => _id));
		if (!erased.ok) return err({ kind: 'device-storage', cause: erased.error.kind });
	}
	const own = documents.filter((document) => ledger.isOwn(document as unknown as Entry));
	return ok(own.map(({ _id }) => _id));
}
