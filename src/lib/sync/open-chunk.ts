import { PackChunk, type PackedChunk } from '../domain/pack';

/**
 * What a chunk holds; undefined when it is not the chunk that was announced. The bytes are proved before anything is
 * made of them, and no more is inflated than was announced: a few bytes could stand for gigabytes.
 */
export async function openChunk(
	bytes: Uint8Array<ArrayBuffer>,
	{ sha256, inflatedBytes, entries }: PackedChunk
): Promise<PackChunk | undefined> {
	if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) return undefined;
	const text = await inflate(bytes, inflatedBytes);
	if (text === undefined) return undefined;
	try {
		const read = PackChunk.safeParse(JSON.parse(text));
		return read.success && read.data.docs.length === entries ? read.data : undefined;
	} catch {
		return undefined;
	}
}

/** @returns undefined when it is no gzip or not of this length */
async function inflate(
	bytes: Uint8Array<ArrayBuffer>,
	inflatedBytes: number
): Promise<string | undefined> {
	const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	const reader = inflated.getReader();
	const decoder = new TextDecoder();
	let text = '';
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			length += value.byteLength;
			if (length > inflatedBytes) {
				void reader.cancel().catch(() => undefined);
				return undefined;
			}
			text += decoder.decode(value, { stream: true });
		}
	} catch {
		return undefined;
	}
	return length === inflatedBytes ? text + decoder.decode() : undefined;
}

const hex = (bytes: ArrayBuffer): string =>
	[...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
