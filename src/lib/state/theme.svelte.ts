import { browser } from '$app/environment';

export const THEMES = ['auto', 'light', 'dark', 'sunlight'] as const;
export type Theme = (typeof THEMES)[number];

/** The page's first script (src/app.html) reads the same key, so that a dark screen does not flash white. */
const STORED_AS = 'go-cua.theme';

const prefersDark = browser ? matchMedia('(prefers-color-scheme: dark)') : undefined;

let chosen = $state<Theme>(stored() ?? 'auto');

export const theme = {
	get chosen(): Theme {
		return chosen;
	}
};

export function chooseTheme(next: Theme): void {
	chosen = next;
	apply();
	try {
		localStorage.setItem(STORED_AS, next);
	} catch {
		// Storage may be forbidden; the choice then lasts until the page is closed.
	}
}

prefersDark?.addEventListener('change', apply);

function apply() {
	const auto = prefersDark?.matches ? 'dark' : 'light';
	document.documentElement.dataset['theme'] = chosen === 'auto' ? auto : chosen;
}

function stored(): Theme | undefined {
	if (!browser) return undefined;
	try {
		const kept = localStorage.getItem(STORED_AS);
		return THEMES.find((known) => known === kept);
	} catch {
		return undefined;
	}
}
