import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../src/lib/ui/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark' | 'sunlight';
const themes: readonly Theme[] = ['light', 'dark', 'sunlight'];

/** WCAG 2.2, 1.4.3; the sunlight theme is for a screen half blinded at noon, so it reaches 1.4.6. */
const TEXT_RATIO: Record<Theme, number> = { light: 4.5, dark: 4.5, sunlight: 7 };
/** WCAG 2.2, 1.4.11: what shows where a control is. */
const OUTLINE_RATIO = 3;

const texts: readonly (readonly [text: string, ground: string])[] = [
	['ink', 'paper'],
	['ink', 'surface'],
	['ink', 'brand-soft'],
	['ink', 'done-soft'],
	['ink', 'attention-soft'],
	['ink', 'trouble-soft'],
	['quiet', 'paper'],
	['quiet', 'surface'],
	['quiet', 'brand-soft'],
	['quiet', 'trouble-soft'],
	['brand', 'paper'],
	['brand', 'surface'],
	['brand', 'brand-soft'],
	['on-brand', 'brand'],
	['done', 'paper'],
	['done', 'surface'],
	['done', 'done-soft'],
	['surface', 'done'],
	['attention', 'paper'],
	['attention', 'surface'],
	['attention', 'attention-soft'],
	['trouble', 'paper'],
	['trouble', 'surface'],
	['trouble', 'trouble-soft'],
	// A button that is busy or may not be pressed yet.
	['ink', 'idle']
];

describe.each(themes)('in the %s theme', (theme) => {
	const colours = coloursOf(theme);

	test.each(texts)('%s can be read on %s', (text, ground) => {
		expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(TEXT_RATIO[theme]);
	});

	test.each(['paper', 'surface'])('the outline of a control is seen on %s', (ground) => {
		expect(contrast(colours['edge'], colours[ground])).toBeGreaterThanOrEqual(OUTLINE_RATIO);
	});

	test('every colour of the light theme has its counterpart', () => {
		expect(Object.keys(colours)).toEqual(Object.keys(coloursOf('light')));
	});
});

test('a theme made of one colour would be noticed', () => {
	expect(contrast('#777777', '#777777')).toBe(1);
	expect(contrast('#000000', '#ffffff')).toBe(21);
});

test('everything tapped is at least 48 px high on a phone left as it came', () => {
	const targets = [...css.matchAll(/--touch-[a-z]+: ([0-9.]+)rem/g)].map(([, rem]) => Number(rem));
	expect(targets.length).toBeGreaterThan(0);
	for (const rem of targets) expect(rem * 16).toBeGreaterThanOrEqual(48);
});

test('the body text is 18 px and grows with the font size of the phone', () => {
	expect(css).toMatch(/--text-body: 400 1\.125rem\/1\.75rem/);
	const sizes = [...css.matchAll(/--text-[a-z-]+: (.+?);/g)].map(([, value]) => value);
	for (const size of sizes) expect(size).not.toMatch(/px/);
});

function coloursOf(theme: Theme): Record<string, string> {
	const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
	const pairs = [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)];
	expect(pairs.length).toBeGreaterThan(10);
	return Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
}

function contrast(a: string | undefined, b: string | undefined): number {
	if (!a || !b) throw new Error(`no such colour: ${a} on ${b}`);
	const [bright = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const value = parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
