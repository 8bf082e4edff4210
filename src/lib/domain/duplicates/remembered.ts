/** Villages share their words: what was worked out for one name need not be for the next ten thousand. */
const MOST_REMEMBERED = 4000;

export function remembered<T>(workOut: (text: string) => T): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		const before = known.get(text);
		if (before !== undefined) return before;
		const now = workOut(text);
		if (known.size >= MOST_REMEMBERED) known.clear();
		known.set(text, now);
		return now;
	};
}
