import type { Actor } from '../audit/audit-line';
import type { AuditLog } from '../audit/audit-log';
import { problems } from '../problems';
import type { Attachment } from '../protocol/attachment';
import type { DatabaseKind } from '../protocol/database-name';
import type { IncomingDoc } from '../protocol/incoming-doc';
import type {
	DocAsk,
	DocReading,
	ErasedSubject,
	LocalDoc,
	LocalOutcome,
	LocalWrite,
	RangeQuery,
	RangeRow,
	WritableDatabase,
	WriteOptions,
	WriteOutcome
} from '../storage/doc-store';
import { eraseAlone, eraseSubject } from './erase-subject';
import type { ErasedUpstream } from './erased-upstream';
import { heldDocs, readingOf } from './held-docs';
import { readLocal, writeLocal } from './local-docs';
import type { OpenWrites } from './open-writes';
import { readRange } from './read-range';
import type { Upstream } from './upstream';
import { writeVillage } from './write-village';

export interface VillageParts {
	upstream: Upstream;
	audit: AuditLog;
	erased: ErasedUpstream;
	openWrites: OpenWrites;
	/** One write after another: what is held is looked up before it is added to. */
	inTurn<T>(dbName: string, work: () => Promise<T>): Promise<T>;
	/** Something was stored. */
	tell(dbName: string): void;
	now: () => number;
}

/**
 * A village whose documents are kept in a CouchDB: the same rules on the way in as in our own store. Revisions are made
 * here as our own store makes them, so that a village that moves there and back has the same ones.
 */
export class UpstreamVillage implements WritableDatabase {
	/** There is one history of it here: the CouchDB's own tokens say which. */
	readonly epoch = '';

	constructor(
		private readonly parts: VillageParts,
		readonly name: string,
		readonly kind: DatabaseKind
	) {}

	write(docs: readonly IncomingDoc[], options: WriteOptions): Promise<WriteOutcome[]> {
		const { name, parts } = this;
		return parts.inTurn(name, () => writeVillage(parts, this, docs, options));
	}

	erase(what: ErasedSubject, by: Actor): Promise<number | undefined> {
		const { name, parts } = this;
		return parts.inTurn(name, () => eraseSubject(parts, name, what, by));
	}

	eraseAlone(ids: readonly string[], by: Actor): Promise<number> {
		const { name, parts } = this;
		return parts.inTurn(name, () => eraseAlone(parts, name, ids, by));
	}

	async read(asks: readonly DocAsk[]): Promise<DocReading[]> {
		const ids = asks.map(({ id }) => id);
		const held = await heldDocs(this.parts.upstream, this.name, ids);
		return asks.map((ask) => readingOf(ask, held.get(ask.id)));
	}

	/** Entries have no files. */
	readContent(_attachment: Attachment): AsyncIterable<Uint8Array> {
		throw problems.missingAttachment();
	}

	range(query: RangeQuery): Promise<RangeRow[]> {
		return readRange(this.parts.upstream.admin, this.name, query);
	}

	/** What is set for a database there is its own affair: people's requests for it are passed on. */
	async setting(): Promise<undefined> {
		return undefined;
	}

	readLocal(id: string): Promise<LocalDoc | undefined> {
		return readLocal(this.parts.upstream, this.name, id);
	}

	writeLocal(write: LocalWrite): Promise<LocalOutcome> {
		return writeLocal(this.parts.upstream, this.name, write);
	}
}
