export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined when the value is nested deeper than the engine's stack: it can be parsed, but not written again. */
export function toJsonText(value: unknown): string | undefined {
	try {
		return JSON.stringify(value);
	} catch (thrown) {
		if (thrown instanceof RangeError) return undefined;
		throw thrown;
	}
}
