import { communeDatabaseOf, countsId } from '../../../src/lib/domain/coverage/village-counts';
import { nextTurn } from '../next-turn';
import { readIncoming, type IncomingDoc } from '../protocol/incoming-doc';
import { isPlain } from '../protocol/rev-tree';
import { formatSeq, placeOf } from '../protocol/seq-token';
import type { DocDatabase, DocStore } from '../storage/doc-store';
import type {
	VillageLedger,
	CountsBackend,
	CountsWrite,
	KeptCounts,
	StoredDoc,
	VillageChanges
} from './counts-backend';
import {
	allDocs,
	COUNTS_REVS_LIMIT,
	countsIn,
	docsOf,
	onVillageChange,
	villagesIn
} from './read-village';

const CHANGES_PER_PAGE = 1000;
/** A province has thousands. */
const VILLAGES_PER_TURN = 500;
/** A hundred bytes for each day on which the time of some households was over: of a thousand such days. */
const MAX_COUNTS_BYTES = 100_000;

/** Entries and counts in the embedded store. */
export class StoredCounts implements CountsBackend {
	constructor(private readonly store: DocStore) {}

	onChange(listener: (village: string) => void): () => void {
		return onVillageChange(this.store, listener);
	}

	villages(): Promise<string[]> {
		return villagesIn(this.store);
	}

	async newest(villages: readonly string[]): Promise<Map<string, string>> {
		const newest = new Map<string, string>();
		for (const [n, village] of villages.entries()) {
			const seq = await this.store.updateSeq(village);
			if (seq !== undefined) newest.set(village, seq);
			if (n % VILLAGES_PER_TURN === VILLAGES_PER_TURN - 1) await nextTurn();
		}
		return newest;
	}

	async village(id: string): Promise<VillageLedger | undefined> {
		const database = await this.store.database(id);
		return database && new StoredVillage(database);
	}

	async kept(villages: readonly string[]): Promise<Map<string, KeptCounts>> {
		const kept = new Map<string, KeptCounts>();
		for (const [commune, ids] of byCommune(villages)) {
			const database = await this.store.database(commune);
			const asks = [...ids.keys()].map((id) => ({ id, revs: 'winner' as const }));
			for (const { id, revisions } of (await database?.read(asks)) ?? []) {
				const [winner] = revisions;
				const village = ids.get(id);
				if (winner === undefined || winner.deleted || village === undefined) continue;
				kept.set(village, {
					rev: winner.rev,
					counts: countsIn(JSON.parse(winner.body ?? '{}'), village)
				});
			}
			await nextTurn();
		}
		return kept;
	}

	async keep(writes: readonly CountsWrite[]): Promise<Set<string>> {
		const communes = new Set(writes.map(({ counts }) => communeDatabaseOf(counts.village)));
		const overtaken = await Promise.all(
			[...communes].map((name) =>
				this.keepIn(
					name,
					writes.filter(({ counts }) => communeDatabaseOf(counts.village) === name)
				)
			)
		);
		return new Set(overtaken.flat());
	}

	private async keepIn(name: string, writes: readonly CountsWrite[]): Promise<string[]> {
		const database = await this.commune(name);
		const outcomes = await database.write(writes.map(toIncoming), {
			newEdits: true,
			byAdministrator: false,
			isServersOwn: true
		});
		return writes.filter((_, n) => outcomes[n]?.ok !== true).map(({ counts }) => counts.village);
	}

	private async commune(name: string): Promise<DocDatabase> {
		const there = await this.store.database(name);
		if (there !== undefined) return there;
		await this.store.createDatabase(name);
		const made = await this.store.database(name);
		if (made === undefined) throw new Error(`${name} was deleted as it was made`);
		await made.saveSetting('revs_limit', String(COUNTS_REVS_LIMIT));
		return made;
	}
}

class StoredVillage implements VillageLedger {
	constructor(private readonly database: DocDatabase) {}

	async seq(): Promise<string> {
		const { seq } = await this.database.info();
		return formatSeq(seq, this.database.epoch);
	}

	async changesSince(token: string): Promise<VillageChanges | undefined> {
		const { epoch } = this.database;
		const { seq: newest, liveCount } = await this.database.info();
		const since = placeOf(token, { epoch, newest });
		if (since === undefined) return undefined;
		const news = { seq: formatSeq(newest, epoch), entries: liveCount };
		const added: string[] = [];
		for (let after = since; after < newest;) {
			const rows = await this.database.changes({
				after,
				upTo: newest,
				limit: CHANGES_PER_PAGE,
				descending: false,
				withBodies: false
			});
			if (!rows.every(isPlain)) return { ...news, added: [], isOnlyAdded: false };
			for (const { id } of rows) added.push(id);
			if (rows.length < CHANGES_PER_PAGE) break;
			after = rows.at(-1)?.seq ?? newest;
			await nextTurn();
		}
		return { ...news, added, isOnlyAdded: true };
	}

	docsOf(households: Iterable<string>): AsyncIterable<readonly StoredDoc[]> {
		return docsOf(this.database, households);
	}

	allDocs(): AsyncIterable<readonly StoredDoc[]> {
		return allDocs(this.database);
	}
}

function toIncoming({ counts, over }: CountsWrite): IncomingDoc {
	const doc = readIncoming(
		{ _id: countsId(counts.village), ...(over !== undefined && { _rev: over }), ...counts },
		{ newEdits: true, maxBodyBytes: MAX_COUNTS_BYTES }
	);
	if (!doc.ok) throw new Error(`a counts document is well-formed: ${doc.error.reason}`);
	return doc.value;
}

/** Each commune's database with the ids of its counts documents, by which the village is found again. */
function byCommune(villages: readonly string[]): Map<string, Map<string, string>> {
	const communes = new Map<string, Map<string, string>>();
	for (const village of villages) {
		const commune = communeDatabaseOf(village);
		const ids = communes.get(commune) ?? new Map<string, string>();
		communes.set(commune, ids.set(countsId(village), village));
	}
	return communes;
}
