import { gunzipSync } from 'node:zlib';
import { PackChunk, type PackManifest } from '../../src/lib/domain/pack';
import { madeUpCommune } from '../../sync-server/src/demo/made-up-commune';
import type { Entry } from '../../src/lib/domain/entries/entry';

/** Some weeks of a village of this size, always the same. */
export function entriesOfVillage(village: string, households: number, volunteer: string): Entry[] {
	const commune = madeUpCommune({
		seed: 41,
		untilMs: Date.UTC(2026, 9, 30),
		villages: [{ id: village, title: village, households, volunteer }]
	});
	return commune.get(village) ?? [];
}

/** What the bytes of a pack hold, read with nothing but Node. */
export function unpacked({ chunks }: PackManifest, bytes: Buffer): PackChunk[] {
	let at = 0;
	return chunks.map((chunk) => {
		const own = bytes.subarray(at, (at += chunk.bytes));
		return PackChunk.parse(JSON.parse(gunzipSync(own).toString('utf8')));
	});
}
