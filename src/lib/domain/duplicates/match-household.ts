import { compareNames, type NameDifference, type NameLikeness } from './compare-names';
import type { ReadHousehold, ReadPerson } from './read-household';

/**
 * Whether two records may be one household. Points are added up: what agrees speaks for it, what differs against it, and
 * what nobody said counts nothing. The weights were set on the generated lists of `tests/support/duplicates`.
 */
export interface DuplicateMatch {
	points: number;
	strength: 'likely' | 'possible';
	reasons: DuplicateReason[];
}

/** @property known whom of the known household it was taken for, where that is not its head */
export type DuplicateReason =
	| { kind: 'name'; differences: readonly NameDifference[]; known?: string }
	| { kind: 'birth' }
	| { kind: 'phone' }
	| { kind: 'house' }
	| { kind: 'others'; count: number };

/** From here on somebody is told while they type. */
export const POSSIBLE = 40;
/** From here on two rows of a list are held to be one household until a person has said otherwise. */
export const LIKELY = 58;

const POINTS = {
	birth: { sameYear: 24, sameBand: 18, nextBand: 0, other: -45 },
	/** By how many houses have this number already: it is handed on, and shared by neighbours. */
	phone: [30, 18, 8] as const,
	otherPhone: -5,
	/** By how many houses have this hint. */
	house: [24, 14, 5] as const,
	likeHouse: 10,
	otherHouse: -4,
	otherLane: -4,
	/** Of the people named besides, each that is in both. */
	other: 16,
	mostOthers: 32,
	nobodyElse: -6,
	notTheHead: -4,
	/** For each further person of that name in the village. */
	namesake: -5,
	mostNamesakes: -20,
	/** A name alone is met again in every village. */
	otherVillage: -12
} as const;

const BAND_YEARS = 5;

/** How often things are met among the known; what many share tells nobody apart. */
export interface HowCommon {
	phone(number: string): number;
	house(village: string, hint: string): number;
	name(village: string, key: string): number;
}

/** Undefined below what is worth saying. */
export function matchHousehold(
	asked: ReadHousehold,
	known: ReadHousehold,
	{ common, atLeast = POSSIBLE }: { common: HowCommon; atLeast?: number }
): DuplicateMatch | undefined {
	const same = samePerson(asked, known);
	if (atMost(asked, known, same?.points ?? 0) < atLeast) return undefined;
	const tally = new Tally(atLeast);
	const isHere = asked.village === known.village;
	if (same) {
		const { person, likeness } = same;
		tally.add(likeness.points, nameReason(likeness, person, known));
		if (person !== known.people[0]) tally.add(POINTS.notTheHead);
		const namesakes = common.name(known.village, person.name.key) - 1;
		tally.add(Math.max(POINTS.mostNamesakes, POINTS.namesake * Math.max(0, namesakes)));
		const birth = birthPoints(asked.head, person);
		tally.add(birth, birth > 0 ? { kind: 'birth' } : undefined);
	}
	addPhone(tally, asked, known, common);
	if (isHere) addPlace(tally, asked, known, common);
	else tally.add(POINTS.otherVillage);
	addOthers(tally, asked, known, same?.person);
	return tally.match();
}

/** No pair has more points than these; nearly all of thousands end here, with nothing counted. */
function atMost(asked: ReadHousehold, known: ReadHousehold, ofName: number): number {
	const others = asked.people.length > 1 && known.people.length > 1 ? POINTS.mostOthers : 0;
	const phone = sharedPhone(asked, known) === undefined ? 0 : POINTS.phone[0];
	if (ofName === 0 && phone === 0) return 0;
	const isSameHouse = asked.house !== '' && asked.house === known.house;
	const likeHouse = asked.houseWords.size > 1 ? POINTS.likeHouse : 0;
	return ofName + others + phone + (isSameHouse ? POINTS.house[0] : likeHouse);
}

class Tally {
	private points = 0;
	private readonly reasons: DuplicateReason[] = [];

	constructor(private readonly atLeast: number) {}

	add(points: number, reason?: DuplicateReason): void {
		this.points += points;
		if (reason) this.reasons.push(reason);
	}

