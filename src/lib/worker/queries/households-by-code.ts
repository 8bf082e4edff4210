import { liveQuery } from 'dexie';
import type { HouseholdRow } from '$lib/domain/household/household-row';
import type { ReadModel } from '$lib/store/read-model';
import { nothingToEnd, type Query } from './query';

/** What a read-out code can mean here; again whenever a village brings more. */
export const householdsByCode: Query<'householdsByCode'> = ({ person }, { ending }, answer) => {
	if (!person) {
		answer([]);
		return nothingToEnd;
	}
	const subscription = liveQuery(() => endingOn(person.read, ending)).subscribe(answer);
	return () => subscription.unsubscribe();
};

async function endingOn({ households }: ReadModel, ending: string): Promise<HouseholdRow[]> {
	const ids = await households.toCollection().primaryKeys();
	const rows = await households.bulkGet(ids.filter((id) => id.endsWith(ending)));
	return rows.filter((row) => row !== undefined);
}
