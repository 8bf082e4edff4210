import { nothingToEnd, type Query } from './query';

/** The list of a village: filtered and searched in memory, answered anew when a row changes. */
export const households: Query<'households'> = ({ person, afterFirstList }, args, answer) => {
	if (!person) return nothingToEnd;
	const index = person.index(args.village);
	return index.watch(() => {
		answer(index.list(args));
		afterFirstList();
	});
};