	match(): DuplicateMatch | undefined {
		if (this.points < this.atLeast) return undefined;
		const strength = this.points >= LIKELY ? 'likely' : 'possible';
		return { points: this.points, strength, reasons: this.reasons };
	}
}

/** Who of the known household the head may be: another adult may have taken over, or opened the door. */
function samePerson(asked: ReadHousehold, known: ReadHousehold) {
	let best: { person: ReadPerson; likeness: NameLikeness; points: number } | undefined;
	for (const person of known.people) {
		const likeness = compareNames(asked.head.name, person.name);
		if (!likeness) continue;
		const points = likeness.points + birthPoints(asked.head, person);
		if (!best || points > best.points) best = { person, likeness, points };
	}
	return best;
}

const nameReason = (
	{ differences }: NameLikeness,
	person: ReadPerson,
	known: ReadHousehold
): DuplicateReason => ({
	kind: 'name',
	differences,
	...(person === known.people[0] ? {} : { known: person.said })
});

function birthPoints(a: ReadPerson, b: ReadPerson): number {
	if (a.birthYear !== undefined && b.birthYear !== undefined)
		return a.birthYear === b.birthYear ? POINTS.birth.sameYear : POINTS.birth.other;
	if (a.birthBand === undefined || b.birthBand === undefined) return 0;
	const bands = Math.abs(a.birthBand - b.birthBand) / BAND_YEARS;
	if (bands === 0) return POINTS.birth.sameBand;
	return bands === 1 ? POINTS.birth.nextBand : POINTS.birth.other;
}

function sharedPhone(asked: ReadHousehold, known: ReadHousehold): string | undefined {
	for (const number of asked.phones) if (known.phones.has(number)) return number;
	return undefined;
}

const byHowMany = (points: readonly number[], houses: number): number =>
	points[Math.min(points.length, Math.max(1, houses)) - 1] ?? 0;

function addPhone(
	tally: Tally,
	asked: ReadHousehold,
	known: ReadHousehold,
	common: HowCommon
): void {
	const shared = sharedPhone(asked, known);
	if (shared !== undefined)
		tally.add(byHowMany(POINTS.phone, common.phone(shared)), { kind: 'phone' });
	else if (asked.phones.size > 0 && known.phones.size > 0) tally.add(POINTS.otherPhone);
}

function addPlace(
	tally: Tally,
	asked: ReadHousehold,
	known: ReadHousehold,
	common: HowCommon
): void {
	const isOtherLane = asked.lane !== '' && known.lane !== '' && asked.lane !== known.lane;
	if (isOtherLane) tally.add(POINTS.otherLane);
	if (asked.house === '' || known.house === '') return;
	if (asked.house === known.house) {
		// House 12 of another lane is another house.
		if (isOtherLane) return;
		tally.add(byHowMany(POINTS.house, common.house(known.village, known.house)), { kind: 'house' });
	} else if (isMuchTheSame(asked.houseWords, known.houseWords))
		tally.add(POINTS.likeHouse, { kind: 'house' });
	else tally.add(POINTS.otherHouse);
}

/** "cạnh suối, nhà sàn" and "Nhà sàn cạnh suối to". */
function isMuchTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	const shared = [...a].filter((word) => b.has(word)).length;
	return shared >= 2 && shared / Math.max(a.size, b.size) >= 0.6;
}

function addOthers(
	tally: Tally,
	asked: ReadHousehold,
	known: ReadHousehold,
	matched: ReadPerson | undefined
): void {
	const others = asked.people.filter((person) => person !== asked.head);
	const theirs = known.people.filter((person) => person !== matched);
	if (others.length === 0 || theirs.length === 0) return;
	const count = others.filter((person) => theirs.some((other) => isThem(person, other))).length;
	if (count > 0)
		tally.add(Math.min(POINTS.mostOthers, POINTS.other * count), { kind: 'others', count });
	else if (others.length > 1 && theirs.length > 1) tally.add(POINTS.nobodyElse);
}

const isThem = (a: ReadPerson, b: ReadPerson): boolean =>
	(compareNames(a.name, b.name)?.points ?? 0) >= POSSIBLE - 4 && birthPoints(a, b) >= 0;
