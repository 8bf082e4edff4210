import { z } from 'zod/mini';
import { ok } from '../../../src/lib/domain/result';
import { kindOfDatabase } from '../protocol/database-name';
import type { Told } from './couch-side';
import type { Carried, ChangedDoc, Revision, SideDatabase } from './side-database';

/** How far a move has come, kept where the documents go to, as CouchDB's replicator keeps its checkpoints. */
export const MARK = '_local/go-cua-migrate';
const Mark = z.object({ from: z.string(), since: z.string() });

/** About 80 kB of ids and revisions. */
const PAGE_ROWS = 500;
const DOCS_AT_ONCE = 100;
/** One request of documents without files; a single document may be larger. */
const BATCH_BYTES = 4_000_000;

export interface Copying {
	from: SideDatabase;
	to: SideDatabase;
	/** Who the documents come from. */
	uuid: string;
	onProgress: (progress: Progress) => void;
}

/** @property copied documents that the other side lacked */
export interface Progress {
	db: string;
	seen: number;
	copied: number;
	left: number;
}

/**
 * Brings every revision to the other side that it lacks, as CouchDB's replicator does. What was there before is left
 * alone, so that it may be done again after any break.
 *
 * @param anew from the beginning, whatever the mark says
 * @returns whether it went on from a mark
 */
export async function copyDatabase(
	{ from, to, uuid, onProgress }: Copying,
	{ anew }: { anew: boolean }
): Told<{ wentOn: boolean }> {
	const held = await to.local(MARK);
	if (!held.ok) return held;
	const mark = Mark.safeParse(held.value);
	const wentOn = !anew && mark.success && mark.data.from === uuid;
	let since = wentOn ? mark.data.since : '0';

	let seen = 0;
	let copied = 0;
	for (;;) {
		const page = await from.changes(since, PAGE_ROWS);
		if (!page.ok) return page;
		const { results, last_seq: lastSeq, pending } = page.value;
		if (results.length === 0) return ok({ wentOn });

		const lacking = await to.lacking(results.filter(isCarriedIn(from.name)));
		if (!lacking.ok) return lacking;
		const carried = await carry(from, to, lacking.value);
		if (!carried.ok) return carried;

		since = String(lastSeq);
		const marked = await to.putLocal(MARK, { from: uuid, since });
		if (!marked.ok) return marked;
		seen += results.length;
		copied += lacking.value.length;
		onProgress({ db: from.name, seen, copied, left: pending ?? 0 });
	}
}

/**
 * What the server makes by itself among entries stays where it is: the design document of a gateway holds the entry rules,
 * and counts are counted anew wherever the entries are.
 */
export const isCarriedIn =
	(db: string) =>
	({ id }: ChangedDoc): boolean =>
		kindOfDatabase(db) === 'plain' || !/^(_design\/|counts:)/.test(id);

async function carry(from: SideDatabase, to: SideDatabase, lacking: Revision[]): Told<null> {
	for (let at = 0; at < lacking.length; at += DOCS_AT_ONCE) {
		const docs = await from.read(lacking.slice(at, at + DOCS_AT_ONCE), { withFiles: false });
		if (!docs.ok) return docs;
		for (const batch of batchesOf(docs.value.filter((doc) => !hasFiles(doc)))) {
			const written = await to.write(batch);
			if (!written.ok) return written;
		}
		// One by one, so that no more than one document's files are in memory.
		for (const { _id: id, _rev: rev } of docs.value.filter(hasFiles)) {
			const whole = await from.read([{ id, rev }], { withFiles: true });
			if (!whole.ok) return whole;
			const written = await to.write(whole.value);
			if (!written.ok) return written;
		}
	}
	return ok(null);
}

const hasFiles = ({ _attachments }: Carried): boolean => _attachments !== undefined;

function* batchesOf(docs: readonly Carried[]): Generator<Carried[]> {
	let batch: Carried[] = [];
	let bytes = 0;
	for (const doc of docs) {
		const size = JSON.stringify(doc).length;
		if (batch.length > 0 && bytes + size > BATCH_BYTES) {
			yield batch;
			batch = [];
			bytes = 0;
		}
		batch.push(doc);
		bytes += size;
	}
	if (batch.length > 0) yield batch;
}
