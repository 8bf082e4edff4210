import { createHash } from 'node:crypto';
import { parseEntryId } from '../../../src/lib/domain/ids';
import {
	MAX_CHUNK_INFLATED_BYTES,
	MAX_PACK_BYTES,
	type PackManifest
} from '../../../src/lib/domain/pack';
import { docText } from '../protocol/doc-text';
import { ChunkWriter } from './chunk-writer';
import type { PackedPlace, PackedRow, PackedVillage } from './packed-village';

/** A pack as it is kept: what is told of it, its bytes, and the place whose contents it has. */
export interface Pack {
	manifest: PackManifest;
	place: PackedPlace;
	contents: Uint8Array[];
}

/**
 * Everything a village holds, household by household: a household's entries are alike and compress to less together.
 *
 * @returns undefined where a device is better served by pulling
 */
export async function buildPack(village: PackedVillage): Promise<Pack | undefined> {
	const writer = new ChunkWriter();
	let households = 0;
	let before: string | undefined;
	let isTooLarge = false;
	const read = await village.read(async ({ id, isLive, body, revs }: PackedRow) => {
		const household = isLive ? parseEntryId(id)?.subject : undefined;
		if (household !== undefined && household !== before) households++;
		before = household;
		const [rev] = revs;
		if (body === undefined || rev === undefined) {
			for (const other of revs) await writer.addOther(id, other);
			return;
		}
		isTooLarge ||= body.length > MAX_CHUNK_INFLATED_BYTES / 4;
		if (!isTooLarge) await writer.addDoc(docText({ id, rev, deleted: false, body }));
	});
	const written = await writer.end();
	const bytes = written.reduce((sum, chunk) => sum + chunk.bytes, 0);
	if (read === undefined || isTooLarge || bytes > MAX_PACK_BYTES) return undefined;
	const { lineage, ...place } = read;
	const chunks = written.map(({ content: _, ...chunk }) => chunk);
	const name = createHash('sha256').update(JSON.stringify([village.name, lineage, chunks]));
	return {
		manifest: {
			pack: name.digest('hex'),
			seq: place.seq,
			entries: chunks.reduce((sum, { entries }) => sum + entries, 0),
			households,
			bytes,
			chunks
		},
		place,
		contents: written.map(({ content }) => content)
	};
}
