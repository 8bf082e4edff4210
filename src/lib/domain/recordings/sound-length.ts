import { mp3LengthMs } from './mp3-length';
import { find, says, type SoundKind } from './sound-kind';
import { webmLengthMs } from './webm-length';

/** How long a recording plays; undefined where its file does not say, as one that Safari records piece by piece. */
export function soundLengthMs(kind: SoundKind, bytes: Uint8Array): number | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = lengthOf(kind, bytes, view);
	return length !== undefined && Number.isFinite(length) && length >= 0 ? length : undefined;
}

function lengthOf(kind: SoundKind, bytes: Uint8Array, view: DataView): number | undefined {
	switch (kind) {
		case 'wav':
			return wavLengthMs(bytes, view);
		case 'ogg':
			return oggLengthMs(bytes, view);
		case 'mp4':
			return mp4LengthMs(bytes, view);
		case 'mp3':
			return mp3LengthMs(bytes);
		case 'webm':
			return webmLengthMs(bytes, view);
	}
}

function wavLengthMs(bytes: Uint8Array, view: DataView): number | undefined {
	const format = find(bytes, 'fmt ');
	const data = find(bytes, 'data', 12);
	if (format < 0 || data < 0 || format + 20 > bytes.length) return undefined;
	const bytesPerSecond = view.getUint32(format + 16, true);
	// A recorder that was cut off leaves the length it meant to write.
	return ((bytes.length - data - 8) / bytesPerSecond) * 1000;
}

/** Every page says how many samples are over at its end. */
function oggLengthMs(bytes: Uint8Array, view: DataView): number | undefined {
	const vorbis = find(bytes, '\x01vorbis');
	const isOpus = find(bytes, 'OpusHead') >= 0;
	if (!isOpus && (vorbis < 0 || vorbis + 16 > bytes.length)) return undefined;
	const samplesPerSecond = isOpus ? 48_000 : view.getUint32(vorbis + 12, true);
	const page = lastPage(bytes);
	return page === undefined
		? undefined
		: (Number(view.getBigUint64(page + 6, true)) / samplesPerSecond) * 1000;
}

function lastPage(bytes: Uint8Array): number | undefined {
	for (let at = bytes.length - 27; at >= 0; at--) if (says(bytes, at, 'OggS')) return at;
	return undefined;
}

/** Of the whole file, in its head; nought while it is recorded piece by piece. */
function mp4LengthMs(bytes: Uint8Array, view: DataView): number | undefined {
	const head = find(bytes, 'mvhd');
	if (head < 0 || head + 36 > bytes.length) return undefined;
	const isLong = bytes[head + 4] === 1;
	const scale = view.getUint32(head + (isLong ? 24 : 16));
	const length = isLong ? Number(view.getBigUint64(head + 28)) : view.getUint32(head + 20);
	return length === 0 ? undefined : (length / scale) * 1000;
}
