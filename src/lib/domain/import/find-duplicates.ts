import { foldSpelling } from '../text/fold-text';
import type { DuplicatePair, DuplicateSign, PlannedHousehold, RowPlace } from './import-plan';

/**
 * Two rows may be one household when the heads' names fold alike and the year of birth, the phone or the address agrees.
 * The name alone is common; equal names with other years are other people.
 */
export interface ComparedRow extends RowPlace {
	name: string;
	year?: number;
	phone?: string;
	address?: string;
}

/** More equal rows than this are a template, not people; each is still paired with that many. */
const MOST_COMPARED = 20;

export function duplicatePairs(rows: readonly ComparedRow[]): DuplicatePair[] {
	const byName = groupBy(rows, ({ name }) => foldSpelling(name));
	return [...byName.values()].flatMap((same) =>
		same.flatMap((later, i) => pairsWith(later, same, i))
	);
}

function pairsWith(later: ComparedRow, same: readonly ComparedRow[], i: number): DuplicatePair[] {
	return same.slice(Math.max(0, i - MOST_COMPARED), i).flatMap((earlier): DuplicatePair[] => {
		const why = agreement(earlier, later);
		return why.length === 0 ? [] : [{ rows: [placeOf(earlier), placeOf(later)], why }];
	});
}

type Signs = Pick<ComparedRow, 'year' | 'phone' | 'address'>;

function agreement(a: Signs, b: Signs): DuplicateSign[] {
	if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return [];
	const signs: DuplicateSign[] = [];
	if (a.year !== undefined && a.year === b.year) signs.push('birth-year');
	if (a.phone !== undefined && a.phone === b.phone) signs.push('phone');
	const address = foldSpelling(a.address ?? '');
	if (address !== '' && address === foldSpelling(b.address ?? '')) signs.push('address');
	return signs;
}

const placeOf = ({ sheet, row }: RowPlace): RowPlace => ({ sheet, row });

/** A household the village has already. */
export interface ExistingHousehold {
	id: string;
	name: string;
	birthBand?: number;
	phone?: string;
	houseHint?: string;
	importKey?: string;
}

/** @property why `imported-before`: the same row of the same list, which adds nothing */
export interface ExistingDuplicate extends RowPlace {
	importKey: string;
	existingId: string;
	why: ('imported-before' | DuplicateSign)[];
}

/** Households of the plan that the village seems to have; of those only a band of years is known. */
export function findDuplicates(
	planned: readonly PlannedHousehold[],
	existing: readonly ExistingHousehold[]
): ExistingDuplicate[] {
	const byKey = new Map(existing.flatMap((one) => (one.importKey ? [[one.importKey, one]] : [])));
	const byName = groupBy(existing, ({ name }) => foldSpelling(name));
	return planned.flatMap((household): ExistingDuplicate[] => {
		const { sheet, row, importKey } = household;
		const before = byKey.get(importKey);
		if (before)
			return [{ sheet, row, importKey, existingId: before.id, why: ['imported-before' as const] }];
		return (byName.get(foldSpelling(household.head.name)) ?? []).flatMap((other) => {
			const why = agreement(
				signsOf(household.head, household.houseHint),
				signsOf(other, other.houseHint)
			);
			return why.length > 0 ? [{ sheet, row, importKey, existingId: other.id, why }] : [];
		});
	});
}

const signsOf = (
	{ birthBand, phone }: { birthBand?: number; phone?: string },
	address: string | undefined
): Signs => ({
	...(birthBand === undefined ? {} : { year: birthBand }),
	...(phone === undefined ? {} : { phone }),
	...(address === undefined ? {} : { address })
});

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
