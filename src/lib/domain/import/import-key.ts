/**
 * A short text that is the same whenever the same household stands in a list: it goes into the entry, and importing the
 * list again adds nothing. FNV-1a twice with different beginnings; it names a row, it protects nothing.
 */
export const importKey = (parts: readonly (string | number | undefined)[]): string => {
	const text = parts.map((part) => part ?? '').join('\u001f');
	return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
};

function hash(text: string, beginning: number): string {
	let value = beginning;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return (value >>> 0).toString(16).padStart(8, '0');
}
