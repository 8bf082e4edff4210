import { locale, type Locale } from './locale.svelte';

const LANGUAGES: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };
const made = new Map<string, Intl.NumberFormat>();

/** Made when first asked for: the first one of a page costs a cheap phone some sixty milliseconds. */
function formatWith(maximumFractionDigits: 0 | 1): Intl.NumberFormat {
	const language = LANGUAGES[locale.current];
	const key = `${language} ${maximumFractionDigits}`;
	let format = made.get(key);
	if (!format) made.set(key, (format = new Intl.NumberFormat(language, { maximumFractionDigits })));
	return format;
}

/** 1234 → "1.234" in Vietnamese, "1,234" in English. */
export const inFigures = (count: number): string =>
	isShort(count) ? String(count) : formatWith(0).format(count);

/** The same in both languages: a village's figures need no format, and its first screen does not wait for one. */
const isShort = (count: number): boolean => Number.isInteger(count) && count >= 0 && count < 1000;

/** Bytes as people buy them: "21 KB", "3,4 MB", "1,2 GB". Rounded up below a megabyte, since it announces a cost. */
export function inBytes(bytes: number): string {
	if (bytes < 1_000_000) return `${inFigures(Math.ceil(bytes / 1000))} KB`;
	if (bytes < 1_000_000_000) return `${inTenths(bytes / 1_000_000)} MB`;
	return `${inTenths(bytes / 1_000_000_000)} GB`;
}

/** 1.43 → "1,4" in Vietnamese, "1.4" in English. */
export const inTenths = (value: number): string => formatWith(1).format(value);
