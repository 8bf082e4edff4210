/** What was last searched for in the catalogue: the way back, and a reload, lead to the same list. Each tab has its own. */

const KEY = 'go-cua-procedure-search';

let text = $state(stored());

export const procedureSearch = {
	get text(): string {
		return text;
	}
};

export function searchFor(typed: string): void {
	text = typed;
	try {
		sessionStorage.setItem(KEY, typed);
	} catch {
		// Storage may be switched off; the text is then kept until the page is left.
	}
}

function stored(): string {
	try {
		return sessionStorage.getItem(KEY) ?? '';
	} catch {
		return '';
	}
}
