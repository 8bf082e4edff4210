import { liveQuery } from 'dexie';
import { isToldApart, type ToldApart } from '$lib/domain/duplicates/not-the-same';
import { hasPeople } from '$lib/domain/household/has-people';
import type { HouseholdRow } from '$lib/domain/household/household-row';
import { mayRead, mayWrite, onlyLooks } from '$lib/domain/access/roles';
import { OWN } from '$lib/store/own-db';
import type { WaitingCase } from '../api';
import type { PersonSide } from '../person-side';
import { nothingToEnd, type Query } from './query';

/** What waits to be decided, the oldest first: an index holds these rows alone. */
export const review: Query<'review'> = ({ person }, _, answer) => {
	if (!person) {
		answer([]);
		return nothingToEnd;
	}
	const subscription = liveQuery(() => readReview(person)).subscribe(answer);
	return () => subscription.unsubscribe();
};

async function readReview(person: PersonSide): Promise<WaitingCase[]> {
	const { read, own, session } = person;
	const open = session.access.databases.filter(
		(one) => mayRead(one) && mayWrite(one) && !onlyLooks(session.person.role)
	);
	const titles = new Map(open.map(({ name, title }) => [name, title]));
	const [waiting, moved, came, complete, told] = await Promise.all([
		read.households.orderBy('reviewSince').toArray(),
		read.households.orderBy('movedTo').toArray(),
		read.households.orderBy('cameFrom').toArray(),
		own.read<Record<string, true>>(OWN.complete),
		own.read<ToldApart>(OWN.toldApart)
	]);
	const [arrived, before] = await Promise.all([
		read.households.bulkGet(moved.map(({ arrival = '' }) => arrival)),
		read.households.bulkGet(came.map(({ cameFrom = '' }) => cameFrom))
	]);

	const cases: WaitingCase[] = waiting.flatMap((row) =>
		(row.cases ?? []).map(({ kind, entry }) => ({
			...about(row, titles),
			kind,
			entry,
			sinceMs: row.reviewSince ?? 0
		}))
	);
	for (const [i, row] of moved.entries()) {
		// While the other village is not all here, nobody can say that they are missing there.
		if (arrived[i] || !row.move || !titles.has(row.movedTo ?? '')) continue;
		if (complete?.[row.movedTo ?? ''] !== true) continue;
		cases.push({
			...about(row, titles),
			kind: 'moved-not-there',
			entry: row.move,
			sinceMs: row.movedMs ?? 0
		});
	}
	for (const [i, row] of came.entries()) {
		const there = before[i];
		if (!there || !counts(row) || !counts(there) || isToldApart(told ?? [], row.id, there.id))
			continue;
		// What would end it may still be on its way.
		if (complete?.[row.village] !== true || complete[there.village] !== true) continue;
		const otherVillage = titles.get(there.village);
		if (otherVillage === undefined) continue;
		cases.push({
			...about(row, titles),
			kind: 'in-two-villages',
			entry: there.id,
			otherVillage
		});
	}
	return cases
		.filter(({ village }) => titles.has(village))
		.sort((a, b) => (a.sinceMs ?? 0) - (b.sinceMs ?? 0));
}

const counts = (row: HouseholdRow): boolean => row.coverage !== 'out-of-scope' && hasPeople(row);

const about = ({ id, village, personal }: HouseholdRow, titles: ReadonlyMap<string, string>) => ({
	householdId: id,
	village,
	villageTitle: titles.get(village) ?? '',
	head: {
		name: personal.name,
		...(personal.callName === undefined ? {} : { callName: personal.callName })
	}
});
