/** Kinds of sound that browsers record and phones keep, by how their bytes begin: what a file calls itself proves nothing. */
export type SoundKind = 'webm' | 'ogg' | 'mp4' | 'mp3' | 'wav';

export const SOUND_TYPES: Readonly<Record<SoundKind, string>> = {
	webm: 'audio/webm',
	ogg: 'audio/ogg',
	mp4: 'audio/mp4',
	mp3: 'audio/mpeg',
	wav: 'audio/wav'
};

/** Undefined for everything else, a film among them: nobody's picture travels as a recording. */
export function soundKindOf(bytes: Uint8Array): SoundKind | undefined {
	if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WAVE')) return 'wav';
	if (says(bytes, 0, 'OggS')) return find(bytes, 'theora') < 0 ? 'ogg' : undefined;
	if (says(bytes, 4, 'ftyp')) return hasFilm(bytes) ? undefined : 'mp4';
	if (isEbml(bytes))
		return says(bytes, find(bytes, 'webm'), 'webm') && !hasPicture(bytes) ? 'webm' : undefined;
	return says(bytes, 0, 'ID3') || isMp3Frame(bytes, 0) ? 'mp3' : undefined;
}

const isEbml = (bytes: Uint8Array): boolean =>
	bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3;

/** The handler of a track stands twelve bytes behind the name of its box. */
function hasFilm(bytes: Uint8Array): boolean {
	for (let at = find(bytes, 'hdlr'); at >= 0; at = find(bytes, 'hdlr', at + 4))
		if (says(bytes, at + 12, 'vide')) return true;
	return false;
}

const PICTURE_CODECS = ['V_VP8', 'V_VP9', 'V_AV1', 'V_MPEG'] as const;
const hasPicture = (bytes: Uint8Array): boolean =>
	PICTURE_CODECS.some((codec) => find(bytes, codec) >= 0);

/** Eleven bits of ones, then a version and a layer that there are: layer 0 is another format's. */
export function isMp3Frame(bytes: Uint8Array, at: number): boolean {
	const second = bytes[at + 1] ?? 0;
	return (
		bytes[at] === 0xff &&
		(second & 0xe0) === 0xe0 &&
		(second & 0x18) !== 0x08 &&
		(second & 0x06) !== 0
	);
}

export function says(bytes: Uint8Array, at: number, text: string): boolean {
	if (at < 0 || at + text.length > bytes.length) return false;
	for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
	return true;
}

/** Where a word stands, from one byte on; below nought where it does not. */
export function find(bytes: Uint8Array, text: string, from = 0): number {
	const first = text.charCodeAt(0);
	for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
		if (says(bytes, at, text)) return at;
	return -1;
}
