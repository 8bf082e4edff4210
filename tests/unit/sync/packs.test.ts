import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isSound,
	MAX_CHUNK_INFLATED_BYTES,
	MAX_PACK_BYTES,
	type PackedChunk,
	type PackManifest
} from '../../../src/lib/domain/pack';
import { ChunkCutter } from '../../../src/lib/sync/chunk-cutter';
import { openChunk } from '../../../src/lib/sync/open-chunk';

const manifestOf = (chunks: PackedChunk[]): PackManifest => ({
	pack: '0'.repeat(64),
	seq: '9-a',
	entries: chunks.reduce((sum, { entries }) => sum + entries, 0),
	households: 1,
	bytes: chunks.reduce((sum, { bytes }) => sum + bytes, 0),
	chunks
});

const chunkOf = (bytes: number, rest: Partial<PackedChunk> = {}): PackedChunk => ({
	bytes,
	inflatedBytes: bytes * 10,
	entries: 3,
	sha256: '0'.repeat(64),
	...rest
});

function packed(text: string, entries = 1) {
	const bytes = new Uint8Array(gzipSync(text));
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { bytes, chunk: { bytes: bytes.length, inflatedBytes: text.length, entries, sha256 } };
}

const CONTENT = '{"docs":[{"_id":"a","_rev":"1-a","note":"x"}],"others":[{"id":"b","rev":"2-b"}]}';

describe('a chunk', () => {
	test('is opened with everything in it', async () => {
		const { bytes, chunk } = packed(CONTENT);
		expect(await openChunk(bytes, chunk)).toEqual(JSON.parse(CONTENT));
	});

	test('of which one bit is another is not opened', async () => {
		const { bytes, chunk } = packed(CONTENT);
		await fc.assert(
			fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
				const damaged = Uint8Array.from(bytes);
				damaged[at]! ^= 1 << bit;
				expect(await openChunk(damaged, chunk)).toBeUndefined();
			})
		);
	});

	test('that inflates to more than was announced is left at that point', async () => {
		const { bytes, chunk } = packed(' '.repeat(150_000_000));
		expect(bytes.length).toBeLessThan(200_000);
		const before = process.memoryUsage().rss;
		expect(await openChunk(bytes, { ...chunk, inflatedBytes: 100_000 })).toBeUndefined();
		expect(process.memoryUsage().rss - before).toBeLessThan(75_000_000);
	});

	test.each([
		{ what: 'no gzip', text: undefined },
		{ what: 'no JSON', text: 'xin chào' },
		{ what: 'no chunk', text: '{"docs":7,"others":[]}' },
		{ what: 'fewer entries than announced', text: '{"docs":[],"others":[]}' }
	])('that proves to be $what is not opened', async ({ text }) => {
		const { bytes, chunk } = packed(text ?? CONTENT);
		if (text !== undefined) return expect(await openChunk(bytes, chunk)).toBeUndefined();
		const plain = new TextEncoder().encode(CONTENT);
		const sha256 = createHash('sha256').update(plain).digest('hex');
		return expect(await openChunk(plain, { ...chunk, sha256 })).toBeUndefined();
	});
});

describe('what a pack announces is believed', () => {
	const two = [chunkOf(10), chunkOf(20)];
	test.each([
		{ when: 'its sums are right', manifest: manifestOf(two), sound: true },
		{ when: 'it counts more bytes', manifest: { ...manifestOf(two), bytes: 31 }, sound: false },
		{ when: 'it counts more entries', manifest: { ...manifestOf(two), entries: 7 }, sound: false },
		{
			when: 'it is larger than any village',
			manifest: manifestOf([chunkOf(MAX_PACK_BYTES), chunkOf(1)]),
			sound: false
		},
		{
			when: 'a chunk would fill a phone',
			manifest: manifestOf([chunkOf(10, { inflatedBytes: MAX_CHUNK_INFLATED_BYTES + 1 })]),
			sound: false
		}
	])('when $when: $sound', ({ manifest, sound }) => {
		expect(isSound(manifest)).toBe(sound);
	});
});

test('in whatever pieces the bytes come, the same chunks are cut from them, and the next byte is the one missing', () => {
	const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
	const cuts = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 });
	fc.assert(
		fc.property(lengths, cuts, (chunkLengths, pieceLengths) => {
			const manifest = manifestOf(chunkLengths.map((length) => chunkOf(length)));
			const all = Uint8Array.from({ length: manifest.bytes }, (_, i) => i % 251);
			const cutter = new ChunkCutter(manifest, 0);
			const found: Uint8Array[] = [];
			let at = 0;
			for (const length of [...pieceLengths, manifest.bytes]) {
				expect(cutter.nextByte).toBe(at);
				const piece = all.subarray(at, at + length);
				found.push(...cutter.add(piece));
				at += piece.length;
			}
			expect(found.map((chunk) => chunk.length)).toEqual(chunkLengths);
			expect(Buffer.concat(found).equals(Buffer.from(all))).toBe(true);
			expect([cutter.nextByte, cutter.nextChunk]).toEqual([manifest.bytes, chunkLengths.length]);
		})
	);
});
