import type { SubjectKind } from '../../../src/lib/domain/ids';
import type { Actor } from '../audit/audit-line';
import type { Attachment } from '../protocol/attachment';
import type { DatabaseKind } from '../protocol/database-name';
import type { IncomingDoc } from '../protocol/incoming-doc';
import type { Leaf, RevTree } from '../protocol/rev-tree';

/**
 * What the server's own work on villages asks of the place where their documents are kept: here, or in an Apache CouchDB
 * behind a gateway. What it cannot do at the moment it throws as a Problem.
 */
export interface VillageStore {
	/** Stable for one server; changes when a backup is restored, so that devices compare again. */
	readonly uuid: string;

	listDatabases(): Promise<string[]>;
	/** False when there was one of that name. */
	createDatabase(name: string, by?: Actor): Promise<boolean>;
	/** False when there was none. */
	deleteDatabase(name: string, by?: Actor): Promise<boolean>;
	database(name: string): Promise<WritableDatabase | undefined>;
	/** The newest update sequence of a database, as a token for the wire; undefined when there is no such database. */
	updateSeq(name: string): Promise<string | undefined>;

	/** Told after every durable commit, also of other processes on the same data. Returns the way to stop listening. */
	onCommit(listener: CommitListener): () => void;

	/** Finishes the writes it has accepted, then closes. */
	close(): Promise<void>;
}

/** Documents with revision trees, in named databases, as CouchDB keeps them. */
export interface DocStore extends VillageStore {
	database(name: string): Promise<DocDatabase | undefined>;

	/** Told of every transaction, where transactions are this store's own. */
	onGroup?(listener: GroupListener): void;
}

/** Writes that shared one transaction. @property seconds with the sync of the disk */
export interface GroupOfWrites {
	documents: number;
	seconds: number;
}

export type GroupListener = (group: GroupOfWrites) => void;

export type CommitListener = (dbName: string, seq: number) => void;

/** A database as far as it is written to, and as far as the server's own work reads it. */
export interface WritableDatabase {
	readonly name: string;
	readonly kind: DatabaseKind;
	/** A database that was deleted and made again has another one. */
	readonly epoch: string;

	/** Stores documents in their order. When it returns, what it calls stored is on disk. */
	write(docs: readonly IncomingDoc[], options: WriteOptions): Promise<WriteOutcome[]>;
	/** One reading per ask, in their order. */
	read(asks: readonly DocAsk[]): Promise<DocReading[]>;
	/** The kept bytes of an attachment from one position up to another, in pieces; throws 404 when it has just been deleted. */
	readContent(attachment: Attachment, from?: number, upTo?: number): AsyncIterable<Uint8Array>;
	/**
	 * Puts tombstones in the place of everything about one subject, save for its refusal, and takes nothing more about it. Returns how many
	 * documents were alive; undefined when nothing was ever known of it: noted all the same, since a phone without signal may have it.
	 */
	erase(what: ErasedSubject, by: Actor): Promise<number | undefined>;
	/** The same for entries by themselves, whose household goes on. Returns how many of them were alive. */
	eraseAlone(ids: readonly string[], by: Actor): Promise<number>;
	range(query: RangeQuery): Promise<RangeRow[]>;

	/** What was set for this database, as JSON text; undefined when it never was. */
	setting(name: SettingName): Promise<string | undefined>;

	readLocal(id: string): Promise<LocalDoc | undefined>;
	/** Refused with `conflict` unless `rev` is the stored one (undefined: none is stored). A `json` of undefined deletes. */
	writeLocal(write: LocalWrite): Promise<LocalOutcome>;
}

/** Part of every sequence token is its `epoch`. */
export interface DocDatabase extends WritableDatabase {
	info(): Promise<DatabaseInfo>;

	/** Forgets what succeeded revisions said. */
	compact(): Promise<void>;
	changes(query: ChangesQuery): Promise<ChangeRow[]>;
	/** How many documents have changed after a sequence. */
	countAfter(seq: number): Promise<number>;
	/** How many live documents stand before a key, in the order asked for. */
	countBefore(key: string, descending: boolean): Promise<number>;

