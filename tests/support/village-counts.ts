import { tallyOfHousehold, type CoverageCounts } from '../../src/lib/domain/coverage/coverage';
import { addTallies, allOf, noTally, type Tally } from '../../src/lib/domain/coverage/tally';
import type { Entry } from '../../src/lib/domain/entries/entry';
import { foldHouseholds } from '../../src/lib/domain/household/merged-households';
import type {
	CountsBackend,
	CountsWrite,
	StoredDoc,
	VillageLedger
} from '../../sync-server/src/counts/counts-backend';
import { readIncoming } from '../../sync-server/src/protocol/incoming-doc';
import { bySubject, readEntries } from '../../sync-server/src/read-entries';
import type { DocDatabase, DocStore, WriteOutcome } from '../../sync-server/src/storage/doc-store';

/** What the counts must be: the fold of everything, from scratch. */
export const talliedFromScratch = async (database: DocDatabase): Promise<Tally> =>
	tallied(await readEntries(database));

/** Of all households alike, those whose time is over among them. */
export const foldedFromScratch = async (database: DocDatabase): Promise<CoverageCounts> =>
	allOf(await talliedFromScratch(database));

/** The same of what the village had at one of its sequences; undefined when some of that was erased since. */
export async function talliedUpTo(database: DocDatabase, seq: number): Promise<Tally | undefined> {
	const rows = await database.changes({
		after: 0,
		upTo: Infinity,
		limit: 100_000,
		descending: false,
		withBodies: true
	});
	if (rows.some((row) => row.seq > seq && row.leaves[0]?.deleted === true)) return undefined;
	const entries = rows
		.filter((row) => row.seq <= seq && row.leaves[0]?.deleted === false)
		.map(({ id, body }) => ({ ...(JSON.parse(body ?? '{}') as Entry), _id: id }));
	return tallied(entries);
}

const tallied = (entries: readonly Entry[]): Tally =>
	[
		...foldHouseholds(
			new Map([...bySubject(entries)].map(([id, history]) => [id, { entries: history, unread: 0 }]))
		).values()
	]
		.map(tallyOfHousehold)
		.reduce(addTallies, noTally);

export async function databaseOf(store: DocStore, name: string): Promise<DocDatabase> {
	const database = await store.database(name);
	if (database === undefined) throw new Error(`there is no ${name}`);
	return database;
}

/** As phones send them: repeats change nothing, and what was erased is refused. */
export async function send(
	database: DocDatabase,
	entries: readonly Entry[]
): Promise<WriteOutcome[]> {
	const docs = entries.map((entry) => {
		const doc = readIncoming(entry, { newEdits: true, maxBodyBytes: 100_000 });
		if (!doc.ok) throw new Error(doc.error.reason);
		return doc.value;
	});
	return docs.length === 0 ? [] : database.write(docs, { newEdits: true, byAdministrator: false });
}

/** What happens between two steps of a count: the world does not stand still for it. */
export type Meanwhile = () => Promise<void>;

/**
 * The real thing, watched: before and after every step of a count something else may happen, and what was read is noted.
 */
export class WatchedBackend implements CountsBackend {
	readonly read: ('all' | 'some')[] = [];
	/** How many of the next writes fail, as on a full disk. */
	failures = 0;

	constructor(
		private readonly backend: CountsBackend,
		private readonly meanwhile: Meanwhile = async () => undefined
	) {}

	onChange(listener: (village: string) => void): () => void {
		return this.backend.onChange(listener);
	}

	villages(): Promise<string[]> {
		return this.backend.villages();
	}

	newest(villages: readonly string[]) {
		return this.backend.newest(villages);
	}

	kept(villages: readonly string[]) {
		return this.backend.kept(villages);
	}

	async keep(writes: readonly CountsWrite[]): Promise<ReadonlySet<string>> {
		await this.meanwhile();
		if (this.failures > 0) {
			this.failures--;
			throw new Error('the disk is full');
		}
		return this.backend.keep(writes);
	}

	async village(id: string): Promise<VillageLedger | undefined> {
		const ledger = await this.backend.village(id);
		return ledger && this.watched(ledger);
	}

	private watched(ledger: VillageLedger): VillageLedger {
		const { meanwhile, read } = this;
		async function* between(kind: 'all' | 'some', pages: AsyncIterable<readonly StoredDoc[]>) {
			read.push(kind);
			await meanwhile();
			for await (const page of pages) {
				yield page;
				await meanwhile();
			}
		}
		return {
			seq: async () => {
				const seq = await ledger.seq();
				await meanwhile();
				return seq;
			},
			changesSince: async (seq) => {
				await meanwhile();
				return ledger.changesSince(seq);
			},
			docsOf: (households) => between('some', ledger.docsOf(households)),
			allDocs: () => between('all', ledger.allDocs())
		};
	}
}
