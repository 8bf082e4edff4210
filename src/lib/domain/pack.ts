import { z } from 'zod/mini';

/**
 * A pack: everything a village held at one sequence, for a device that has nothing of it yet. The bytes are chunks one
 * after another, each compressed for itself (gzip), so that a download goes on at any byte after a cut and each chunk is
 * checked and kept as soon as it is whole. The server writes these shapes, the device reads them.
 */

const Count = z.int().check(z.nonnegative());

/** @property sha256 of the compressed bytes, in hexadecimal */
export const PackedChunk = z.object({
	bytes: z.int().check(z.positive()),
	inflatedBytes: z.int().check(z.positive()),
	entries: Count,
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/))
});
export type PackedChunk = z.infer<typeof PackedChunk>;

/**
 * `GET /api/packs/:db`: what a download would cost, before it begins.
 *
 * @property pack the name of these very bytes: the same name is never given to others
 * @property seq where replication goes on from when all chunks are in
 */
export const PackManifest = z.object({
	pack: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	seq: z.string().check(z.minLength(1)),
	entries: Count,
	households: Count,
	bytes: Count,
	chunks: z.array(PackedChunk)
});
export type PackManifest = z.infer<typeof PackManifest>;

/**
 * What a chunk holds once it is inflated.
 *
 * @property docs entries of one revision without ancestors, whole
 * @property others what has a longer history (tombstones): to be asked for with its ancestry, as replication does
 */
export const PackChunk = z.object({
	docs: z.array(z.looseObject({ _id: z.string(), _rev: z.string() })),
	others: z.array(z.object({ id: z.string(), rev: z.string() }))
});
export type PackChunk = z.infer<typeof PackChunk>;

/** What one chunk is made of: less than a second of slow 3G, and what a cheap phone inflates without a thought. */
export const CHUNK_INFLATED_BYTES = 128 * 1024;
/** One document may be larger than a chunk should be; this is the most a device ever inflates at once. */
export const MAX_CHUNK_INFLATED_BYTES = 12 * 1024 * 1024;
/** Of a village with a hundred times the entries of a large one; whoever announces more is not believed. */
export const MAX_PACK_BYTES = 64 * 1024 * 1024;

/** The sums are right, and nothing in it is larger than a device should take. */
export function isSound({ chunks, bytes, entries }: PackManifest): boolean {
	return (
		bytes <= MAX_PACK_BYTES &&
		chunks.reduce((sum, chunk) => sum + chunk.bytes, 0) === bytes &&
		chunks.reduce((sum, chunk) => sum + chunk.entries, 0) === entries &&
		chunks.every(({ inflatedBytes }) => inflatedBytes <= MAX_CHUNK_INFLATED_BYTES)
	);
}

/** Where a chunk begins among the bytes of its pack. */
export const offsetOf = ({ chunks }: Pick<PackManifest, 'chunks'>, chunk: number): number =>
	chunks.slice(0, chunk).reduce((sum, { bytes }) => sum + bytes, 0);
