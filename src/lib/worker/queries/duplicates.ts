import { liveQuery } from 'dexie';
import { isVillageId } from '$lib/domain/ids';
import { mayRead } from '$lib/domain/access/roles';
import type { HouseholdRow } from '$lib/domain/household/household-row';
import { isToldApart, type ToldApart } from '$lib/domain/duplicates/not-the-same';
import { DuplicateIndex, factsOfRow } from '$lib/store/duplicate-index';
import { OWN } from '$lib/store/own-db';
import type { DuplicateView } from '../api';
import type { PersonSide } from '../person-side';
import type { AskedElsewhere } from '../possibly-known';
import { nothingToEnd, type Query } from './query';

/** Made when they first ask, and kept while they work here. */
const indexes = new WeakMap<PersonSide, DuplicateIndex>();

function indexFor(person: PersonSide): DuplicateIndex {
	const index = indexes.get(person) ?? new DuplicateIndex((village) => person.index(village));
	indexes.set(person, index);
	return index;
}

/** No household is called so. */
const BEING_TYPED = '';

/** Households that may be the one somebody is typing, in all villages they read. */
export const possibleDuplicates: Query<'possibleDuplicates'> = (
	{ person },
	{ village, limit, apart, ...facts },
	answer
) => {
	if (!person) return nothingToEnd;
	const duplicates = indexFor(person);
	return duplicates.watch(villagesOf(person, village), () => {
		const found = duplicates.find({ id: BEING_TYPED, village, ...facts });
		answer(
			found
				.filter(({ row }) => !apart.includes(row.id))
				.slice(0, limit)
				.map((one) => viewOf(person, village, one))
		);
	});
};

/** Households that are likely the same as this one, and whether one may be known where this person cannot look. */
export const duplicatesOf: Query<'duplicatesOf'> = ({ person }, { id, limit }, answer) => {
	if (!person) return nothingToEnd;
	const duplicates = indexFor(person);
	let told: ToldApart = [];
	let isElsewhere = false;
	const tell = () => {
		const row = duplicates.row(id);
		// One that does not count any more is not asked to be merged.
		const found = row && counts(row) ? duplicates.find(factsOfRow(row)) : [];
		answer({
			isElsewhere,
			likely: found
				.filter(
					({ row, match }) =>
						match.strength === 'likely' && counts(row) && !isToldApart(told, id, row.id)
				)
				.slice(0, limit)
				.map((one) => viewOf(person, row?.village ?? '', one))
		});
	};
	const stop = duplicates.watch(villagesOf(person), tell);
	const kept = liveQuery(() =>
		Promise.all([
			person.own.read<ToldApart>(OWN.toldApart),
			person.own.read<AskedElsewhere>(OWN.askedElsewhere)
		])
	).subscribe(([apart = [], asked = {}]) => {
		told = apart;
		isElsewhere = asked[id]?.possible ?? false;
		tell();
	});
	return () => {
		stop();
		kept.unsubscribe();
	};
};

const counts = ({ coverage }: HouseholdRow): boolean => coverage !== 'out-of-scope';

/** The one that is asked about first, so that its answer waits for no other. */
function villagesOf({ session }: PersonSide, first?: string): string[] {
	const open = session.access.databases
		.filter(mayRead)
		.map(({ name }) => name)
		.filter(isVillageId);
	return [...new Set([...(first === undefined ? [] : [first]), ...open])];
}

function viewOf(
	{ session }: PersonSide,
	village: string,
	{ row, match }: Omit<DuplicateView, 'elsewhere'>
): DuplicateView {
	if (row.village === village) return { row, match };
	const listed = session.access.databases.find(({ name }) => name === row.village);
	return { row, match, elsewhere: listed?.title ?? row.village };
}
