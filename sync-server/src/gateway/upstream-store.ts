import { randomUUID } from 'node:crypto';
import type { Actor } from '../audit/audit-line';
import { AuditLog, THE_SERVER } from '../audit/audit-log';
import { kindOfDatabase } from '../protocol/database-name';
import type { CommitListener, VillageStore, WritableDatabase } from '../storage/doc-store';
import type { Database } from '../storage/sqlite/driver';
import { readMeta, writeMeta } from '../storage/sqlite/meta';
import { pathTo } from './couch-client';
import { ErasedUpstream } from './erased-upstream';
import { NewestSeqs } from './newest-seqs';
import { OpenWrites } from './open-writes';
import { prepareVillage } from './prepare-village';
import type { Upstream } from './upstream';
import { toBackendProblem } from './upstream-trouble';
import { UpstreamVillage, type VillageParts } from './upstream-village';
import { UpstreamWatch } from './upstream-watch';

/** Villages whose documents are kept in a CouchDB; people, devices and the log stay in this server's own file. */
export class UpstreamStore implements VillageStore {
	/** This server's own: behind it there may be several nodes, each with another. */
	readonly uuid: string;
	private readonly parts: VillageParts;
	private readonly seqs: NewestSeqs;
	private readonly seen = new Set<string>();
	private readonly lasts = new Map<string, Promise<unknown>>();
	private readonly listeners = new Set<CommitListener>();
	private readonly watch: UpstreamWatch;

	constructor(
		private readonly upstream: Upstream,
		sqlite: Database,
		now: () => number = Date.now
	) {
		this.uuid = lastingUuid(sqlite);
		this.seqs = new NewestSeqs(upstream);
		this.watch = new UpstreamWatch(
			upstream,
			(dbName, type) => {
				if (type === 'deleted') this.seen.delete(dbName);
				this.tell(dbName, type === 'created' ? 0 : 1);
			},
			() => void this.tellAll()
		);
		const audit = new AuditLog(sqlite, now);
		this.parts = {
			upstream,
			audit,
			openWrites: new OpenWrites(sqlite, audit, now),
			erased: new ErasedUpstream(sqlite),
			inTurn: (dbName, work) => this.inTurn(dbName, work),
			tell: (dbName) => this.tell(dbName, 1),
			now
		};
	}

	async listDatabases(): Promise<string[]> {
		const answered = await this.upstream.admin.get('/_all_dbs');
		if (!answered.ok) throw toBackendProblem(answered.error);
		return (answered.value as string[]).filter((name) => !name.startsWith('_'));
	}

	async createDatabase(name: string, by: Actor = THE_SERVER): Promise<boolean> {
		const answered = await this.upstream.admin.put(pathTo(name));
		const isNew = answered.ok;
		if (!answered.ok && answered.error.kind !== 'conflict') throw toBackendProblem(answered.error);
		// Also where it was there: a start that was cut short may have left it half made.
		if (kindOfDatabase(name) === 'entries') await prepareVillage(this.upstream, name);
		this.seen.add(name);
		if (!isNew) return false;
		this.parts.audit.recording(by, [{ op: 'database-made', db: name }], () => undefined);
		this.tell(name, 0);
		return true;
	}

	async deleteDatabase(name: string, by: Actor = THE_SERVER): Promise<boolean> {
		this.seen.delete(name);
		const answered = await this.upstream.admin.delete(pathTo(name));
		if (!answered.ok) {
			if (answered.error.kind === 'not-found') return false;
			throw toBackendProblem(answered.error);
		}
		this.parts.audit.recording(by, [{ op: 'database-deleted', db: name }], () => undefined);
		this.tell(name, 1);
		return true;
	}

	async database(name: string): Promise<WritableDatabase | undefined> {
		if (!(await this.isThere(name))) return undefined;
		return new UpstreamVillage(this.parts, name, kindOfDatabase(name));
	}

	updateSeq(name: string): Promise<string | undefined> {
		return this.seqs.of(name);
	}

	/** After a start: what was under way when the server before this one died gets its line in the log. */
	async settleOpenWrites(): Promise<void> {
		const { openWrites } = this.parts;
		for (const name of openWrites.databases())
			await this.inTurn(name, () => openWrites.settle(name, this.upstream));
	}

	onCommit(listener: CommitListener): () => void {
		this.listeners.add(listener);
		this.watch.start();
		return () => {
			this.listeners.delete(listener);
			if (this.listeners.size === 0) this.watch.stop();
		};
	}

	async close(): Promise<void> {
		this.watch.stop();
		await Promise.allSettled(this.lasts.values());
		await this.upstream.close();
	}

	private async isThere(name: string): Promise<boolean> {
		if (this.seen.has(name)) return true;
		const answered = await this.upstream.admin.get(pathTo(name));
		if (answered.ok) this.seen.add(name);
		else if (answered.error.kind !== 'not-found') throw toBackendProblem(answered.error);
		return answered.ok;
	}

	private async tellAll(): Promise<void> {
		for (const name of await this.listDatabases().catch(() => [])) this.tell(name, 1);
	}

	private tell(dbName: string, seq: number): void {
		for (const listener of [...this.listeners]) listener(dbName, seq);
	}

	private inTurn<T>(dbName: string, work: () => Promise<T>): Promise<T> {
		const before = this.lasts.get(dbName) ?? Promise.resolve();
		const done = before.then(work, work);
		this.lasts.set(dbName, done);
		const forget = () => {
			if (this.lasts.get(dbName) === done) this.lasts.delete(dbName);
		};
		done.then(forget, forget);
		return done;
	}
}

/** The one the file has always had, so that devices go on when a server gets a CouchDB behind it. */
function lastingUuid(sqlite: Database): string {
	const kept = readMeta(sqlite, 'uuid');
	if (kept !== undefined) return kept;
	const made = randomUUID().replaceAll('-', '');
	writeMeta(sqlite, 'uuid', made);
	return made;
}
