const KIB = 1024;
const MIB = 1024 * KIB;

/** What one request may cost. Requests that were compressed count with their full size. */
export interface DbLimits {
	/** A week of visits in one push, with room to spare. */
	bulkDocsBytes: number;
	requestBytes: number;
	documentBytes: number;
	/** A checkpoint has about 1 KB. */
	localDocBytes: number;
	/** A browser opens six connections to a server; a family of devices may share one person's name. */
	feedsPerCaller: number;
	/** CouchDB's default for feeds without a heartbeat. */
	feedTimeoutMs: number;
	/** Then the device asks again, and shows again that it is still let in. */
	maxFeedMs: number;
	minHeartbeatMs: number;
}

export const defaultLimits: DbLimits = {
	bulkDocsBytes: 64 * MIB,
	requestBytes: 8 * MIB,
	documentBytes: 8 * MIB,
	localDocBytes: 64 * KIB,
	feedsPerCaller: 60,
	feedTimeoutMs: 60_000,
	maxFeedMs: 600_000,
	minHeartbeatMs: 100
};

/** Rows read in one go: about 10 ms of blocking, then other requests get their turn. */
export const ROWS_PER_TURN = 1000;

export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
