import type { Readable } from 'node:stream';

/** A stream of text line by line; it throws when the stream breaks off. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
	let held = '';
	stream.setEncoding('utf8');
	for await (const piece of stream) {
		held += String(piece);
		const lines = held.split('\n');
		held = lines.pop() ?? '';
		yield* lines;
	}
	if (held !== '') yield held;
}
