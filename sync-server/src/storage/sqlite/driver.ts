/**
 * What the server asks of SQLite, whichever library brings it: the part of better-sqlite3's shape that we use. What a
 * driver throws has SQLite's name for it at the beginning of its `code` (`SQLITE_FULL`).
 */
export interface Database {
	/** The path it was opened with. */
	readonly name: string;
	readonly memory: boolean;
	readonly inTransaction: boolean;
	prepare<Bind extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Bind, Row>;
	exec(sql: string): unknown;
	/** @returns all rows, or with `simple` the first column of the first */
	pragma(sql: string, options?: { simple?: boolean }): unknown;
	/** Makes it callable in SQL, on this connection, with as many values as it names. */
	function(name: string, work: (...values: unknown[]) => number | string | null): unknown;
	/** All of the work or nothing of it; inside another transaction, a savepoint in that. */
	transaction<Args extends unknown[], T>(work: (...args: Args) => T): Transaction<Args, T>;
	close(): unknown;
}

/** Blobs are `Buffer`s, whole numbers are `number`s. */
export interface Statement<Bind extends unknown[], Row> {
	get(...bind: Bind): Row | undefined;
	all(...bind: Bind): Row[];
	iterate(...bind: Bind): IterableIterator<Row>;
	run(...bind: Bind): { changes: number; lastInsertRowid: number | bigint };
}

/** Not callable by itself: whoever runs one says which. */
export interface Transaction<Args extends unknown[], T> {
	/** For reading only: a write after a read fails at once where another process has written in between. */
	deferred(...args: Args): T;
	/** Takes the lock for writing at once, and waits for it. */
	immediate(...args: Args): T;
}

export interface DriverOptions {
	/** How long to wait for a file that another process holds. */
	busyTimeoutMs: number;
	readonly?: boolean;
}

export interface SqliteDriver {
	readonly name: string;
	/** Cheap to ask, without an error when it is not. */
	isThere(): boolean;
	open(path: string, options: DriverOptions): Database;
}
