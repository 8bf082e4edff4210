export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

/**
 * Bytes of a text file as NFC text. Excel writes UTF-8 with a mark, UTF-16 as "Unicode text", and on old Vietnamese
 * machines Windows-1258, which keeps most tones as a combining mark after the letter.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
	const encoding = encodingOf(bytes);
	// The mark at the beginning is left out by the decoder.
	return { text: new TextDecoder(encoding).decode(bytes).normalize('NFC'), encoding };
}

const encodingOf = (bytes: Uint8Array): Encoding =>
	utf16Of(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1258');

export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return unmarkedUtf16(bytes);
}

/** Without a mark UTF-16 shows by the zero bytes of its digits and separators, all on even or all on odd places. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	const sample = bytes.subarray(0, 4096);
	const even = sample.filter((byte, i) => byte === 0 && i % 2 === 0).length;
	const odd = sample.filter((byte, i) => byte === 0 && i % 2 === 1).length;
	const many = sample.length / 8;
	if (odd > many && odd > even * 4) return 'utf-16le';
	return even > many && even > odd * 4 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
