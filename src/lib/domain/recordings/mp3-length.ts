import { isMp3Frame, says } from './sound-kind';

/** Kilobits a second by the four bits of a frame's head; the first and the last are no rate. */
const RATES = {
	first: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, 0],
	second: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0],
	third: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
	/** MPEG 2: layer 1, and layers 2 and 3. */
	lowFirst: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, 0],
	low: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]
} as const;

const SAMPLES_PER_SECOND = [44_100, 48_000, 32_000] as const;

interface Frame {
	bytes: number;
	ms: number;
}

/** Frame after frame: the rate may change with each, and no head says how many there are. */
export function mp3LengthMs(bytes: Uint8Array): number | undefined {
	let ms = 0;
	let frames = 0;
	for (let at = afterTag(bytes); isMp3Frame(bytes, at);) {
		const frame = frameAt(bytes, at);
		if (frame === undefined) break;
		ms += frame.ms;
		frames++;
		at += frame.bytes;
	}
	return frames > 0 ? ms : undefined;
}

/** Title and cover stand before the sound, their size in four times seven bits. */
function afterTag(bytes: Uint8Array): number {
	if (!says(bytes, 0, 'ID3')) return 0;
	return 10 + [6, 7, 8, 9].reduce((size, at) => size * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
}

function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
	const [, second = 0, third = 0] = bytes.subarray(at, at + 3);
	const isMpeg1 = (second & 0x18) === 0x18;
	const layer = 4 - ((second >> 1) & 3);
	const rate = ratesOf(isMpeg1, layer)[third >> 4] ?? 0;
	const base = SAMPLES_PER_SECOND[(third >> 2) & 3];
	if (rate === 0 || base === undefined) return undefined;
	const divisor = isMpeg1 ? 1 : (second & 0x18) === 0x10 ? 2 : 4;
	const samplesPerSecond = base / divisor;
	const samples = layer === 1 ? 384 : layer === 3 && !isMpeg1 ? 576 : 1152;
	const padding = (third >> 1) & 1;
	const slot = layer === 1 ? 4 : 1;
	const size = Math.floor(((samples / 8) * rate * 1000) / samplesPerSecond / slot + padding) * slot;
	return { bytes: Math.max(size, 4), ms: (samples / samplesPerSecond) * 1000 };
}

function ratesOf(isMpeg1: boolean, layer: number): readonly number[] {
	if (!isMpeg1) return layer === 1 ? RATES.lowFirst : RATES.low;
	return layer === 1 ? RATES.first : layer === 2 ? RATES.second : RATES.third;
}
