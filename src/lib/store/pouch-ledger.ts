import type PouchDB from 'pouchdb-core';
import type { Entry } from '../domain/entries/entry';
import { readEntry } from '../domain/entries/upcast';
import { staysAfterErasure } from '../domain/consent/erasure';
import { parseEntryId, subjectRange } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import type {
	Appended,
	Ledger,
	LedgerRow,
	ReplicatedDocument,
	Revision,
	SubjectEntries
} from './ledger';
import { toStorageError, type StorageError } from './storage-error';
import { relaxedWhile } from './strict-durability';

export interface LedgerOwner {
	village: string;
	person: string;
	device: string;
}

/** A ledger over an opened PouchDB, whatever its adapter; `open-ledger.ts` opens the device's own. */
export async function createLedger(
	db: PouchDB.Database,
	owner: LedgerOwner
): Promise<Result<Ledger, StorageError>> {
	try {
		const ledger = new PouchLedger(db, owner, await (db as Identified).id());
		await ledger.loadDevices();
		return ok(ledger);
	} catch (cause) {
		return err(toStorageError(cause));
	}
}

/** PouchDB has it, its types do not: an id made with the database and lost with it. */
type Identified = PouchDB.Database & { id(): Promise<string> };

/** The same for one document alone; compacting a whole village takes a phone half a minute. */
type Compacting = PouchDB.Database & {
	compactDocument(id: string, depth: number): Promise<unknown>;
};

const SCAN_PAGE_ROWS = 1000;
const DEVICES = 'devices';
/** What is being erased, until it is: cut off in between, nothing else would tell of entries no server had. */
const ERASING = 'erasing';

