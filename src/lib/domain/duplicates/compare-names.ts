import { mayBeASlip } from './one-slip';
import type { NameWord, ReadName } from './read-name';

/** How two ways of writing what may be one name differ. */
export type NameDifference = 'marks' | 'spelling' | 'order' | 'middle' | 'family-missing';

/** @property points of `SAME_NAME`, what is left for one name when it is written in these two ways */
export interface NameLikeness {
	points: number;
	differences: readonly NameDifference[];
}

/** Points are of one scale with those of `match-household.ts`. */
export const SAME_NAME = 50;

/** Two names of so many words say so much less than whole ones: half the commune has a relative with the same two. */
const FEWER_WORDS = [0, 6, 8] as const;

const COST = {
	withoutMarks: 3,
	/** One of the two has no mark on this word, though on others. */
	someMarks: { given: 8, other: 4 },
	otherMarks: { given: 20, other: 8 },
	telex: 1,
	/** In short words one letter makes another name. */
	slip: { given: { short: 22, long: 13 }, other: { short: 10, long: 6 } },
	order: 6,
	middleMissing: 10,
	middleInPart: 6,
	middleOrder: 4,
	middleSlip: 6,
	middleOther: 26,
	/** Thị and Văn are two people. */
	otherSex: 60,
	/** `Y Mái` for `Và Y Mái`. */
	familyMissing: 14
} as const;

const LONG = 4;

/** Undefined where nobody would take one for the other. */
export function compareNames(a: ReadName, b: ReadName): NameLikeness | undefined {
	if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return undefined;
	if (a.key === b.key) return inOrder(a, b);
	const straight = inOrder(a, b) ?? withoutFamily(a, b);
	const turned = mayBeTurned(a, b)
		? (turn(inOrder(givenLast(a), b)) ??
			turn(inOrder(a, givenLast(b))) ??
			turn(inOrder(reversed(a), b)))
		: undefined;
	if (straight && turned) return straight.points >= turned.points ? straight : turned;
	return straight ?? turned;
}

/** `Tím Lô Thị` → `Lô Thị Tím`. */
const givenLast = (name: ReadName): ReadName => ({
	...name,
	words: [...name.words.slice(1), ...name.words.slice(0, 1)]
});

const reversed = (name: ReadName): ReadName => ({ ...name, words: name.words.toReversed() });

function mayBeTurned(a: ReadName, b: ReadName): boolean {
	if (a.words.length < 2 || b.words.length < 2) return false;
	const [firstOfA, firstOfB] = [a.words[0]?.folded, b.words[0]?.folded];
	return firstOfA === b.words.at(-1)?.folded || firstOfB === a.words.at(-1)?.folded;
}

const turn = (likeness: NameLikeness | undefined): NameLikeness | undefined =>
	likeness && {
		points: likeness.points - COST.order,
		differences: ['order', ...likeness.differences]
	};

function inOrder(a: ReadName, b: ReadName): NameLikeness | undefined {
	if (!mayBeAlike(a, b)) return undefined;
	const tally = new Tally(a, b);
	const given = [a.words.at(-1), b.words.at(-1)] as const;
	if (!given[0] || !given[1] || !tally.word(given[0], given[1], 'given')) return undefined;
	if (a.words.length === 1 || b.words.length === 1)
		return a.words.length === b.words.length ? tally.likeness(1) : undefined;
	const family = [a.words[0], b.words[0]] as const;
	if (!family[0] || !family[1] || !tally.word(family[0], family[1], 'other')) return undefined;
	if (!tally.middles(a.words.slice(1, -1), b.words.slice(1, -1))) return undefined;
	return tally.likeness(Math.max(a.words.length, b.words.length));
}

/** Of thousands that are compared nearly all end here, before anything is made for them. */
function mayBeAlike({ words: a }: ReadName, { words: b }: ReadName): boolean {
	return (
		isNearly(a[a.length - 1], b[b.length - 1]) &&
		(a.length === 1 || b.length === 1 || isNearly(a[0], b[0]))
	);
}

const isNearly = (a: NameWord | undefined, b: NameWord | undefined): boolean =>
	a !== undefined && b !== undefined && (a.folded === b.folded || mayBeASlip(a.folded, b.folded));

/** The clan's name is left out where everybody has it. */
function withoutFamily(a: ReadName, b: ReadName): NameLikeness | undefined {
	const [short, long] = a.words.length < b.words.length ? [a.words, b.words] : [b.words, a.words];
	if (short.length < 2 || short.length !== long.length - 1) return undefined;
	if (!isNearly(short[short.length - 1], long[long.length - 1])) return undefined;
	const tally = new Tally(a, b);
	for (const [n, word] of short.entries()) {
		const other = long[n + 1];
		if (!other || !tally.word(word, other, n === short.length - 1 ? 'given' : 'other'))
			return undefined;
	}
	return tally.add(COST.familyMissing, 'family-missing').likeness(long.length);
}

class Tally {
	private cost = 0;
	private readonly differences = new Set<NameDifference>();
	/** Counted once, however many words lack their marks. */
	private lacksMarks: boolean;

	constructor(
		private readonly a: ReadName,
		private readonly b: ReadName
	) {
		this.lacksMarks = a.hasMarks !== b.hasMarks;
	}

	add(cost: number, difference: NameDifference): this {
		this.cost += cost;
		this.differences.add(difference);
		return this;
	}

	likeness(words: number): NameLikeness {
		if (this.lacksMarks) this.add(COST.withoutMarks, 'marks');
		this.lacksMarks = false;
		const points = SAME_NAME - (FEWER_WORDS[words] ?? 0) - this.cost;
		return { points, differences: [...this.differences] };
	}

	/** False where these are two words. */
	word(a: NameWord, b: NameWord, place: 'given' | 'other'): boolean {
		if (a.written === b.written) return true;
		if (a.plain === b.plain) {
			if (this.a.hasMarks !== this.b.hasMarks) return true;
			const oneHasNone = a.written === a.plain || b.written === b.plain;
			this.add((oneHasNone ? COST.someMarks : COST.otherMarks)[place], 'marks');
			return true;
		}
		if (a.folded === b.folded) {
			this.add(COST.telex, 'spelling');
			return true;
		}
		if (!mayBeASlip(a.folded, b.folded)) return false;
		const length = Math.min(a.folded.length, b.folded.length);
		this.add(COST.slip[place][length >= LONG ? 'long' : 'short'], 'spelling');
		return true;
	}

	middles(a: readonly NameWord[], b: readonly NameWord[]): boolean {
		if (a.length === b.length && this.eachMiddle(a, b)) return true;
		const [short, long] = a.length <= b.length ? [a, b] : [b, a];
		if (short.length === 0) {
			this.add(COST.middleMissing, 'middle');
			return true;
		}
		const isInPart = short.every(({ folded }) => long.some((word) => word.folded === folded));
		if (isInPart)
			this.add(short.length === long.length ? COST.middleOrder : COST.middleInPart, 'middle');
		else this.add(COST.middleOther, 'middle');
		return true;
	}

	private eachMiddle(a: readonly NameWord[], b: readonly NameWord[]): boolean {
		const pairs = a.flatMap((word, n) => {
			const other = b[n];
			return other ? [[word, other] as const] : [];
		});
		const slips = pairs.filter(([word, other]) => word.folded !== other.folded);
		if (slips.length > 1 || !slips.every(([word, other]) => mayBeASlip(word.folded, other.folded)))
			return false;
		for (const [word, other] of pairs)
			if (word.folded === other.folded) this.word(word, other, 'other');
			else this.add(COST.middleSlip, 'spelling');
		return true;
	}
}
