import { checkFreeText } from '$lib/domain/text/guard';
import { session } from './session.svelte';

/** What was last searched for in the catalogue: the way back, and a reload, lead to the same list. Each tab has its own. */

const KEY = 'go-cua-procedure-search';

/** Whose words they are: people ask in the middle of somebody's affairs, and the tablet is handed on. */
interface Search {
	person: string;
	text: string;
}

let last = $state.raw<Search | undefined>(stored());

export const procedureSearch = {
	get text(): string {
		return last && last.person === session.current?.person.name ? last.text : '';
	}
};

export function searchFor(typed: string): void {
	last = { person: session.current?.person.name ?? '', text: typed };
	// What may not be held stands in the field and nowhere else.
	const kept: Search = checkFreeText(typed).ok ? last : { ...last, text: '' };
	try {
		sessionStorage.setItem(KEY, JSON.stringify(kept));
	} catch {
		// Storage may be switched off; the text is then kept until the page is left.
	}
}

function stored(): Search | undefined {
	try {
		return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Search | undefined;
	} catch {
		return undefined;
	}
}
