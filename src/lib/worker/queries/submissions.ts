import { liveQuery } from 'dexie';
import { mayRead } from '$lib/domain/access/roles';
import type { HouseholdRow } from '$lib/domain/household/household-row';
import type { PersonSide } from '../person-side';
import type { RequestHere, SubmissionHere } from '../views';
import { nothingToEnd, type Query } from './query';

/** What people of this person's villages are helped with, the one that was written about last first. */
export const submissions: Query<'submissions'> = ({ person }, { which }, answer) => {
	if (!person) {
		answer([]);
		return nothingToEnd;
	}
	const subscription = liveQuery(() => readSubmissions(person, which)).subscribe(answer);
	return () => subscription.unsubscribe();
};

/** What people asked for, the latest first. */
export const requests: Query<'requests'> = ({ person }, _, answer) => {
	if (!person) {
		answer([]);
		return nothingToEnd;
	}
	const subscription = liveQuery(() => readRequests(person)).subscribe(answer);
	return () => subscription.unsubscribe();
};

async function readSubmissions(
	person: PersonSide,
	which: 'open' | 'all'
): Promise<SubmissionHere[]> {
	const titles = titlesOf(person);
	const found = person.read.households.where('submitting');
	const rows =
		which === 'open'
			? await found.equals('open').toArray()
			: await found.anyOf('open', 'closed').distinct().toArray();
	return rows
		.filter(({ village }) => titles.has(village))
		.flatMap((row) =>
			(row.submissions ?? [])
				.filter(({ closed }) => which === 'all' || !closed)
				.map((submission) => {
					const forWhom = row.personal.submissions?.[submission.id];
					return {
						...submission,
						...householdOf(row, titles),
						...(forWhom === undefined ? {} : { forWhom })
					};
				})
		)
		.sort((a, b) => b.last.ms - a.last.ms);
}

async function readRequests(person: PersonSide): Promise<RequestHere[]> {
	const titles = titlesOf(person);
	const rows = await person.read.households.where('submitting').equals('asked').toArray();
	return rows
		.filter(({ village }) => titles.has(village))
		.flatMap((row) =>
			(row.requests ?? []).map((request) => {
				const words = row.personal.requests?.[request.entry];
				return {
					...request,
					...householdOf(row, titles),
					...(words === undefined ? {} : { words })
				};
			})
		)
		.sort((a, b) => b.ms - a.ms);
}

const titlesOf = ({ session }: PersonSide): ReadonlyMap<string, string> =>
	new Map(
		session.access.databases.filter((one) => mayRead(one)).map(({ name, title }) => [name, title])
	);

const householdOf = (
	{ id, village, receipt, personal }: HouseholdRow,
	titles: ReadonlyMap<string, string>
) => ({
	householdId: id,
	village,
	villageTitle: titles.get(village) ?? '',
	receipt,
	head: {
		name: personal.name,
		...(personal.callName === undefined ? {} : { callName: personal.callName })
	}
});
