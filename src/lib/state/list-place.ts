import { browser } from '$app/environment';
import type { HouseholdFilter } from '$lib/domain/household/household-filter';

/** Where someone was in the household list of a village, given back whichever way they return to it. */
export interface ListPlace {
	/** Whose list it was: a tablet is also handed on without signing out. */
	person: string;
	village: string;
	text: string;
	filter: HouseholdFilter;
	/** How many rows had been asked for. */
	limit: number;
	scrollTop: number;
}

// In the tab's own storage: it outlives a reload, and another tab keeps its own place.
const KEY = 'go-cua-list-place';

let place: ListPlace | undefined;

export function keepPlace(current: ListPlace): void {
	place = current;
	try {
		sessionStorage.setItem(KEY, JSON.stringify(current));
	} catch {
		// Storage may be switched off; the place is then kept until the page is left.
	}
}

export function placeIn(village: string, person: string): ListPlace | undefined {
	place ??= stored();
	return place?.village === village && place.person === person ? place : undefined;
}

export function forgetPlace(): void {
	place = undefined;
	try {
		sessionStorage.removeItem(KEY);
	} catch {
		// Then nothing was kept either.
	}
}

function stored(): ListPlace | undefined {
	if (!browser) return undefined;
	try {
		const text = sessionStorage.getItem(KEY);
		return text === null ? undefined : (JSON.parse(text) as ListPlace);
	} catch {
		return undefined;
	}
}
