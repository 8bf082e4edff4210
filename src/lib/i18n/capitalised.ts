/** As it begins a sentence. */
export const capitalised = (text: string): string =>
	text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
