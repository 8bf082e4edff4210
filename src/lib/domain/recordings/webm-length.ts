/** Elements that hold others; the rest is passed over. */
const MASTERS: ReadonlySet<number> = new Set([
	0x1a45dfa3, // EBML
	0x18538067, // Segment
	0x1549a966, // Info
	0x1f43b675, // Cluster
	0xa0 // BlockGroup
]);
const TIMESTAMP_SCALE = 0x2ad7b1;
const CLUSTER_TIMESTAMP = 0xe7;
const BLOCKS: ReadonlySet<number> = new Set([0xa3, 0xa1]);

/** Unless a file says otherwise, times in it are milliseconds. */
const NANOSECONDS = 1_000_000;

/**
 * When the last piece begins, by the clock of the file. A browser writes while it records and never comes back to fill in
 * a length, so it is read from the pieces themselves.
 */
export function webmLengthMs(bytes: Uint8Array, view: DataView): number | undefined {
	let scale = NANOSECONDS;
	let cluster = 0;
	let last: number | undefined;
	for (let at = 0; at < bytes.length;) {
		const id = numberAt(bytes, at, { keepsMark: true });
		const size = id && numberAt(bytes, at + id.width, { keepsMark: false });
		if (!id || !size) break;
		const from = at + id.width + size.width;
		if (MASTERS.has(id.value)) {
			at = id.value === 0x1a45dfa3 ? from + size.value : from;
			continue;
		}
		if (id.value === TIMESTAMP_SCALE) scale = unsigned(bytes, from, size.value);
		if (id.value === CLUSTER_TIMESTAMP) cluster = unsigned(bytes, from, size.value);
		// Behind the number of the track: how long after its cluster's time.
		if (BLOCKS.has(id.value) && from + 3 <= bytes.length)
			last = Math.max(last ?? 0, cluster + view.getInt16(from + 1));
		at = from + size.value;
	}
	return last === undefined ? undefined : (last * scale) / NANOSECONDS;
}

interface Variable {
	value: number;
	width: number;
}

/** The zeros before the first one tell how many bytes follow. */
function numberAt(
	bytes: Uint8Array,
	at: number,
	{ keepsMark }: { keepsMark: boolean }
): Variable | undefined {
	const first = bytes[at];
	if (first === undefined || first === 0) return undefined;
	const width = Math.clz32(first) - 23;
	let value = keepsMark ? first : first & (0xff >> width);
	for (let i = 1; i < width; i++) value = value * 256 + (bytes[at + i] ?? 0);
	return { value, width };
}

function unsigned(bytes: Uint8Array, from: number, size: number): number {
	let value = 0;
	for (let i = 0; i < Math.min(size, 8); i++) value = value * 256 + (bytes[from + i] ?? 0);
	return value;
}
