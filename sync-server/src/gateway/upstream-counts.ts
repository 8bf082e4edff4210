import { communeDatabaseOf, countsId } from '../../../src/lib/domain/coverage/village-counts';
import type {
	CountsBackend,
	CountsWrite,
	KeptCounts,
	StoredDoc,
	VillageChanges,
	VillageLedger
} from '../counts/counts-backend';
import {
	allDocs,
	COUNTS_REVS_LIMIT,
	countsIn,
	docsOf,
	onVillageChange,
	villagesIn
} from '../counts/read-village';
import type { Backend } from '../open-data';
import type { WritableDatabase } from '../storage/doc-store';
import { pathTo } from './couch-client';
import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/** More is counted anew: that reads no more than the documents themselves. */
const MAX_CHANGES = 5000;

/** Entries and counts in the CouchDB behind a gateway: counts are written by the server itself, in its own name. */
export class UpstreamCounts implements CountsBackend {
	constructor(private readonly backend: Backend) {}

	onChange(listener: (village: string) => void): () => void {
		return onVillageChange(this.backend.store, listener);
	}

	villages(): Promise<string[]> {
		return villagesIn(this.backend.store);
	}

	async newest(villages: readonly string[]): Promise<Map<string, string>> {
		const newest = new Map<string, string>();
		const seqs = await Promise.all(villages.map((id) => this.backend.store.updateSeq(id)));
		for (const [n, village] of villages.entries()) {
			const seq = seqs[n];
			if (seq !== undefined) newest.set(village, seq);
		}
		return newest;
	}

	async village(id: string): Promise<VillageLedger | undefined> {
		const database = await this.backend.store.database(id);
		return database && new UpstreamLedger(this.backend.upstream, database);
	}

	async kept(villages: readonly string[]): Promise<Map<string, KeptCounts>> {
		const kept = new Map<string, KeptCounts>();
		for (const [commune, some] of byCommune(villages, (village) => village)) {
			const keys = some.map(countsId);
			const path = pathTo(commune, '_all_docs');
			const answered = await this.backend.upstream.admin.post(
				path,
				{ keys },
				{ include_docs: true }
			);
			if (!answered.ok) {
				if (answered.error.kind === 'not-found') continue;
				throw toBackendProblem(answered.error);
			}
			const { rows } = answered.value as { rows: { doc?: { _rev: string } | null }[] };
			for (const [n, { doc }] of rows.entries()) {
				const village = some[n];
				if (doc && village !== undefined)
					kept.set(village, { rev: doc._rev, counts: countsIn(doc, village) });
			}
		}
		return kept;
	}

	async keep(writes: readonly CountsWrite[]): Promise<Set<string>> {
		const overtaken = new Set<string>();
		for (const [commune, some] of byCommune(writes, ({ counts }) => counts.village)) {
			const docs = some.map(({ counts, over }) => ({
				_id: countsId(counts.village),
				...(over !== undefined && { _rev: over }),
				...counts
			}));
			for (const [n, { error }] of (await this.write(commune, docs)).entries()) {
				const village = some[n]?.counts.village;
				if (error !== undefined && village !== undefined) overtaken.add(village);
			}
		}
		return overtaken;
	}

	private async write(commune: string, docs: readonly object[]): Promise<{ error?: string }[]> {
		const { upstream, store } = this.backend;
		const send = () => upstream.admin.post(pathTo(commune, '_bulk_docs'), { docs });
		let answered = await send();
		if (!answered.ok && answered.error.kind === 'not-found') {
			await store.createDatabase(commune);
			await upstream.admin.put(pathTo(commune, '_revs_limit'), COUNTS_REVS_LIMIT);
			answered = await send();
		}
		if (!answered.ok) throw toBackendProblem(answered.error);
		return answered.value as { error?: string }[];
	}
}

class UpstreamLedger implements VillageLedger {
	constructor(
		private readonly upstream: Upstream,
		private readonly database: WritableDatabase
	) {}

	async seq(): Promise<string> {
		const { update_seq: seq } = await this.ask('', {});
		return String(seq);
	}

	async changesSince(since: string): Promise<VillageChanges | undefined> {
		const answer = await this.ask('_changes', { since, style: 'all_docs', limit: MAX_CHANGES });
		const { results, last_seq: seq, pending } = answer as unknown as ChangesAnswer;
		const { doc_count: count } = await this.ask('', {});
		const news = { seq: String(seq), entries: Number(count) - 1 };
		const entries = results.filter(({ id }) => !id.startsWith('_design/'));
		const isOnlyAdded = pending === 0 && entries.every(isPlainRow);
		return { ...news, isOnlyAdded, added: isOnlyAdded ? entries.map(({ id }) => id) : [] };
	}

	docsOf(households: Iterable<string>): AsyncIterable<readonly StoredDoc[]> {
		return docsOf(this.database, households);
	}

	allDocs(): AsyncIterable<readonly StoredDoc[]> {
		return allDocs(this.database);
	}

	private async ask(path: string, query: Record<string, string | number>) {
		const names = path === '' ? [this.database.name] : [this.database.name, path];
		const answered = await this.upstream.admin.get(pathTo(...names), query);
		if (!answered.ok) throw toBackendProblem(answered.error);
		return answered.value as Record<string, unknown>;
	}
}

interface ChangesAnswer {
	results: { id: string; deleted?: boolean; changes: { rev: string }[] }[];
	last_seq: string | number;
	pending: number;
}

const isPlainRow = ({ deleted, changes }: ChangesAnswer['results'][number]): boolean =>
	deleted !== true && changes.length === 1 && changes[0]?.rev.startsWith('1-') === true;

function byCommune<T>(some: readonly T[], villageOf: (one: T) => string): Map<string, T[]> {
	const communes = new Map<string, T[]>();
	for (const one of some) {
		const commune = communeDatabaseOf(villageOf(one));
		communes.set(commune, [...(communes.get(commune) ?? []), one]);
	}
	return communes;
}
