import { EMPTY_BOOK, type HeardOffice } from '$lib/domain/directory/office-book';
import { OWN } from '$lib/store/own-db';
import { nothingToEnd, type Query } from './query';

/** What the officers of a commune wrote for everybody in it, as this device heard it last. */
export const office: Query<'office'> = ({ person }, { commune }, answer) => {
	if (!person || commune === undefined) {
		answer(EMPTY_BOOK);
		return nothingToEnd;
	}
	const subscription = person.own
		.watch<HeardOffice>(OWN.office(commune))
		.subscribe((heard) => answer(heard ?? EMPTY_BOOK));
	return () => subscription.unsubscribe();
};
