import { err, ok, type Result } from '../domain/result';
import type { Ledger, ReplicatedDocument } from '../store/ledger';
import type { ChangesPage } from './answer-shapes';
import type { ReplicationFailure } from './failures';
import { NOTHING_YET, startingPullMark, writePullMark, type PullMark } from './pull-mark';
import { pullPack, type PackMemory } from './pull-pack';
import { storeDocuments, type Brought, type StoringParts } from './store-documents';

export interface PullParts extends StoringParts {
	server: string;
	/** The newest sequence of the village, as the answer to the one question told. */
	newest: string;
	memory: PullMemory;
	/** False once what may be used by itself is used up. */
	mayGoOn: () => boolean;
	/** After each page or chunk, once it is in the ledger. */
	onReceived: (received: Received) => void;
}

/**
 * @property pack how large it is; told before its first byte
 * @property own ids of this person's own entries in it: the server has them, whatever became of our push
 */
export interface Received {
	done: number;
	total: number;
	pack?: { bytes: number; households: number };
	own: string[];
}

export type Pulled = 'nothing-new' | 'received';

/** What pulls learn about a link and need not learn again while this tab leads. */
export interface PullMemory {
	pageRows: number;
	pack: PackMemory;
}

/** About 60 kB compressed: a second on slow 3G, a quarter of a minute on GPRS. */
const MAX_PAGE_ROWS = 500;
/** On a link that breaks all the time, a page this small still gets through. */
const MIN_PAGE_ROWS = 25;

export const newPullMemory = (): PullMemory => ({
	pageRows: MAX_PAGE_ROWS,
	pack: { inVain: 0 }
});

/**
 * Receives what is new in a village: as a pack where there is nothing of it yet, then page by page. A page is in the
 * ledger before the mark says so: after a cut the pull goes on from there, and a page received twice is harmless.
 */
export async function pullVillage(parts: PullParts): Promise<Result<Pulled, ReplicationFailure>> {
	const { ledger, requests, server, newest, memory, mayGoOn, onReceived } = parts;
	const mark = await startingPullMark(ledger, server);
	const { comparing } = mark;
	let { since, complete } = mark;
	if (complete && since === newest) return ok('nothing-new');
	if (!mayGoOn()) return err({ kind: 'data-cap-reached' });

	if (since === NOTHING_YET && !comparing) {
		const loaded = await pullPack(
			{ ...parts, memory: memory.pack, onStored: (pack) => keepMark(ledger, { ...mark, pack }) },
			mark.pack
		);
		if (!loaded.ok) return loaded;
		if (loaded.value !== 'pull-instead') {
			since = loaded.value.since;
			complete = since === newest;
			const marked = await keepMark(ledger, { server, since, complete });
			if (!marked.ok || complete) return marked.ok ? ok('received') : marked;
		}
	}

	let done = 0;
	// The next page is on its way while this one is being stored: the link never waits for the disk.
	const ask = () => requests.changes({ since, limit: memory.pageRows, withBodies: !comparing });
	let coming = ask();
	for (;;) {
		const page = await coming;
		if (!page.ok) {
			memory.pageRows = Math.max(MIN_PAGE_ROWS, Math.ceil(memory.pageRows / 2));
			return page;
		}
		const { results, pending = 0 } = page.value;
		since = String(page.value.last_seq);
		const atEnd = pending === 0 || results.length === 0;
		const goesOn = !atEnd && mayGoOn();
		if (goesOn) {
			memory.pageRows = Math.min(MAX_PAGE_ROWS, memory.pageRows * 2);
			coming = ask();
		}

		const brought = comparing ? await lackingOf(ledger, page.value) : broughtBy(page.value);
		const stored = await storeDocuments(parts, brought);
		if (!stored.ok) return stored;
		complete ||= atEnd;
		const still = comparing && !complete && { comparing };
		const marked = await keepMark(ledger, { server, since, complete, ...still });
		if (!marked.ok) return marked;

		done += results.length;
		onReceived({ done, total: done + pending, own: stored.value });
		if (atEnd) return ok('received');
		if (!goesOn) return err({ kind: 'data-cap-reached' });
	}
}

async function keepMark(ledger: Ledger, mark: PullMark): Promise<Result<null, ReplicationFailure>> {
	const marked = await writePullMark(ledger, mark);
	return marked.ok ? ok(null) : err({ kind: 'device-storage', cause: marked.error.kind });
}

/** Ids and revisions are a quarter of it; the rest of what is here already need not come again. */
async function lackingOf(ledger: Ledger, { results }: ChangesPage): Promise<Brought> {
	const offered = results.filter(isEntry).flatMap(({ id, changes }) => {
		return changes.map(({ rev }) => ({ id, rev }));
	});
	return { documents: [], others: await ledger.lacking(offered) };
}

const isEntry = ({ id }: { id: string }): boolean => !id.startsWith('_design/');

function broughtBy({ results }: ChangesPage): Brought {
	const documents: ReplicatedDocument[] = [];
	const others: { id: string; rev: string }[] = [];
	for (const { id, changes, deleted, doc } of results.filter(isEntry)) {
		const [only] = changes;
		// An entry has one revision and no ancestors, so the row itself holds all there is to know.
		if (doc && only && changes.length === 1 && !deleted && only.rev.startsWith('1-'))
			documents.push(doc as ReplicatedDocument);
		else others.push(...changes.map(({ rev }) => ({ id, rev })));
	}
	return { documents, others };
}
