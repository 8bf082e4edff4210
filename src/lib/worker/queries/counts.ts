import { OWN } from '$lib/store/own-db';
import type { CountsView } from '../api';
import { nothingToEnd, type Query } from './query';

/** What the commune last said of its villages in numbers. */
export const counts: Query<'counts'> = ({ person }, _, answer) => {
	if (!person) return nothingToEnd;
	const subscription = person.own
		.watch<CountsView>(OWN.counts)
		.subscribe((heard) => answer(heard ?? null));
	return () => subscription.unsubscribe();
};
