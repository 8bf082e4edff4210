import type { Database, SqliteDriver, Statement, Transaction } from './driver';

/** The part of `node:sqlite` that we use; the types we build with are those of Node.js 20, which has none of it. */
interface DatabaseSync {
	readonly isOpen: boolean;
	readonly isTransaction: boolean;
	prepare(sql: string): StatementSync;
	exec(sql: string): void;
	function(name: string, work: (...values: unknown[]) => number | string | null): void;
	close(): void;
}
interface StatementSync extends Statement<unknown[], Row> {
	columns(): { name: string; type: string | null }[];
}
type Row = Record<string, unknown>;
interface NodeSqlite {
	DatabaseSync: new (
		path: string,
		options?: { timeout: number; readOnly: boolean }
	) => DatabaseSync;
}

export const nodeSqlite: SqliteDriver = {
	name: 'node:sqlite',
	isThere: () => sqlite !== undefined,
	open(path, { busyTimeoutMs, readonly = false }) {
		if (sqlite === undefined) throw new Error('this Node.js has no node:sqlite that is new enough');
		const { DatabaseSync } = sqlite;
		return naming(
			() =>
				new FittedDatabase(
					path,
					new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly: readonly })
				)
		);
	}
};

const sqlite = findInNode();

/** It is tried, since its faults went away one by one, in releases of Node.js 22 and 24. */
function findInNode(): NodeSqlite | undefined {
	const found = withoutItsWarning(
		() => process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined
	);
	if (found === undefined) return undefined;
	const trial = new found.DatabaseSync(':memory:');
	const isFit = tellsOfTransactions(trial) && readsWholeTexts(trial);
	trial.close();
	return isFit ? found : undefined;
}

/** SQLite ends a transaction without being asked when the disk is full; a driver that cannot tell would go on after it. */
function tellsOfTransactions(trial: DatabaseSync): boolean {
	return 'isTransaction' in trial;
}

/** In Node.js 22, and in 24 before 24.16, a text ends at its first zero character. */
function readsWholeTexts(trial: DatabaseSync): boolean {
	return trial.prepare("SELECT 'a' || char(0) || 'b' AS text").get()?.['text'] === 'a\0b';
}

/** Node.js 22 and the first of 24 call it experimental at the first load, on the screen of whoever runs a command. */
function withoutItsWarning<T>(work: () => T): T {
	const { emitWarning } = process;
	process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
		if (String(warning).startsWith('SQLite is an experimental feature')) return;
		Reflect.apply(emitWarning, process, [warning, ...rest]);
	};
	try {
		return work();
	} finally {
		process.emitWarning = emitWarning;
	}
}

class FittedDatabase implements Database {
	readonly memory: boolean;

	constructor(
		readonly name: string,
		private readonly sqlite: DatabaseSync
	) {
		this.memory = name === ':memory:';
	}

	get inTransaction(): boolean {
		return this.sqlite.isTransaction;
	}

	prepare<Bind extends unknown[], Row>(sql: string): Statement<Bind, Row> {
		const statement = naming(() => this.sqlite.prepare(sql));
		return new FittedStatement(statement) as unknown as Statement<Bind, Row>;
	}

	exec(sql: string): void {
		naming(() => this.sqlite.exec(sql));
	}

	pragma(sql: string, { simple = false } = {}): unknown {
		const rows = this.prepare<[], Row>(`PRAGMA ${sql}`).all();
		return simple ? Object.values(rows[0] ?? {})[0] : rows;
	}

	function(name: string, work: (...values: unknown[]) => number | string | null): void {
		naming(() => this.sqlite.function(name, work));
	}

	transaction<Args extends unknown[], T>(work: (...args: Args) => T): Transaction<Args, T> {
		const beginningWith =
			(begin: string) =>
			(...args: Args): T =>
				this.inTransaction
					? this.between(
							'SAVEPOINT inner',
							'RELEASE inner',
							'ROLLBACK TO inner; RELEASE inner',
							() => work(...args)
						)
					: this.between(begin, 'COMMIT', 'ROLLBACK', () => work(...args));
		return {
			deferred: beginningWith('BEGIN DEFERRED'),
			immediate: beginningWith('BEGIN IMMEDIATE')
		};
	}

	close(): void {
		if (this.sqlite.isOpen) this.sqlite.close();
	}

	private between<T>(begin: string, end: string, undo: string, work: () => T): T {
		this.exec(begin);
		try {
			const value = work();
			this.exec(end);
			return value;
		} catch (thrown) {
			// A full or broken disk has already rolled back.
			if (this.inTransaction) this.exec(undo);
			throw thrown;
		}
	}
}

/** Gives blobs as Buffers and errors their names. */
class FittedStatement implements Statement<unknown[], Row> {
	/** Columns that are not declared as something else; most statements have none. */
	private readonly maybeBlobs: readonly string[];

	constructor(private readonly statement: StatementSync) {
		this.maybeBlobs = statement
			.columns()
			.filter(({ type }) => !['TEXT', 'INTEGER', 'REAL'].includes(type ?? ''))
			.map(({ name }) => name);
	}

	get(...bind: unknown[]): Row | undefined {
		const row = naming(() => this.statement.get(...bind));
		return row && this.fitted(row);
	}

	all(...bind: unknown[]): Row[] {
		const rows = naming(() => this.statement.all(...bind));
		if (this.maybeBlobs.length > 0) for (const row of rows) this.fitted(row);
		return rows;
	}

	*iterate(...bind: unknown[]): IterableIterator<Row> {
		const rows = naming(() => this.statement.iterate(...bind));
		for (;;) {
			const { done, value } = naming(() => rows.next());
			if (done) return;
			yield this.fitted(value);
		}
	}

	run(...bind: unknown[]) {
		return naming(() => this.statement.run(...bind));
	}

	private fitted(row: Row): Row {
		for (const column of this.maybeBlobs) {
			const value = row[column];
			if (value instanceof Uint8Array)
				row[column] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
		}
		return row;
	}
}

/** SQLite's names for its result codes, from 1: https://www.sqlite.org/rescode.html */
const NAMES =
	`ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN PROTOCOL EMPTY
	SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH FORMAT RANGE NOTADB`.split(/\s+/);

/** `node:sqlite` says only the number, whose lowest byte is the result code. */
function naming<T>(work: () => T): T {
	try {
		return work();
	} catch (thrown) {
		if (thrown instanceof Error && 'errcode' in thrown) {
			const name = NAMES[(Number(thrown.errcode) & 0xff) - 1];
			if (name !== undefined) Object.assign(thrown, { code: `SQLITE_${name}` });
		}
		throw thrown;
	}
}
