/** Recordings as phones and browsers make them, small enough to be looked through by eye. */

/** A quiet tone, one byte a sample. */
export function wav(seconds = 2): Buffer {
	const rate = 8_000;
	const samples = Buffer.alloc(Math.round(rate * seconds));
	for (let i = 0; i < samples.length; i++) samples[i] = 128 + Math.round(8 * Math.sin(i / 4));
	const header = Buffer.alloc(44);
	header.write('RIFF', 0);
	header.writeUInt32LE(36 + samples.length, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(rate, 24);
	header.writeUInt32LE(rate, 28);
	header.writeUInt16LE(1, 32);
	header.writeUInt16LE(8, 34);
	header.write('data', 36);
	header.writeUInt32LE(samples.length, 40);
	return Buffer.concat([header, samples]);
}

/** Opus in pages of one second, RFC 7845; what is in the packets nobody reads here. */
export function ogg(seconds: number): Buffer {
	const page = (granule: number, content: Buffer) => {
		const head = Buffer.alloc(28);
		head.write('OggS', 0);
		head.writeBigUInt64LE(BigInt(granule), 6);
		head[26] = 1;
		head[27] = content.length;
		return Buffer.concat([head, content]);
	};
	const pages = Array.from({ length: Math.ceil(seconds) }, (_, i) =>
		page(Math.min(i + 1, seconds) * 48_000, Buffer.alloc(40, i))
	);
	return Buffer.concat([page(0, Buffer.from('OpusHead\x01\x01')), ...pages]);
}

const box = (name: string, content: Buffer): Buffer => {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(content.length + 8, 0);
	head.write(name, 4);
	return Buffer.concat([head, content]);
};

/** @param handler what the track is: `soun`, or `vide` in a film */
export function mp4(seconds: number, handler = 'soun'): Buffer {
	const length = Buffer.alloc(100);
	length.writeUInt32BE(1_000, 12);
	length.writeUInt32BE(seconds * 1_000, 16);
	const track = Buffer.alloc(24);
	track.write(handler, 8);
	const moov = box('moov', Buffer.concat([box('mvhd', length), box('hdlr', track)]));
	return Buffer.concat([box('ftyp', Buffer.from('M4A isom')), moov, box('mdat', Buffer.alloc(64))]);
}

/** Layer 3 at 32 kbit/s and 48 kHz: frames of 96 bytes, 24 ms each. */
export function mp3(seconds: number): Buffer {
	const frame = Buffer.alloc(96);
	frame.set([0xff, 0xfb, 0x14, 0xc0]);
	const tag = Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x05cover', 'latin1');
	return Buffer.concat([tag, ...Array.from({ length: Math.round(seconds / 0.024) }, () => frame)]);
}

const element = (id: number[], content: Buffer): Buffer =>
	Buffer.concat([
		Buffer.from([...id, 0x40 | (content.length >> 8), content.length & 0xff]),
		content
	]);

/** As MediaRecorder streams it: segment and clusters of unknown size, no length anywhere, a block each 60 ms. */
export function webm(seconds: number, codec = 'A_OPUS'): Buffer {
	const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
	const parts = [
		element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm'))),
		Buffer.from([0x18, 0x53, 0x80, 0x67, ...unknown]),
		element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x86], Buffer.from(codec))))
	];
	const lastMs = seconds * 1_000;
	for (let cluster = 0; cluster <= lastMs; cluster += 6_000) {
		const time = Buffer.alloc(4);
		time.writeUInt32BE(cluster);
		parts.push(Buffer.from([0x1f, 0x43, 0xb6, 0x75, ...unknown]), element([0xe7], time));
		for (let ms = 0; ms < 6_000 && cluster + ms <= lastMs; ms += 60) {
			const block = Buffer.alloc(20, 7);
			block[0] = 0x81;
			block.writeInt16BE(ms, 1);
			parts.push(element([0xa3], block));
		}
	}
	return Buffer.concat(parts);
}
