import type { Patience } from './read-within';

export interface PieceReader {
	/** Judges the head of the answer; false leaves it. */
	onHead(response: Response): boolean | Promise<boolean>;
	/** Takes the next bytes; false leaves the rest. While it works, the silence does not count. */
	onPiece(piece: Uint8Array): Promise<boolean>;
}

/** Like `readWithin`, for what is worth keeping also when the link breaks before the end. */
export async function readPieces(
	request: (signal: AbortSignal) => Promise<Response>,
	{ signal, firstByteMs, silenceMs }: Patience,
	{ onHead, onPiece }: PieceReader
): Promise<void> {
	const controller = new AbortController();
	const end = () => controller.abort();
	signal.addEventListener('abort', end);
	if (signal.aborted) end();
	try {
		const response = await within(firstByteMs, end, request(controller.signal));
		if (!(await within(silenceMs, end, Promise.resolve(onHead(response))))) return;
		const reader = response.body?.getReader();
		while (reader) {
			const { done, value } = await within(silenceMs, end, reader.read());
			if (done || !(await onPiece(value))) return;
		}
	} finally {
		// What is still on its way is of no use to anybody.
		end();
		signal.removeEventListener('abort', end);
	}
}

async function within<T>(ms: number, end: () => void, task: Promise<T>): Promise<T> {
	const timer = setTimeout(end, ms);
	try {
		return await task;
	} finally {
		clearTimeout(timer);
	}
}
