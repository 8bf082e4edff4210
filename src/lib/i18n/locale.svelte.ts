export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The page's first script (src/app.html) reads the same key, so that the language is right before anything is drawn. */
const STORED_AS = 'go-cua.locale';

let current = $state<Locale>(stored() ?? 'vi');

export const locale = {
	get current(): Locale {
		return current;
	}
};

/** Every word on the screen changes at once; the choice outlives the page. */
export function chooseLocale(chosen: Locale): void {
	current = chosen;
	if (typeof document === 'undefined') return;
	document.documentElement.lang = chosen;
	try {
		localStorage.setItem(STORED_AS, chosen);
	} catch {
		// Storage may be forbidden; the choice then lasts until the page is closed.
	}
}

function stored(): Locale | undefined {
	if (typeof document === 'undefined') return undefined;
	try {
		const kept = localStorage.getItem(STORED_AS);
		return LOCALES.find((known) => known === kept);
	} catch {
		return undefined;
	}
}
