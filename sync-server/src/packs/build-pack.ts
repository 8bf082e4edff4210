import { createHash } from 'node:crypto';
import { parseEntryId } from '../../../src/lib/domain/ids';
import {
	MAX_CHUNK_INFLATED_BYTES,
	MAX_PACK_BYTES,
	type PackManifest
} from '../../../src/lib/domain/pack';
import { nextTurn } from '../next-turn';
import { docText } from '../protocol/doc-text';
import { isPlain } from '../protocol/rev-tree';
import { formatSeq } from '../protocol/seq-token';
import type { DocDatabase, RangeRow } from '../storage/doc-store';
import { livePages } from '../storage/live-pages';
import { ROWS_PER_TURN } from '../routes/db/limits';
import { ChunkWriter } from './chunk-writer';

/** A pack as it is kept: what is told of it, its bytes, and the sequence up to which it is known to hold. */
export interface Pack {
	manifest: PackManifest;
	epoch: string;
	seq: number;
	contents: Uint8Array[];
}

/**
 * Everything a village holds, household by household: a household's entries are alike and compress to less together. It
 * is read while others write: what comes meanwhile has a later sequence, and is told by `_changes` from the pack's.
 *
 * @returns undefined where a device is better served by pulling
 */
export async function buildPack(database: DocDatabase): Promise<Pack | undefined> {
	const { seq } = await database.info();
	const writer = new ChunkWriter();
	let households = 0;
	let before: string | undefined;
	for await (const row of liveRows(database)) {
		const household = parseEntryId(row.id)?.subject;
		if (household !== undefined && household !== before) households++;
		before = household;
		const [only] = row.leaves;
		if (only === undefined || row.body === undefined || !isPlain(row)) {
			for (const { rev } of row.leaves) await writer.addOther(row.id, rev);
			continue;
		}
		if (row.body.length > MAX_CHUNK_INFLATED_BYTES / 4) return undefined;
		await writer.addDoc(docText({ id: row.id, ...only, body: row.body }));
	}
	for await (const { id, leaves } of deletedRows(database, seq))
		for (const { rev } of leaves) await writer.addOther(id, rev);

	const written = await writer.end();
	const bytes = written.reduce((sum, chunk) => sum + chunk.bytes, 0);
	if (bytes > MAX_PACK_BYTES) return undefined;
	const token = formatSeq(seq, database.epoch);
	const chunks = written.map(({ content: _, ...chunk }) => chunk);
	const name = createHash('sha256').update(JSON.stringify([database.name, token, chunks]));
	return {
		manifest: {
			pack: name.digest('hex'),
			seq: token,
			entries: chunks.reduce((sum, { entries }) => sum + entries, 0),
			households,
			bytes,
			chunks
		},
		epoch: database.epoch,
		seq,
		contents: written.map(({ content }) => content)
	};
}

/** In the order of their ids, so that a household's stand together. */
async function* liveRows(database: DocDatabase): AsyncGenerator<RangeRow> {
	for await (const rows of livePages(database, { rowsPerPage: ROWS_PER_TURN }))
		for (const row of rows) if (!row.id.startsWith('_design/')) yield row;
}

async function* deletedRows(database: DocDatabase, upTo: number) {
	if ((await database.info()).deletedCount === 0) return;
	for (let after = 0; ;) {
		const rows = await database.changes({
			after,
			upTo,
			limit: ROWS_PER_TURN,
			descending: false,
			withBodies: false
		});
		for (const row of rows) if (row.leaves[0]?.deleted === true) yield row;
		if (rows.length < ROWS_PER_TURN) return;
		after = rows.at(-1)?.seq ?? upTo;
		await nextTurn();
	}
}
