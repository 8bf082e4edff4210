import { locale, type Locale } from './locale.svelte';

const formats: Record<Locale, { whole: Intl.NumberFormat; tenth: Intl.NumberFormat }> = {
	vi: formatsOf('vi-VN'),
	en: formatsOf('en-GB')
};

function formatsOf(language: string) {
	return {
		whole: new Intl.NumberFormat(language, { maximumFractionDigits: 0 }),
		tenth: new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
	};
}

/** 1234 → "1.234" in Vietnamese, "1,234" in English. */
export const inFigures = (count: number): string => formats[locale.current].whole.format(count);

/** Bytes as people buy them: "21 KB", "3,4 MB", "1,2 GB". Rounded up below a megabyte, since it announces a cost. */
export function inBytes(bytes: number): string {
	const { whole, tenth } = formats[locale.current];
	if (bytes < 1_000_000) return `${whole.format(Math.ceil(bytes / 1000))} KB`;
	if (bytes < 1_000_000_000) return `${tenth.format(bytes / 1_000_000)} MB`;
	return `${tenth.format(bytes / 1_000_000_000)} GB`;
}