class PouchLedger implements Ledger {
	readonly village: string;
	isBroken = false;
	#ownDevices: Set<string>;
	/** Writes follow one another, so that a relaxed one is never under way when a strict one begins. */
	#lastWrite: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly db: PouchDB.Database,
		private readonly owner: LedgerOwner,
		readonly instance: string
	) {
		this.village = owner.village;
		this.#ownDevices = new Set([owner.device]);
	}

	async loadDevices(): Promise<void> {
		const adopted = await this.readLocal<{ ids: string[] }>(DEVICES);
		this.#ownDevices = new Set([this.owner.device, ...(adopted?.ids ?? [])]);
	}

	isOwn(entry: Entry): boolean {
		return entry.by === this.owner.person && this.#ownDevices.has(entry.device);
	}

	async adoptDevices(devices: readonly string[]): Promise<Result<null, StorageError>> {
		const unknown = devices.filter((device) => !this.#ownDevices.has(device));
		if (unknown.length === 0) return ok(null);
		const kept = await this.changeLocal<{ ids: string[] }>(DEVICES, (adopted) => ({
			ids: [...new Set([...(adopted?.ids ?? []), ...unknown])]
		}));
		if (kept.ok) await this.loadDevices();
		return kept;
	}

	async append(entry: Entry): Promise<Result<Appended, StorageError>> {
		const appended = await this.appendMany([entry]);
		return appended.ok ? ok(appended.value[0] ?? 'already-there') : appended;
	}

	async appendMany(entries: readonly Entry[]): Promise<Result<Appended[], StorageError>> {
		const written = await this.#write(() =>
			this.db.bulkDocs(entries.map((entry) => ({ ...entry })))
		);
		if (!written.ok) return written;

		const appended: Appended[] = [];
		for (const [i, answer] of written.value.entries()) {
			if (!('error' in answer) || !answer.error) appended.push('appended');
			else if (answer.status === 409) {
				await this.#expectSame(entries[i]);
				appended.push('already-there');
			} else return err(toStorageError(answer));
		}
		return ok(appended);
	}

	/** Same id, same entry: a double tap, or a retry after a save whose reply never came. Anything else is our bug. */
	async #expectSame(entry: Entry | undefined): Promise<void> {
		if (!entry) return;
		const [row] = await this.read([entry._id]);
		if (row?.entry && canonical(row.entry) !== canonical(entry))
			throw new Error(`two different entries share the id ${entry._id}`);
	}

	async receive(documents: readonly ReplicatedDocument[]): Promise<Result<null, StorageError>> {
		const offered = documents.map((document) => ({
			...document,
			_revisions: document._revisions ?? revisionsOf(document._rev)
		}));
		const written = await this.#write(() =>
			relaxedWhile(this.db.name, () => this.db.bulkDocs(offered, { new_edits: false }))
		);
		if (!written.ok) return written;
		// With new_edits false PouchDB answers only for what it could not keep.
		const failed = written.value.find((answer) => 'error' in answer && answer.error);
		return failed ? err(toStorageError(failed)) : ok(null);
	}

	async erase(entryIds: readonly string[]): Promise<Result<string[], StorageError>> {
		const subjects = new Set(entryIds.map(subjectOf).filter((subject) => subject !== undefined));
		return this.#eraseSubjects(subjects, entryIds);
	}

	forget(households: readonly string[]): Promise<Result<string[], StorageError>> {
		return this.#eraseSubjects(new Set(households), []);
	}

	async drop(tombstoneIds: readonly string[]): Promise<Result<null, StorageError>> {
		const dropped = await this.#write(async () => {
			for (const id of tombstoneIds) await (this.db as Compacting).compactDocument(id, 0);
		});
		return dropped.ok ? ok(null) : dropped;
	}

	/** That it declined, and when, stays here as it does at the commune, but for what is known to be erased. */
	#eraseSubjects(
		subjects: ReadonlySet<string>,
		known: readonly string[]
	): Promise<Result<string[], StorageError>> {
		return this.#write(async () => {
			const begun = (await this.#getLocal<{ ids: string[] }>(ERASING))?.value.ids ?? [];
			const ids = new Set([...known, ...begun]);
			const named = new Set(known);
			const tombstones: { _id: string; _rev: string; _deleted: true }[] = [];
			for (const subject of subjects) {
				const range = subjectRange('household', subject);
				const { rows } = await this.db.allDocs({ ...range, include_docs: true });
				const going = rows.filter(({ id, doc = {} }) => named.has(id) || !staysAfterErasure(doc));
				for (const { id, value } of going) {
					tombstones.push({ _id: id, _rev: value.rev, _deleted: true });
					ids.add(id);
				}
			}
			if (tombstones.length > 0) {
				await this.#changeLocal(ERASING, () => ({ ids: [...ids] }));
				await this.db.bulkDocs(tombstones);
			}
			// A tombstone leaves the revision before it in the database until that is compacted.
			for (const id of ids) await (this.db as Compacting).compactDocument(id, 0);
			if (tombstones.length + begun.length > 0)
				await this.#changeLocal(ERASING, () => ({ ids: [] }));
			return [...ids];
		});
	}

	async entriesOf(householdId: string): Promise<SubjectEntries> {
		const range = subjectRange('household', householdId);
		const { rows } = await this.#read(() => this.db.allDocs({ ...range, include_docs: true }));
		return gather(
			householdId,
			rows.map((row) => toRow(0, row.doc as ReplicatedDocument, false))
		);
	}

	async read(ids: readonly string[]): Promise<LedgerRow[]> {
		if (ids.length === 0) return [];
		const { rows } = await this.#read(() =>
			this.db.allDocs({ keys: [...ids], include_docs: true })
		);
		return rows.flatMap((row) =>
			'doc' in row && row.doc ? [toRow(0, row.doc as ReplicatedDocument, false)] : []
		);
	}

	async lacking(revisions: readonly Revision[]): Promise<Revision[]> {
		if (revisions.length === 0) return [];
		const offered: Record<string, string[]> = {};
		for (const { id, rev } of revisions) (offered[id] ??= []).push(rev);
		const missing = await this.#read(() => this.db.revsDiff(offered));
		return revisions.filter(({ id, rev }) => missing[id]?.missing?.includes(rev) === true);
	}

	async changesSince(seq: number, limit: number): Promise<{ rows: LedgerRow[]; lastSeq: number }> {
		const { results, last_seq } = await this.#read(async () =>
			this.db.changes({ since: seq, limit, include_docs: true })
		);
		const rows = results.map((change) =>
			toRow(Number(change.seq), change.doc as ReplicatedDocument, change.deleted === true)
		);
		return { rows, lastSeq: Number(last_seq) };
	}

	async allSubjects(handle: (subject: SubjectEntries) => void | Promise<void>): Promise<void> {
		let pending: LedgerRow[] = [];
		let startkey = '';
		for (;;) {
			const { rows } = await this.#read(() =>
				this.db.allDocs({ startkey, include_docs: true, limit: SCAN_PAGE_ROWS })
			);
			for (const { doc } of rows) {
				const row = toRow(0, doc as ReplicatedDocument, false);
				const subject = subjectOf(row.id);
				const before = pending[0] && subjectOf(pending[0].id);
				if (before !== undefined && before !== subject) {
					await handle(gather(before, pending));
					pending = [];
				}
				if (subject !== undefined) pending.push(row);
			}
			const last = rows.at(-1);
			if (!last || rows.length < SCAN_PAGE_ROWS) break;
			startkey = `${last.id}\u0000`;
		}
		const subject = pending[0] && subjectOf(pending[0].id);
		if (subject !== undefined) await handle(gather(subject, pending));
	}

	async updateSeq(): Promise<number> {
		return Number((await this.#read(() => this.db.info())).update_seq);
	}

	async readLocal<T>(name: string): Promise<T | undefined> {
		const stored = await this.#getLocal<T>(name);
		return stored?.value;
	}

	async writeLocal(name: string, value: object): Promise<Result<null, StorageError>> {
		return this.changeLocal(name, () => value);
	}

	async changeLocal<T extends object>(
		name: string,
		next: (value: T | undefined) => T
	): Promise<Result<null, StorageError>> {
		const written = await this.#write(() => this.#changeLocal(name, next));
		return written.ok ? ok(null) : written;
	}

	async #changeLocal<T extends object>(
		name: string,
		next: (value: T | undefined) => T
	): Promise<void> {
		// Another tab may write between our reading and writing: the revision tells, and we decide again.
		for (;;) {
			const stored = await this.#getLocal<T>(name);
			const document = { _id: `_local/${name}`, value: next(stored?.value) };
			try {
				await this.db.put(stored ? { ...document, _rev: stored._rev } : document);
				return;
			} catch (cause) {
				if (!isConflict(cause)) throw cause;
			}
		}
	}

	async close(): Promise<void> {
		await this.#lastWrite;
		await this.db.close();
	}

	async destroy(): Promise<void> {
		await this.#lastWrite;
		await this.db.destroy();
	}

	async #getLocal<T>(name: string): Promise<{ _rev: string; value: T } | undefined> {
		try {
			return (await this.db.get(`_local/${name}`)) as unknown as { _rev: string; value: T };
		} catch (cause) {
			if ((cause as { status?: number }).status === 404) return undefined;
			this.isBroken = true;
			throw cause;
		}
	}

	async #read<T>(task: () => Promise<T>): Promise<T> {
		try {
			return await task();
		} catch (cause) {
			this.isBroken = true;
			throw cause;
		}
	}

	async #write<T>(task: () => Promise<T>): Promise<Result<T, StorageError>> {
		const turn = this.#lastWrite.then(task);
		this.#lastWrite = turn.catch(() => undefined);
		try {
			return ok(await turn);
		} catch (cause) {
			this.isBroken = true;
			return err(toStorageError(cause));
		}
	}
}

function toRow(seq: number, document: ReplicatedDocument, deleted: boolean): LedgerRow {
	const row: LedgerRow = { seq, id: document._id, document, deleted };
	if (deleted) return row;
	const read = readEntry(document);
	return read.ok ? { ...row, entry: read.value } : { ...row, unread: read.error };
}

function gather(subject: string, rows: readonly LedgerRow[]): SubjectEntries {
	const entries = rows.flatMap((row) => (row.entry ? [row.entry] : []));
	return { subject, entries, unread: rows.length - entries.length };
}

const subjectOf = (id: string): string | undefined => parseEntryId(id)?.subject;

function revisionsOf(rev: string): { start: number; ids: string[] } {
	const [generation = '', hash = ''] = rev.split('-');
	return { start: Number(generation), ids: [hash] };
}

const isConflict = (cause: unknown): boolean => (cause as { status?: number }).status === 409;

const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);
