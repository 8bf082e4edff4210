import { nextTurn } from '../next-turn';
import { isPlain, type Leaf } from '../protocol/rev-tree';
import { formatSeq, placeOf } from '../protocol/seq-token';
import { ROWS_PER_TURN } from '../routes/db/limits';
import type { ChangeRow, DocDatabase, DocStore } from '../storage/doc-store';
import { livePages } from '../storage/live-pages';
import type {
	PackedContents,
	PackedNews,
	PackedPlace,
	PackedRow,
	PackedVillage,
	PackedVillages
} from './packed-village';

/** Villages that are kept in the embedded store: whoever passed the gate may read them. */
export const storedVillages = (store: DocStore): PackedVillages<unknown> => ({
	async village(name) {
		const database = await store.database(name);
		return database?.kind === 'entries' ? new StoredVillage(database) : undefined;
	},
	onCommit: (listener) => store.onCommit(listener)
});

class StoredVillage implements PackedVillage {
	constructor(private readonly database: DocDatabase) {}

	get name(): string {
		return this.database.name;
	}

	async size(): Promise<number> {
		return (await this.now()).size;
	}

	/** Read while others write: what comes meanwhile has a later sequence, and is told by `_changes` from this one. */
	async read(take: (row: PackedRow) => Promise<void>): Promise<PackedContents> {
		const { n, seq, size } = await this.now();
		for await (const rows of livePages(this.database, { rowsPerPage: ROWS_PER_TURN }))
			for (const row of rows)
				if (!row.id.startsWith('_design/'))
					await take({
						id: row.id,
						isLive: true,
						body: isPlain(row) ? row.body : undefined,
						revs: row.leaves.map(revOf)
					});
		const { deletedCount } = await this.database.info();
		if (deletedCount > 0)
			for await (const rows of this.changes(0, n))
				for (const { id, leaves } of rows)
					if (leaves[0]?.deleted === true)
						await take({ id, isLive: false, body: undefined, revs: leaves.map(revOf) });
		return { seq, size, lineage: seq };
	}

	async newsSince(before: PackedPlace): Promise<PackedNews> {
		const { n: newest, ...place } = await this.now();
		const from = placeOf(before.seq, { epoch: this.database.epoch, newest });
		if (from === undefined) return { place, isOnlyAdded: false };
		for await (const rows of this.changes(from, newest))
			if (!rows.every(isPlain)) return { place, isOnlyAdded: false };
		return { place, isOnlyAdded: true };
	}

	private async now(): Promise<PackedPlace & { n: number }> {
		const { seq: n, liveCount, deletedCount } = await this.database.info();
		return { n, seq: formatSeq(n, this.database.epoch), size: liveCount + deletedCount };
	}

	private async *changes(from: number, upTo: number): AsyncGenerator<ChangeRow[]> {
		for (let after = from; after < upTo;) {
			const rows = await this.database.changes({
				after,
				upTo,
				limit: ROWS_PER_TURN,
				descending: false,
				withBodies: false
			});
			yield rows;
			if (rows.length < ROWS_PER_TURN) return;
			after = rows.at(-1)?.seq ?? upTo;
			await nextTurn();
		}
	}
}

const revOf = ({ rev }: Leaf): string => rev;
