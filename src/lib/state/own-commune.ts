import { sharesRecordings } from '$lib/domain/access/roles';
import { communeOf } from '$lib/domain/commune-of';
import type { SessionView } from '$lib/worker/views';

/** The commune somebody works in: of the village the screens show, else of any that is open. */
export function ownCommune(session: SessionView | null | undefined): string | undefined {
	const village = session?.village ?? session?.villages[0];
	return village && communeOf(village.id);
}

/** Whether what this person records is for the whole commune. */
export const mayShareRecordings = (session: SessionView | null | undefined): boolean =>
	!!session && sharesRecordings(session.person.role) && ownCommune(session) !== undefined;
