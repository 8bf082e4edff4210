import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { inBytes, inFigures, inTenths } from '../../../src/lib/i18n/numbers';
import { chooseLocale, LOCALES, type Locale } from '../../../src/lib/i18n/locale.svelte';

afterEach(() => chooseLocale('vi'));

const LANGUAGES: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };

test.each(LOCALES)('figures in %s stand as the language writes them, long or short', (language) => {
	chooseLocale(language);
	const whole = new Intl.NumberFormat(LANGUAGES[language], { maximumFractionDigits: 0 });
	const anyNumber = fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.double({ noNaN: true }));
	// Adding nothing makes the zero below zero an ordinary one: no count is "-0".
	const count = anyNumber.map((one) => one + 0);
	fc.assert(fc.property(count, (one) => inFigures(one) === whole.format(one)));
});

test('a page that changes its language changes its figures', () => {
	expect([inFigures(1234), inTenths(1.43), inBytes(3_400_000)]).toEqual(['1.234', '1,4', '3,4 MB']);
	chooseLocale('en');
	expect([inFigures(1234), inTenths(1.43), inBytes(3_400_000)]).toEqual(['1,234', '1.4', '3.4 MB']);
});
