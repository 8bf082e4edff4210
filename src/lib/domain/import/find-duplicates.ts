import { SAME_NAME } from '../duplicates/compare-names';
import { LIKELY, POSSIBLE, type DuplicateReason } from '../duplicates/match-household';
import { KnownHouseholds, type FoundDuplicate } from '../duplicates/known-households';
import type { PersonFacts } from '../duplicates/read-household';
import { foldSpelling } from '../text/fold-text';
import type { DuplicatePair, DuplicateSign, PlannedHousehold, RowPlace } from './import-plan';

/**
 * Two rows are asked about only when they are likely one household: the heads' names are alike, and the year of birth, the
 * phone or the address agrees. The name alone is common; equal names with other years are other people.
 */
export interface ComparedRow extends RowPlace {
	name: string;
	year?: number;
	phone?: string;
	address?: string;
}

/** More rows of one name than this are a template, not people; each is still compared with that many. */
const MOST_COMPARED = 20;

export function duplicatePairs(rows: readonly ComparedRow[]): DuplicatePair[] {
	const known = new KnownHouseholds();
	const ofName = new Map<string, number>();
	for (const [n, row] of rows.entries()) {
		const name = foldSpelling(row.name);
		const times = (ofName.get(name) ?? 0) + 1;
		ofName.set(name, times);
		if (times <= MOST_COMPARED) known.put(factsOf(n, row));
	}
	// Found from either side: in whatever order the list is, its pairs are the same.
	const pairs = new Map<string, { places: [number, number]; why: DuplicateSign[] }>();
	for (const [n, row] of rows.entries()) {
		const found = known.has(String(n))
			? known.findFor(String(n), LIKELY)
			: known.find(factsOf(n, row), LIKELY);
		for (const { id, why } of likelySigns(found)) {
			const places: [number, number] = [Math.min(n, Number(id)), Math.max(n, Number(id))];
			pairs.set(places.join(), { places, why });
		}
	}
	return [...pairs.values()]
		.sort(({ places: a }, { places: b }) => a[0] - b[0] || a[1] - b[1])
		.flatMap(({ places: [first, second], why }): DuplicatePair[] => {
			const [earlier, later] = [rows[first], rows[second]];
			return earlier && later ? [{ rows: [placeOf(earlier), placeOf(later)], why }] : [];
		});
}

const factsOf = (n: number, { name, year, phone, address }: ComparedRow) => ({
	id: String(n),
	village: '',
	people: [{ name, birthYear: year, phone }],
	houseHint: address
});

/** A phone or a house alone makes no household of two heads, and a name alone none either. */
function likelySigns(found: readonly FoundDuplicate[]) {
	return found.flatMap(({ id, match }) => {
		const why = signsOf(match.reasons);
		const isNamed = match.reasons.some(({ kind }) => kind === 'name');
		return isNamed && why.some(isEvidence) ? [{ id, why }] : [];
	});
}

const signsOf = (reasons: readonly DuplicateReason[]): DuplicateSign[] =>
	reasons.flatMap((reason): DuplicateSign[] => {
		switch (reason.kind) {
			case 'name':
				return [
					...(reason.differences.every((one) => one === 'marks') ? [] : ['similar-name' as const]),
					...(reason.known === undefined ? [] : ['other-member' as const])
				];
			case 'birth':
				return ['birth-year'];
			case 'phone':
				return ['phone'];
			case 'house':
				return ['address'];
			case 'others':
				return ['members'];
		}
	});

const isEvidence = (sign: DuplicateSign): boolean =>
	sign !== 'similar-name' && sign !== 'other-member';

const placeOf = ({ sheet, row }: RowPlace): RowPlace => ({ sheet, row });

/** A household the village has already. */
export interface ExistingHousehold {
	id: string;
	name: string;
	birthBand?: number;
	phone?: string;
	houseHint?: string;
	importKey?: string;
	/** Those who live there besides the head. */
	others?: readonly PersonFacts[];
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
	const known = new KnownHouseholds();
	for (const { id, name, birthBand, phone, houseHint, others = [] } of existing)
		known.put({ id, village: '', people: [{ name, birthBand, phone }, ...others], houseHint });
	const timesOf = countBy([
		...planned.map(({ head }) => head.name),
		...existing.map(({ name }) => name)
	]);
	return planned.flatMap((household): ExistingDuplicate[] => {
		const { sheet, row, importKey, members, houseHint } = household;
		const before = byKey.get(importKey);
		if (before)
			return [{ sheet, row, importKey, existingId: before.id, why: ['imported-before' as const] }];
		const facts = { id: placeKey(household), village: '', people: members, houseHint };
		const found = known.find(facts, POSSIBLE);
		const likely = likelySigns(found.filter(({ match }) => match.strength === 'likely'));
		// Once on the list and once in the village, and in no other house of either.
		const isOnlyTwice = timesOf.get(foldSpelling(household.head.name)) === 2;
		const namesake = isOnlyTwice && likely.length === 0 ? found.find(isSameName) : undefined;
		const signs = [
			...likely,
			...(namesake ? [{ id: namesake.id, why: ['only-namesake' as const] }] : [])
		];
		return signs.map(({ id, why }) => ({
			sheet,
			row,
			importKey,
			existingId: id,
			why
		}));
	});
}

/** Of the heads, in every mark; and nothing that is known of the two differs. */
const isSameName = ({ match }: FoundDuplicate): boolean =>
	match.points >= SAME_NAME &&
	match.reasons.some(
		(reason) =>
			reason.kind === 'name' && reason.known === undefined && reason.differences.length === 0
	);

function countBy(names: readonly string[]): Map<string, number> {
	const times = new Map<string, number>();
	for (const name of names.map(foldSpelling)) times.set(name, (times.get(name) ?? 0) + 1);
	return times;
}

/** No household's id. */
const placeKey = ({ sheet, row }: RowPlace): string => `${row} ${sheet}`;
