import type { Readable } from 'node:stream';

/** A stream as text, piece by piece: a letter that is cut in two comes with the second piece. */
export async function* textOf(stream: Readable): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	for await (const piece of stream) yield decoder.decode(piece as Uint8Array, { stream: true });
}

/** A stream of text line by line; it throws when the stream breaks off. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
	let held = '';
	for await (const piece of textOf(stream)) {
		held += piece;
		const lines = held.split('\n');
		held = lines.pop() ?? '';
		yield* lines;
	}
	if (held !== '') yield held;
}
