export interface Patience {
	/** Ends the request from outside. */
	signal: AbortSignal;
	/** Until the first byte of the answer; includes the time the body needs to leave. */
	firstByteMs: number;
	/** Between any two pieces of the answer. */
	silenceMs: number;
}

export interface ReadAnswer {
	status: number;
	retryAfter: string | null;
	text: string;
	/** Compressed, where the server said how much it sends. */
	wireBytes: number;
}

/**
 * Reads an answer to its end as long as bytes keep coming. A dead link in the hills keeps a connection open for hours
 * without a word: only silence tells it from a slow one, so the time limit begins anew with every piece.
 */
export async function readWithin(
	request: (signal: AbortSignal) => Promise<Response>,
	{ signal, firstByteMs, silenceMs }: Patience
): Promise<ReadAnswer> {
	const controller = new AbortController();
	const end = () => controller.abort();
	signal.addEventListener('abort', end);
	if (signal.aborted) end();
	let timer = setTimeout(end, firstByteMs);
	const heard = () => {
		clearTimeout(timer);
		timer = setTimeout(end, silenceMs);
	};
	try {
		const response = await request(controller.signal);
		heard();
		const { text, bytes } = await readText(response, heard);
		const retryAfter = response.headers.get('retry-after');
		const wireBytes = Number(response.headers.get('content-length') ?? bytes);
		return { status: response.status, retryAfter, text, wireBytes };
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', end);
	}
}

async function readText(response: Response, heard: () => void) {
	const decoder = new TextDecoder();
	const reader = response.body?.getReader();
	let text = '';
	let bytes = 0;
	while (reader) {
		const { done, value } = await reader.read();
		if (done) break;
		heard();
		bytes += value.byteLength;
		text += decoder.decode(value, { stream: true });
	}
	return { text: text + decoder.decode(), bytes };
}
