import { locale, type Locale } from './locale.svelte';

export { chooseLocale, locale, LOCALES, type Locale } from './locale.svelte';

/**
 * The words of one part of the application. Call the answer in markup or `$derived` and it follows the chosen language:
 *
 *   const words = $derived(syncWords());
 */
export const catalogue =
	<Words extends object>(languages: Record<Locale, Words>): (() => Words) =>
	() =>
		languages[locale.current];
