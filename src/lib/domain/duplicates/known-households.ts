import { mayBeASlip } from './one-slip';
import { matchHousehold, POSSIBLE, type DuplicateMatch, type HowCommon } from './match-household';
import { readHousehold, type HouseholdFacts, type ReadHousehold } from './read-household';
import type { ReadName } from './read-name';

export interface FoundDuplicate {
	id: string;
	match: DuplicateMatch;
}

/**
 * Households by what finds them again: the words of their people's names, phones, houses. Of ten thousand, those that
 * may be the one asked about are some hundreds, and only they are compared.
 */
export class KnownHouseholds {
	private readonly households = new Map<string, ReadHousehold>();
	private readonly firstWords = new Buckets();
	private readonly lastWords = new Buckets();
	private readonly byEnds = new Buckets();
	private readonly byPhone = new Buckets();
	private readonly byHouse = new Buckets();
	private readonly byName = new Buckets();
	get size(): number {
		return this.households.size;
	}

	has(id: string): boolean {
		return this.households.has(id);
	}

	put(facts: HouseholdFacts): void {
		this.remove(facts.id);
		const household = readHousehold(facts);
		if (!household) return;
		this.households.set(facts.id, household);
		this.eachKey(household, (buckets, key) => buckets.add(key, household));
	}

	remove(id: string): void {
		const household = this.households.get(id);
		if (!household) return;
		this.households.delete(id);
		this.eachKey(household, (buckets, key) => buckets.delete(key, household));
	}

	/** The likeliest first. What is asked about is never found as its own duplicate. */
	find(facts: HouseholdFacts, atLeast = POSSIBLE): FoundDuplicate[] {
		const asked = readHousehold(facts);
		return asked ? this.compare(asked, atLeast) : [];
	}

	/** The same for one of the known. */
	findFor(id: string, atLeast = POSSIBLE): FoundDuplicate[] {
		const asked = this.households.get(id);
		return asked ? this.compare(asked, atLeast) : [];
	}

	private compare(asked: ReadHousehold, atLeast: number): FoundDuplicate[] {
		if (asked.head.name.key.length < SHORTEST) return [];
		const common = this.commonBut(asked);
		const found: FoundDuplicate[] = [];
		for (const known of this.candidates(asked)) {
			if (known.id === asked.id) continue;
			const match = matchHousehold(asked, known, { common, atLeast });
			if (match) found.push({ id: known.id, match });
		}
		return found.sort((a, b) => b.match.points - a.match.points || (a.id < b.id ? -1 : 1));
	}

	/** One that is known already counts among the others no more than one that is not. */
	private commonBut({ id }: ReadHousehold): HowCommon {
		const own = this.households.get(id);
		const less = (isOwn: boolean | undefined) => (isOwn ? 1 : 0);
		return {
			phone: (number) => this.byPhone.size(number) - less(own?.phones.has(number)),
			house: (village, hint) =>
				this.byHouse.size(inVillage(village, hint)) -
				less(own?.village === village && own.house === hint),
			name: (village, key) =>
				this.byName.size(inVillage(village, key)) -
				less(own?.village === village && own.people.some(({ name }) => name.key === key))
		};
	}

	private candidates(asked: ReadHousehold): Set<ReadHousehold> {
		const some = new Set<ReadHousehold>();
		for (const ends of this.endsToLookFor(asked.head.name))
			for (const household of this.byEnds.of(ends)) some.add(household);
		for (const phone of asked.phones)
			for (const household of this.byPhone.of(phone, MOST_SHARING)) some.add(household);
		return some;
	}

	/** First and last word of every way of writing a name that `compareNames` bridges. */
	private endsToLookFor({ words }: ReadName): string[] {
		const [first, second, beforeLast, last] = [0, 1, -2, -1].map((n) => wordAt(words, n));
		if (first === undefined || last === undefined) return [];
		const ends = [
			endsOf(first, last),
			...this.lastWords.near(last).map((near) => endsOf(first, near)),
			...this.firstWords.near(first).map((near) => endsOf(near, last))
		];
		if (second === undefined || beforeLast === undefined) return ends;
		// Known without the family's name; typed, or once listed, with the given name first.
		return [
			...ends,
			endsOf(second, last),
			endsOf(second, first),
			endsOf(last, beforeLast),
			endsOf(last, first)
		];
	}

	private eachKey(household: ReadHousehold, visit: (buckets: Buckets, key: string) => void): void {
		const { village, people, phones, house } = household;
		for (const { name } of people) {
			const [first, second, last] = [0, 1, -1].map((n) => wordAt(name.words, n));
			if (first === undefined || last === undefined) continue;
			visit(this.firstWords, first);
			visit(this.lastWords, last);
			visit(this.byEnds, endsOf(first, last));
			// Somebody may type it without the family's name.
			if (second !== undefined && name.words.length > 2) visit(this.byEnds, endsOf(second, last));
			visit(this.byName, inVillage(village, name.key));
		}
		for (const phone of phones) visit(this.byPhone, phone);
		if (house !== '') visit(this.byHouse, inVillage(village, house));
	}
}

/** A single letter finds half the village. */
const SHORTEST = 2;
/** More houses than this share no phone: it is the shop's. */
const MOST_SHARING = 50;

const wordAt = (words: ReadName['words'], n: number): string | undefined => words.at(n)?.folded;

const endsOf = (first: string, last: string): string => `${first} ${last}`;

const inVillage = (village: string, key: string): string => `${village} ${key}`;

class Buckets {
	private readonly buckets = new Map<string, ReadHousehold[]>();
	private readonly nearTo = new Map<string, readonly string[]>();

	/** What is said of one household is added in one go: two of it with the same key stand side by side. */
	add(key: string, household: ReadHousehold): void {
		const bucket = this.buckets.get(key);
		if (bucket === undefined) {
			this.buckets.set(key, [household]);
			this.nearTo.clear();
		} else if (bucket[bucket.length - 1] !== household) bucket.push(household);
	}

	delete(key: string, household: ReadHousehold): void {
		const bucket = this.buckets.get(key) ?? [];
		const place = bucket.indexOf(household);
		if (place === -1) return;
		bucket.splice(place, 1);
		if (bucket.length > 0) return;
		this.buckets.delete(key);
		this.nearTo.clear();
	}

	size(key: string): number {
		return this.buckets.get(key)?.length ?? 0;
	}

	/** None where there are more than `most`. */
	of(key: string, most = Infinity): readonly ReadHousehold[] {
		const bucket = this.buckets.get(key) ?? [];
		return bucket.length <= most ? bucket : [];
	}

	/** Keys that are one slip away. A commune has a few hundred names: all are looked through, once for each. */
	near(key: string): readonly string[] {
		const known = this.nearTo.get(key);
		if (known) return known;
		const near = [...this.buckets.keys()].filter((other) => mayBeASlip(key, other));
		this.nearTo.set(key, near);
		return near;
	}
}
