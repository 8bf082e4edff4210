import { randomBytes } from 'node:crypto';
import type { VillageStore } from '../../storage/doc-store';
import { formatSeq, parseSince } from '../../protocol/seq-token';

export interface DbUpdate {
	n: number;
	dbName: string;
	type: 'created' | 'updated' | 'deleted';
}

type UpdatedStore = Pick<VillageStore, 'onCommit' | 'listDatabases' | 'database'>;

/**
 * Which databases have changed, each once, at its newest change. Kept in memory: its sequence begins anew with every
 * start of the server, and a place from before then counts as the beginning, where every database is named once.
 * Deleted ones stay: only administrators make databases, and a name costs a hundred bytes.
 */
export class DbUpdates {
	readonly stop: () => void;
	private readonly epoch = randomBytes(6).toString('hex');
	private readonly latest = new Map<string, { n: number; isNew: boolean }>();
	private n = 0;
	private seeding: Promise<void> | undefined;

	constructor(private readonly store: UpdatedStore) {
		// A database that was just made has not given out a sequence yet.
		this.stop = store.onCommit((dbName, seq) => this.note(dbName, seq === 0));
	}

	async newest(): Promise<number> {
		await this.seeded();
		return this.n;
	}

	async place(text: string | undefined): Promise<number | undefined> {
		const newest = await this.newest();
		const since = parseSince(text, { epoch: this.epoch, newest });
		return since === 'now' ? newest : since?.from;
	}

	token(n: number): string {
		return formatSeq(n, this.epoch);
	}

	/** What came after a place, the oldest first. */
	async after(n: number): Promise<DbUpdate[]> {
		await this.seeded();
		const updates: DbUpdate[] = [];
		// As it stands now: what changes while the types are looked up would be named a second time.
		for (const [dbName, update] of [...this.latest])
			if (update.n > n)
				updates.push({ n: update.n, dbName, type: await this.typeOf(dbName, update.isNew) });
		return updates;
	}

	private async typeOf(dbName: string, isNew: boolean): Promise<DbUpdate['type']> {
		if ((await this.store.database(dbName)) === undefined) return 'deleted';
		return isNew ? 'created' : 'updated';
	}

	private note(dbName: string, isNew: boolean): void {
		// Deleted first: the map is then in the order of the changes.
		this.latest.delete(dbName);
		this.latest.set(dbName, { n: ++this.n, isNew });
	}

	private seeded(): Promise<void> {
		this.seeding ??= this.seed();
		return this.seeding;
	}

	private async seed(): Promise<void> {
		const names = await this.store.listDatabases();
		for (const dbName of names) if (!this.latest.has(dbName)) this.note(dbName, false);
	}
}
