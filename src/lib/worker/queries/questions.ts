import { liveQuery } from 'dexie';
import { mayRead, mayWrite } from '$lib/domain/access/roles';
import type { PersonSide } from '../person-side';
import type { QuestionToMe } from '../views';
import { nothingToEnd, type Query } from './query';

/** What others ask this person about what they wrote down, the oldest first: an index holds these rows alone. */
export const questions: Query<'questions'> = ({ person }, _, answer) => {
	if (!person) {
		answer([]);
		return nothingToEnd;
	}
	const subscription = liveQuery(() => readQuestions(person)).subscribe(answer);
	return () => subscription.unsubscribe();
};

async function readQuestions({ name, read, session }: PersonSide): Promise<QuestionToMe[]> {
	const open = new Set(
		session.access.databases
			.filter((one) => mayRead(one) && mayWrite(one))
			.map(({ name: village }) => village)
	);
	const rows = await read.households.where('asked').equals(name).toArray();
	return rows
		.filter(({ village }) => open.has(village))
		.flatMap(({ id, personal: { name: head, callName, asked }, questions = [] }) =>
			questions
				.filter(({ of }) => of === name)
				.map((one) => ({
					...one,
					householdId: id,
					head: { name: head, ...(callName === undefined ? {} : { callName }) },
					...noteOf(asked, one.entry)
				}))
		)
		.sort((a, b) => a.ms - b.ms);
}

function noteOf(notes: Record<string, string> | undefined, entry: string): { note?: string } {
	const note = notes?.[entry];
	return note === undefined ? {} : { note };
}
