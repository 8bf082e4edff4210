import { err, ok, type Result } from '../../../../src/lib/domain/result';

const KIB = 1024;
const MIB = 1024 * KIB;

/** What one request may cost. Requests that were compressed count with their full size. */
export interface DbLimits {
	/** A week of visits in one push, with room to spare. */
	bulkDocsBytes: number;
	requestBytes: number;
	documentBytes: number;
	/** One file, unpacked; a phone's photograph has 3 to 5 MB. */
	attachmentBytes: number;
	/** All files that come with one document: what one request could carry as base64 anyway. */
	attachmentsBytes: number;
	/** A checkpoint has about 1 KB. */
	localDocBytes: number;
	/** Recordings of one commune; all steps in four languages, as the application records them, have a quarter of it. */
	recordingsBytes: number;
	/** A browser opens six connections to a server; an officer's tool follows a commune's sixty villages. */
	feedsPerDevice: number;
	/** CouchDB's default for feeds without a heartbeat. */
	feedTimeoutMs: number;
	/** Then the device asks again, and shows again that it is still let in. */
	maxFeedMs: number;
	minHeartbeatMs: number;
	/** How soon a feed ends when its device was revoked or has lost the village. */
	feedCheckMs: number;
	/** A reader that takes nothing for so long is taken for gone. */
	feedStallMs: number;
}

export const defaultLimits: DbLimits = {
	bulkDocsBytes: 64 * MIB,
	requestBytes: 8 * MIB,
	documentBytes: 8 * MIB,
	attachmentBytes: 16 * MIB,
	attachmentsBytes: 48 * MIB,
	localDocBytes: 64 * KIB,
	recordingsBytes: 32 * MIB,
	feedsPerDevice: 64,
	feedTimeoutMs: 60_000,
	maxFeedMs: 600_000,
	minHeartbeatMs: 100,
	feedCheckMs: 3000,
	feedStallMs: 60_000
};

/**
 * Other limits, as they are written on the command line: `documentBytes=1000000,feedsPerDevice=10`.
 *
 * @returns the part that cannot be understood, when there is one
 */
export function readLimits(text: string): Result<Partial<DbLimits>, string> {
	const limits: Partial<DbLimits> = {};
	for (const part of text.split(',').filter((some) => some.trim() !== '')) {
		const [, name = '', value = ''] =
			/^\s*([A-Za-z]+)\s*=\s*([1-9][0-9]{0,11})\s*$/.exec(part) ?? [];
		if (!isLimit(name)) return err(part.trim());
		limits[name] = Number(value);
	}
	return ok(limits);
}

const isLimit = (name: string): name is keyof DbLimits => Object.hasOwn(defaultLimits, name);

/** Rows read in one go: about 10 ms of blocking, then other requests get their turn. */
export const ROWS_PER_TURN = 1000;
