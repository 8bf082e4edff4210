import type { Procedure } from '../procedures/procedure';
import type { Place } from './place';

/** In this order on the screen. Apart from the shapes, which screens that only show places need not load. */
export const PLACE_KINDS = ['one-stop', 'police', 'post', 'support', 'person', 'other'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Those that are there, as people look for them: by kind, then as they were added. */
export const placesShown = (places: readonly Place[]): Place[] =>
	places
		.filter(({ content }) => !content.gone)
		.toSorted(
			(a, b) =>
				PLACE_KINDS.indexOf(a.content.kind) - PLACE_KINDS.indexOf(b.content.kind) ||
				(a.id < b.id ? -1 : 1)
		);

/** Where a procedure is handed in: the place the commune named for it, else the first of the kind that takes it in. */
export function placeFor(procedure: Procedure, places: readonly Place[]): Place | undefined {
	const there = placesShown(places);
	const named = there.find(({ id }) => id === procedure.local?.place);
	if (named) return named;
	const kind = kindFor(procedure);
	return there.find(({ content }) => content.kind === kind);
}

/** Which office that is, whether or not the commune wrote it down: of two procedures alike where one way serves both. */
export const officeOf = (procedure: Procedure, places: readonly Place[]): string =>
	placeFor(procedure, places)?.id ?? kindFor(procedure) ?? procedure.authority.vi;

/** What goes to the province, the insurance or the power company has its office elsewhere. */
function kindFor({ level, group }: Procedure): PlaceKind | undefined {
	if (level !== 'commune') return undefined;
	return group === 'residence' || group === 'identity' || group === 'traffic'
		? 'police'
		: 'one-stop';
}
