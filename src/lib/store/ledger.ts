import type { Entry } from '../domain/entries/entry';
import type { ReadError } from '../domain/entries/upcast';
import type { Result } from '../domain/result';
import type { StorageError } from './storage-error';

/**
 * The entries of one village as one person keeps them on this device: what happened, the source of truth. Everything
 * else here is derived from it. Behind it is PouchDB (`pouch-ledger.ts`), which nobody else needs to know.
 */
export interface Ledger {
	readonly village: string;
	/** Another one after the database was lost or replaced: what was derived from it no longer holds. */
	readonly instance: string;
	/** The connection failed under it (a full device closes it, the browser may): open the ledger again. */
	readonly isBroken: boolean;

	/** Durable when answered: strict, so that it survives a flat battery. */
	append(entry: Entry): Promise<Result<Appended, StorageError>>;
	/** The same for many, in one strict transaction; answers in the order given. */
	appendMany(entries: readonly Entry[]): Promise<Result<Appended[], StorageError>>;
	/**
	 * Keeps documents as the server has them, revisions included. Relaxed durability: what a power cut takes is pulled
	 * again, as long as the checkpoint is written after this was answered.
	 */
	receive(documents: readonly ReplicatedDocument[]): Promise<Result<null, StorageError>>;

	/**
	 * Forgets these entries, which were erased elsewhere, and everything about their subjects but that they declined: what
	 * came, what waits to be sent, and what the database keeps of revisions before. Answers with the ids of all entries it
	 * forgot.
	 */
	erase(entryIds: readonly string[]): Promise<Result<string[], StorageError>>;

	/** The same where no tombstones come: what the commune keeps is kept here too, since it would not come a second time. */
	forget(households: readonly string[]): Promise<Result<string[], StorageError>>;

	/** Forgets what these entries said, whose tombstones came; the rest of their households stays. */
	drop(tombstoneIds: readonly string[]): Promise<Result<null, StorageError>>;

	/** Written by this person on this device; what may be pushed from here. */
	isOwn(entry: Entry): boolean;
	/** Counts the entries of an earlier life of this device as its own (its database was lost, its second copy not). */
	adoptDevices(devices: readonly string[]): Promise<Result<null, StorageError>>;

	entriesOf(householdId: string): Promise<SubjectEntries>;
	/** Those of the ids that are here, in the order asked. */
	read(ids: readonly string[]): Promise<LedgerRow[]>;
	/** Those of the revisions that were never here, neither as they are nor as the past of another. */
	lacking(revisions: readonly Revision[]): Promise<Revision[]>;
	/** In the order they were written here. `lastSeq` is where to go on; no rows means the end was reached. */
	changesSince(seq: number, limit: number): Promise<{ rows: LedgerRow[]; lastSeq: number }>;
	/** Every subject once, in id order, read in pages: for building the read model anew. */
	allSubjects(handle: (subject: SubjectEntries) => void | Promise<void>): Promise<void>;
	/** The sequence of the newest local write. */
	updateSeq(): Promise<number>;

	/** Small things kept beside the entries and never replicated (checkpoints, the box). Strict. */
	readLocal<T>(name: string): Promise<T | undefined>;
	writeLocal(name: string, value: object): Promise<Result<null, StorageError>>;
	/** Reads, decides and writes without another write of this device in between. */
	changeLocal<T extends object>(
		name: string,
		next: (value: T | undefined) => T
	): Promise<Result<null, StorageError>>;

	close(): Promise<void>;
	/** Only for tests and for erasing a device on its owner's word. */
	destroy(): Promise<void>;
}

export interface Revision {
	id: string;
	rev: string;
}

export type Appended = 'appended' | 'already-there';

/** A document as CouchDB replication carries it. */
export interface ReplicatedDocument {
	_id: string;
	_rev: string;
	/** Absent is taken from `_rev`, which is right for a first generation. */
	_revisions?: { start: number; ids: string[] };
	_deleted?: boolean;
	[field: string]: unknown;
}

/** One document of the ledger: an entry, or something kept that this release cannot read, or a tombstone. */
export interface LedgerRow {
	seq: number;
	id: string;
	document: ReplicatedDocument;
	deleted: boolean;
	entry?: Entry;
	unread?: ReadError;
}

export interface SubjectEntries {
	subject: string;
	entries: Entry[];
	/** Entries of a newer release: kept, not understood. */
	unread: number;
}
