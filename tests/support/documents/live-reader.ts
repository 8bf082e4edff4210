/** Reads a feed as it comes, line by line. */
export interface LiveReader {
	status: number;
	contentType: string;
	headers: Headers;
	/** The next line, without its end; undefined when the feed has ended. */
	line(): Promise<string | undefined>;
	/** The next line that is no heartbeat. */
	news(): Promise<string | undefined>;
	/** Everything up to the end. */
	rest(): Promise<string>;
	hangUp(): void;
}

export async function openFeed(
	address: string,
	headers: Record<string, string> = {}
): Promise<LiveReader> {
	const reach = new AbortController();
	const response = await fetch(address, { headers, signal: reach.signal });
	const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
	const decoder = new TextDecoder();
	let held = '';
	let hasEnded = false;

	const more = async (): Promise<void> => {
		const { done, value } = await reader.read();
		if (done) hasEnded = true;
		else held += decoder.decode(value as Uint8Array, { stream: true });
	};
	const line = async (): Promise<string | undefined> => {
		while (!held.includes('\n') && !hasEnded) await more();
		if (held === '') return undefined;
		const end = held.indexOf('\n');
		const found = end === -1 ? held : held.slice(0, end);
		held = end === -1 ? '' : held.slice(end + 1);
		return found;
	};
	return {
		status: response.status,
		contentType: response.headers.get('content-type') ?? '',
		headers: response.headers,
		line,
		async news() {
			for (;;) {
				const next = await line();
				if (next !== '') return next;
			}
		},
		async rest() {
			while (!hasEnded) await more();
			return held;
		},
		hangUp: () => reach.abort()
	};
}
