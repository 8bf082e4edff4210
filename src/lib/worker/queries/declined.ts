import { liveQuery } from 'dexie';
import type { ReadModel } from '$lib/store/read-model';
import { nothingToEnd, type Query } from './query';

/** Which households of a village declined, whatever becomes of that while the page is open. */
export const declined: Query<'declined'> = ({ person }, { village }, answer) => {
	if (!person) {
		answer([]);
		return nothingToEnd;
	}
	const subscription = liveQuery(() => declinedIn(person.read, village)).subscribe(answer);
	return () => subscription.unsubscribe();
};

/** Nothing is known of them, and they count: one that was registered anew is out of scope. */
async function declinedIn({ households }: ReadModel, village: string): Promise<string[]> {
	const unknown = households.where('[village+coverage]').equals([village, 'unknown']);
	const rows = await unknown.filter(({ declined }) => declined === true).toArray();
	return rows.map(({ id }) => id);
}
