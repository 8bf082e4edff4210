import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from './driver';
import type { Actor } from '../../audit/audit-line';
import { AuditLog, THE_SERVER } from '../../audit/audit-log';
import { kindOfDatabase, type DatabaseKind } from '../../protocol/database-name';
import { formatSeq } from '../../protocol/seq-token';
import type { CommitListener, DocDatabase, DocStore, GroupListener } from '../doc-store';
import { Contents } from './contents';
import { DatabaseSettings } from './database-settings';
import { GroupCommit } from './group-commit';
import { SqliteDatabase, type SqliteParts } from './sqlite-database';
import { prepareStatements, type DatabaseRow } from './statements';

/** How soon a phone that waits for news hears of what a command beside the server has written. */
const NEIGHBOUR_INTERVAL_MS = 1000;

/**
 * All databases in one SQLite file, or in memory. The file has been migrated before; it is closed with the store.
 */
export class SqliteDocStore implements DocStore {
	readonly uuid: string;
	private readonly epoch: string;
	private readonly parts: SqliteParts;
	private readonly listeners = new Set<CommitListener>();
	private readonly reached = new Map<string, number>();
	private neighbourWatch: NodeJS.Timeout | undefined;
	private readonly groupListeners: GroupListener[] = [];

	constructor(
		private readonly sqlite: Database,
		now: () => number = Date.now,
		private readonly kindOf: (name: string) => DatabaseKind = kindOfDatabase
	) {
		this.uuid = this.lasting('uuid', () => randomUUID().replaceAll('-', ''));
		this.epoch = this.lasting('epoch', () => randomBytes(8).toString('hex'));
		const commits = new GroupCommit(
			sqlite,
			() => this.tellReached(),
			() => this.reached.clear(),
			(group) => {
				for (const listener of this.groupListeners) listener(group);
			}
		);
		this.parts = {
			sqlite,
			statements: prepareStatements(sqlite),
			contents: new Contents(sqlite),
			settings: new DatabaseSettings(sqlite),
			commits,
			audit: new AuditLog(sqlite, now),
			now,
			reading: (work) => sqlite.transaction(work).deferred(),
			willReach: (dbName, seq) => this.reached.set(dbName, seq)
		};
	}

	async listDatabases(): Promise<string[]> {
		return this.parts.statements.databases.all().map(({ name }) => name);
	}

	createDatabase(name: string, by: Actor = THE_SERVER): Promise<boolean> {
		const { commits, statements, audit, now, willReach } = this.parts;
		return commits.run(1, () => {
			const isNew = statements.insertDatabase.run(name, now()).changes === 1;
			if (!isNew) return false;
			audit.append(by, [{ op: 'database-made', db: name }]);
			// Nothing in it yet, but whoever follows the list of databases hears of it.
			willReach(name, 0);
			return true;
		});
	}

	deleteDatabase(name: string, by: Actor = THE_SERVER): Promise<boolean> {
		const { commits, statements, audit, willReach } = this.parts;
		return commits.run(1, () => {
			const row = statements.database.get(name);
			if (row === undefined) return false;
			// Wakes the feeds that wait for news of it, so that they end.
			willReach(name, row.seq);
			statements.deleteBodies.run(row.n);
			statements.deleteDocs.run(row.n);
			statements.deleteLocals.run(row.n);
			statements.deleteErased.run(row.n);
			statements.deleteDatabase.run(row.n);
			audit.append(by, [{ op: 'database-deleted', db: name }]);
			return true;
		});
	}

	async database(name: string): Promise<DocDatabase | undefined> {
		const row = this.parts.statements.database.get(name);
		return (
			row && new SqliteDatabase(this.parts, row.n, name, this.kindOf(name), this.epochOf(row.n))
		);
	}

	async updateSeq(name: string): Promise<string | undefined> {
		const row = this.parts.statements.database.get(name);
		return row && formatSeq(row.seq, this.epochOf(row.n));
	}

	onCommit(listener: CommitListener): () => void {
		this.listeners.add(listener);
		this.neighbourWatch ??= this.watchNeighbours();
		return () => {
			this.listeners.delete(listener);
			if (this.listeners.size === 0) this.stopWatching();
		};
	}

	onGroup(listener: GroupListener): void {
		this.groupListeners.push(listener);
	}

	async close(): Promise<void> {
		this.parts.commits.close();
		this.stopWatching();
		this.sqlite.close();
	}

	/** The same for as long as the file lives. */
	private lasting(key: string, make: () => string): string {
		this.sqlite
			.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
			.run(key, make());
		const row = this.sqlite
			.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?')
			.get(key);
		if (row === undefined) throw new Error(`meta has no ${key}`);
		return row.value;
	}

	private epochOf(n: number): string {
		return createHash('sha256').update(`${this.epoch}:${n}`).digest('hex').slice(0, 12);
	}

	private tellReached(): void {
		const reached = [...this.reached];
		this.reached.clear();
		for (const [dbName, seq] of reached) this.tell(dbName, seq);
	}

	private tell(dbName: string, seq: number): void {
		for (const listener of [...this.listeners]) listener(dbName, seq);
	}

	/** `data_version` changes when another connection has committed; our own commits leave it alone. */
	private watchNeighbours(): NodeJS.Timeout {
		const version = () => this.sqlite.pragma('data_version', { simple: true });
		const seqs = () => new Map(this.parts.statements.databases.all().map(toNameAndSeq));
		let lastVersion = version();
		let lastSeqs = seqs();
		const timer = setInterval(() => {
			const newVersion = version();
			if (newVersion === lastVersion) return;
			lastVersion = newVersion;
			const newSeqs = seqs();
			for (const [name, seq] of newSeqs) if (seq !== lastSeqs.get(name)) this.tell(name, seq);
			lastSeqs = newSeqs;
		}, NEIGHBOUR_INTERVAL_MS);
		return timer.unref();
	}

	private stopWatching(): void {
		clearInterval(this.neighbourWatch);
		this.neighbourWatch = undefined;
	}
}

const toNameAndSeq = ({ name, seq }: DatabaseRow): [string, number] => [name, seq];
