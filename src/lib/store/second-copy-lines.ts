/**
 * The lines of a second copy: `<checksum> <json>`, one entry each. A line that was being written when the battery died
 * fails its checksum and is left out; the lines before it stand.
 */
export interface KeptEntry {
	village: string;
	entry: { _id: string; device: string };
}

export function encodeLine(kept: KeptEntry): string {
	const json = JSON.stringify(kept);
	return `${checksum(json)} ${json}\n`;
}

/** What can be read, each id once; a torn or foreign line is counted and skipped. */
export function decodeLines(text: string): { kept: KeptEntry[]; torn: number } {
	const kept = new Map<string, KeptEntry>();
	let torn = 0;
	for (const line of text.split('\n')) {
		if (line === '') continue;
		const read = decodeLine(line);
		if (read) kept.set(read.entry._id, read);
		else torn++;
	}
	return { kept: [...kept.values()], torn };
}

function decodeLine(line: string): KeptEntry | undefined {
	const json = line.slice(CHECKSUM_LENGTH + 1);
	if (line.slice(0, CHECKSUM_LENGTH) !== checksum(json)) return undefined;
	return JSON.parse(json) as KeptEntry;
}

const CHECKSUM_LENGTH = 8;

// CRC-32 as in zip and PNG: finds every torn line, and needs no asynchronous digest in the middle of a save.
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
	let value = n;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value >>> 0;
});

function checksum(text: string): string {
	let crc = 0xffffffff;
	for (const byte of new TextEncoder().encode(text))
		crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
	return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
