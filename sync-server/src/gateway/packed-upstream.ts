import type { Backend } from '../open-data';
import type {
	PackedContents,
	PackedNews,
	PackedPlace,
	PackedRow,
	PackedVillage,
	PackedVillages
} from '../packs/packed-village';
import type { Caller } from '../routes/db/gate';
import { pathTo, type CouchClient } from './couch-client';
import { speakerFor } from './pass-on';
import { readRange } from './read-range';
import { toBackendProblem } from './upstream-trouble';

/** Villages behind a gateway: who asks for a pack must be let in by the gate and by the CouchDB. */
export const upstreamVillages = ({ upstream, store }: Backend): PackedVillages<Caller> => ({
	async village(name, caller) {
		const database = await store.database(name);
		if (database?.kind !== 'entries') return undefined;
		const couchDb =
			caller === undefined ? upstream.admin : upstream.as(speakerFor(caller, name, 'read'));
		return new PackedUpstream(name, couchDb);
	},
	onCommit: (listener) => store.onCommit(listener)
});

/** With their revisions a tenth of a megabyte; of whole documents about a megabyte. */
const ROWS_AT_ONCE = 1000;

/**
 * A village in a CouchDB, whose nodes may be some seconds apart. What the feed tells up to a place is what was there at
 * that place, whichever node told it; so a pack is made of the feed's ids and revisions, and a document that another
 * node does not have yet makes it no pack rather than one that lacks something.
 */
class PackedUpstream implements PackedVillage {
	constructor(
		readonly name: string,
		private readonly couchDb: Pick<CouchClient, 'get'>
	) {}

	async size(): Promise<number> {
		return (await this.now()).size;
	}

	async read(take: (row: PackedRow) => Promise<void>): Promise<PackedContents | undefined> {
		const { lineage } = await this.now();
		const plain = new Map<string, string>();
		const others = new Map<string, PackedRow>();
		const designs = new Set<string>();
		let seq = '0';
		for await (const { rows, last } of this.changes(seq)) {
			seq = last;
			for (const row of rows) {
				const { id, changes, deleted } = row;
				const revs = changes.map(({ rev }) => rev).sort();
				// Told again when it was changed between two pages: then the later word counts.
				plain.delete(id);
				if (isDesign(row)) designs.add(id);
				else if (isPlain(row)) plain.set(id, revs[0] ?? '');
				else others.set(id, { id, isLive: deleted !== true, body: undefined, revs });
			}
		}
		const size = plain.size + others.size + designs.size;
		if (!(await this.readLiving({ plain, others }, take))) return undefined;
		for (const row of inOrder(others)) await take(row);
		return { seq, size, lineage };
	}

	async newsSince(before: PackedPlace): Promise<PackedNews> {
		const low = await this.now();
		if (low.seq === before.seq) return { place: before, isOnlyAdded: true };
		let { seq } = before;
		let isOnlyAdded = true;
		const added = new Set<string>();
		for await (const { rows, last } of this.changes(seq)) {
			seq = last;
			isOnlyAdded &&= rows.every((row) => isDesign(row) || isPlain(row));
			for (const row of rows) if (isNew(row)) added.add(row.id);
		}
		const size = before.size + added.size;
		// Had the village been made again, or something been purged, the feed alone would not tell.
		const high = size === low.size ? low : await this.now();
		return {
			place: { seq, size },
			isOnlyAdded: isOnlyAdded && low.size <= size && size <= high.size
		};
	}

	/** Living documents in the order of their ids, until nothing of what the feed told of is left. */
	private async readLiving(
		{ plain, others }: { plain: Map<string, string>; others: Map<string, PackedRow> },
		take: (row: PackedRow) => Promise<void>
	): Promise<boolean> {
		let from: string | undefined;
		for (;;) {
			const rows = await readRange(this.couchDb, this.name, {
				...(from !== undefined && { start: { key: from, inclusive: false } }),
				skip: 0,
				limit: ROWS_AT_ONCE,
				descending: false,
				withBodies: true
			});
			for (const { id, leaves, body } of rows) {
				const other = others.get(id);
				const rev = plain.get(id);
				others.delete(id);
				plain.delete(id);
				if (other !== undefined) await take(other);
				// What is in neither came after the place; the device hears of it from there on.
				if (rev === undefined) continue;
				if (leaves[0]?.rev !== rev) return false;
				await take({ id, isLive: true, body, revs: [rev] });
			}
			if (rows.length < ROWS_AT_ONCE) break;
			from = rows.at(-1)?.id;
		}
		return plain.size === 0;
	}

	private async now(): Promise<PackedContents> {
		const info = (await this.ask(pathTo(this.name), {})) as DbInfo;
		return {
			seq: String(info.update_seq),
			size: info.doc_count + info.doc_del_count,
			lineage: info.instance_start_time
		};
	}

	private async *changes(since: string): AsyncGenerator<{ rows: ChangedRow[]; last: string }> {
		for (let after = since; ;) {
			const { results, last_seq: last } = (await this.ask(pathTo(this.name, '_changes'), {
				since: after,
				style: 'all_docs',
				limit: ROWS_AT_ONCE,
				seq_interval: ROWS_AT_ONCE
			})) as { results: ChangedRow[]; last_seq: unknown };
			after = String(last);
			yield { rows: results, last: after };
			if (results.length < ROWS_AT_ONCE) return;
		}
	}

	private async ask(path: string, query: Record<string, string | number>): Promise<unknown> {
		const answered = await this.couchDb.get(path, query);
		if (!answered.ok) throw toBackendProblem(answered.error);
		return answered.value;
	}
}

interface DbInfo {
	update_seq: unknown;
	doc_count: number;
	doc_del_count: number;
	/** CouchDB 3: when the database was made. */
	instance_start_time: string;
}

interface ChangedRow {
	id: string;
	deleted?: boolean;
	changes: { rev: string }[];
}

/** How a village is protected in a CouchDB is no device's business. */
const isDesign = ({ id }: ChangedRow): boolean => id.startsWith('_design/');

const isNew = ({ changes }: ChangedRow): boolean =>
	changes.length === 1 && changes[0]?.rev.startsWith('1-') === true;

const isPlain = (row: ChangedRow): boolean => isNew(row) && row.deleted !== true;

const inOrder = (rows: ReadonlyMap<string, PackedRow>): PackedRow[] =>
	[...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