	saveSetting(name: SettingName, json: string): Promise<void>;
	sizes(): Promise<DatabaseSizes>;
	/** Takes revisions out as if they had never been; answers with those that were leaves. */
	purge(asks: ReadonlyMap<string, readonly string[]>, by?: Actor): Promise<Map<string, string[]>>;

	/** Local documents in the order of their ids' bytes. */
	locals(query: LocalsQuery): Promise<LocalRow[]>;
}

/**
 * @property subject a household's ulid
 * @property leaveNothing also what would stay after an erasure: that the household declined, and when; not what it
 * counted as, where that is all that was left of it
 */
export interface ErasedSubject {
	kind: SubjectKind;
	subject: string;
	leaveNothing?: boolean;
}

export interface DatabaseInfo {
	seq: number;
	liveCount: number;
	deletedCount: number;
}

export interface WriteOptions {
	/** True: the server makes the revision (a person's edit); false: it came with the document (replication). */
	newEdits: boolean;
	byAdministrator: boolean;
	/** Who the audit log says it was; the server itself when nobody is named. */
	by?: Actor;
	/**
	 * What the server works out from entries: it may be written over where entries may not, and leaves no line in the
	 * audit log, since nobody did anything.
	 */
	isServersOwn?: boolean;
}

export type WriteOutcome =
	| { ok: true; id: string; rev: string }
	| {
			ok: false;
			id: string;
			rev?: string;
			/** `missing_stub`: an attachment was said to be kept that the revision before does not have. */
			error: 'conflict' | 'forbidden' | 'missing_stub';
			reason: string;
			/** The household is erased: whoever sent it is to forget it. */
			isErased?: true;
	  };

/** `latest`: in place of a revision that was succeeded, its newest successor. */
export interface DocAsk {
	id: string;
	revs: 'none' | 'winner' | 'leaves' | readonly string[];
	latest?: boolean;
	/** Also which of its revisions are still kept with their text. */
	withKept?: boolean;
}

/** @property revisions one per revision asked for; without `body` when it is not, or no longer, kept */
export interface DocReading {
	id: string;
	doc: DocState | undefined;
	revisions: RevisionReading[];
	kept?: ReadonlySet<string>;
}

/** @property leaves the winner first */
export interface DocState {
	seq: number;
	tree: RevTree;
	leaves: readonly Leaf[];
}

/** @property body the document as JSON text, without CouchDB's underscore fields */
export interface RevisionReading {
	rev: string;
	deleted: boolean;
	body: string | undefined;
	attachments: readonly Attachment[];
}

/** Documents that changed in (after, upTo], each once, at its newest change. */
export interface ChangesQuery {
	after: number;
	upTo: number;
	limit: number;
	descending: boolean;
	withBodies: boolean;
	docIds?: ReadonlySet<string>;
}

/** @property attachments of the winner, when bodies were asked for */
export interface ChangeRow {
	seq: number;
	id: string;
	leaves: readonly Leaf[];
	body: string | undefined;
	attachments: readonly Attachment[];
}

/** Live documents in the order of their ids' bytes. */
export interface RangeQuery {
	start?: { key: string; inclusive: boolean };
	end?: { key: string; inclusive: boolean };
	skip: number;
	limit: number;
	descending: boolean;
	withBodies: boolean;
}

export interface RangeRow {
	id: string;
	leaves: readonly Leaf[];
	body: string | undefined;
	attachments: readonly Attachment[];
}

/** `purge_seq`: how many purges there were. */
export type SettingName = 'security' | 'revs_limit' | 'purged_infos_limit' | 'purge_seq';

/** In bytes. @property file of everything in the server's one file; the others are this database's own */
export interface DatabaseSizes {
	file: number;
	/** Documents as text. */
	external: number;
	/** With revision trees. */
	active: number;
}

/** Both ends belong to it. */
export interface LocalsQuery {
	start?: string | undefined;
	end?: string | undefined;
	descending: boolean;
	limit: number;
	skip: number;
}

export interface LocalRow extends LocalDoc {
	id: string;
}

export interface LocalDoc {
	rev: number;
	json: string;
}

export interface LocalWrite {
	id: string;
	rev: number | undefined;
	json: string | undefined;
}

export type LocalOutcome = { ok: true; rev: number } | { ok: false; error: 'conflict' | 'missing' };
