import type { Place } from '$lib/domain/directory/place';
import { placeFor } from '$lib/domain/directory/places';
import { CATALOGUE } from '$lib/domain/procedures/catalogue';
import type { LocalVersion } from '$lib/domain/procedures/local';
import type { Procedure } from '$lib/domain/procedures/procedure';
import {
	changeBy,
	changesAround,
	procedureAsOf,
	proceduresOn,
	type ChangeOfProcedure
} from '$lib/domain/procedures/versions';
import { calendarDay } from '$lib/domain/time/calendar';
import { directory } from './directory.svelte';
import { now } from './now.svelte';
import { officeBook } from './office-book.svelte';

/** The catalogue as the commune follows it today; loaded by the pages of procedures alone. */

const day = $derived(calendarDay(now.ms));
const local = $derived<readonly LocalVersion[]>(officeBook.current?.versions ?? []);
// Mostly a commune has changed nothing: then the search keeps its index.
const shown = $derived<readonly Procedure[]>(
	local.length === 0 ? CATALOGUE : proceduresOn({ catalogue: CATALOGUE, local }, day)
);

/** As it is followed on a day. */
const asOf = (id: string, on: string): Procedure | undefined =>
	procedureAsOf({ catalogue: CATALOGUE, local }, id, { day: on });

/** The commune's own that begins another day. */
function notYet(id: string): Procedure | undefined {
	const [first] = local
		.filter(({ procedure }) => procedure === id)
		.map(({ effective }) => effective.from)
		.toSorted();
	return first === undefined ? undefined : asOf(id, first);
}

export const procedures = {
	/** Whether the device has answered what the commune wrote. */
	get isKnown(): boolean {
		return officeBook.current !== undefined;
	},
	get commune(): string | undefined {
		return officeBook.commune;
	},
	get today(): string {
		return day;
	},
	/** Those that are done in the commune today. */
	get shown(): readonly Procedure[] {
		return shown;
	},
	/** Also one that the commune does not do, or not yet. */
	of: (id: string): Procedure | undefined => asOf(id, day) ?? notYet(id),
	asOf,
	/** As a dossier keeps it. */
	pinned: (id: string, pin: string): Procedure | undefined =>
		procedureAsOf({ catalogue: CATALOGUE, local }, id, { pin }),
	changesOf: (id: string): { begun: ChangeOfProcedure[]; coming: ChangeOfProcedure[] } =>
		changesAround({ catalogue: CATALOGUE, local }, id, day),
	/** What one more version would make different; undefined for nothing. */
	changeBy: (version: LocalVersion): ChangeOfProcedure | undefined =>
		changeBy({ catalogue: CATALOGUE, local }, version),
	/** In the order they were written. */
	versionsOf: (id: string): LocalVersion[] =>
		local.filter(({ procedure }) => procedure === id).toSorted((a, b) => a.number - b.number),
	/** Ids of those that the commune does not do today, or not yet. */
	get hidden(): string[] {
		return local
			.map(({ procedure }) => procedure)
			.filter((id, i, all) => all.indexOf(id) === i && !shown.some((one) => one.id === id));
	},
	/** Where to hand it in. */
	placeOf: (procedure: Procedure): Place | undefined => placeFor(procedure, directory.places ?? [])
};
