import { afterEach, describe, expect, test } from 'vitest';
import { chooseLocale, LOCALES, type Locale } from '../../../src/lib/i18n';

const modules = import.meta.glob<Record<string, unknown>>('../../../src/lib/i18n/*.ts', {
	eager: true
});

/** Every exported `…Words` is a catalogue; `…InWords` are sentences made of one. */
const catalogues = Object.values(modules).flatMap((module) =>
	Object.entries(module).filter(([name]) => /(?<!In)Words$/.test(name))
) as [name: string, words: () => object][];

type Leaf = string | ((...args: never[]) => unknown);

afterEach(() => chooseLocale('vi'));

test('there are words to look at', () => {
	expect(catalogues.map(([name]) => name)).toContain('commonWords');
	expect(catalogues.length).toBeGreaterThan(5);
});

describe.each(catalogues)('%s', (_name, words) => {
	const leaves = Object.fromEntries(
		LOCALES.map((locale) => {
			chooseLocale(locale);
			return [locale, leavesOf(words())];
		})
	) as Record<Locale, Map<string, Leaf>>;

	test('says everything in both languages', () => {
		expect([...leaves.en.keys()].sort()).toEqual([...leaves.vi.keys()].sort());
	});

	test('takes the same parameters in both languages', () => {
		for (const [path, leaf] of leaves.vi)
			expect(typeof leaves.en.get(path), path).toBe(typeof leaf);
	});

	test.each(LOCALES)('leaves nothing empty or half-deleted (%s)', (locale) => {
		for (const [path, leaf] of leaves[locale])
			if (typeof leaf === 'string') {
				expect(leaf, path).not.toBe('');
				expect(leaf, path).toBe(leaf.trim());
				expect(leaf, path).not.toMatch(/ {2}| [,;:?!]| \.(\s|$)/);
			}
	});

	test('is written in composed letters, which every phone draws alike', () => {
		for (const [path, leaf] of leaves.vi)
			if (typeof leaf === 'string') expect(leaf, path).toBe(leaf.normalize('NFC'));
	});

	test('writes names as their owners do', () => {
		for (const locale of LOCALES)
			for (const [path, leaf] of leaves[locale])
				if (typeof leaf === 'string')
					expect(leaf, path).not.toMatch(/vneid|vneID|VNEID|gõ Cửa|(?<![.\w])(otp|qr|csv|xlsx)\b/);
	});

	test('never speaks in codes or blame', () => {
		for (const [path, leaf] of leaves.vi)
			if (typeof leaf === 'string')
				expect(leaf, path).not.toMatch(/lỗi không xác định|thất bại|không hợp lệ|invalid/i);
	});

	test('begins a sentence with a capital where the other language does', () => {
		for (const [path, leaf] of leaves.vi) {
			const other = leaves.en.get(path);
			if (typeof leaf !== 'string' || typeof other !== 'string') continue;
			if (!/[.!?]$/.test(leaf) || !/[.!?]$/.test(other)) continue;
			expect(isCapital(leaf), path).toBe(isCapital(other));
		}
	});
});

test('a change of language changes the words at once', () => {
	const [, words] = catalogues.find(([name]) => name === 'commonWords') ?? [];
	const said = () => (words?.() as { back: string }).back;
	expect(said()).toBe('Trở lại');
	chooseLocale('en');
	expect(said()).toBe('Back');
});

const isCapital = (text: string): boolean => text.charAt(0) !== text.charAt(0).toLowerCase();

function leavesOf(node: unknown, path = ''): Map<string, Leaf> {
	if (typeof node === 'string' || typeof node === 'function')
		return new Map([[path, node as Leaf]]);
	return new Map(
		Object.entries(node as object).flatMap(([key, value]) => [
			...leavesOf(value, path === '' ? key : `${path}.${key}`)
		])
	);
}
