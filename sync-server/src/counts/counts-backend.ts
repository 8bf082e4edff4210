import type { VillageCounts } from '../../../src/lib/domain/coverage/village-counts';

/**
 * Where entries and counts are: the embedded store, or an Apache CouchDB behind a gateway. Sequences are opaque here:
 * two are the same or they are not. What it cannot do at the moment it throws as a Problem.
 */
export interface CountsBackend {
	/** Told of every village whose entries may have changed. Returns the way to stop listening. */
	onChange(listener: (village: string) => void): () => void;
	/** Every village that has a database. */
	villages(): Promise<string[]>;
	/** The newest sequences of some; a village without a database is left out. */
	newest(villages: readonly string[]): Promise<ReadonlyMap<string, string>>;
	/** Undefined where it has no database. */
	village(id: string): Promise<VillageLedger | undefined>;

	/** The counts documents of some; one that is not there is left out. */
	kept(villages: readonly string[]): Promise<ReadonlyMap<string, KeptCounts>>;
	/**
	 * Writes counts documents, together where it can, into the databases of their communes, which are made when they are
	 * missing. Answers with the villages whose document somebody else has written meanwhile.
	 */
	keep(writes: readonly CountsWrite[]): Promise<ReadonlySet<string>>;
}

/** @property over the revision it is written over; undefined where there is none yet */
export interface CountsWrite {
	counts: VillageCounts;
	over: string | undefined;
}

/** @property counts undefined where the document says something else than this release would have written */
export interface KeptCounts {
	rev: string;
	counts: VillageCounts | undefined;
}

/** A stored document as JSON, with its `_id`. */
export interface StoredDoc {
	_id: string;
	[field: string]: unknown;
}

/** The entries of one village. Pages are small, and others have their turn between them. */
export interface VillageLedger {
	/** The newest sequence. */
	seq(): Promise<string>;
	/** What has come since a sequence; undefined where the village's history has no such sequence. */
	changesSince(seq: string): Promise<VillageChanges | undefined>;
	/** Every live document about some households, in the order of their ids. */
	docsOf(households: Iterable<string>): AsyncIterable<readonly StoredDoc[]>;
	/** Every live document, in the order of their ids. */
	allDocs(): AsyncIterable<readonly StoredDoc[]>;
}

/**
 * @property added ids of documents that came and are there as they came
 * @property isOnlyAdded false when something was erased, or changed in any other way
 * @property seq up to here this tells of everything
 * @property entries how many documents the village had at that sequence. Where that cannot be known for certain a wrong
 * number does no harm: the village is then counted anew.
 */
export interface VillageChanges {
	added: readonly string[];
	isOnlyAdded: boolean;
	seq: string;
	entries: number;
}
