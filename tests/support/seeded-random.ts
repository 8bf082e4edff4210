/** Numbers that look random and are the same for the same seed (mulberry32, public domain). */
export interface Chance {
	/** From 0 to below 1. */
	next(): number;
	/** A whole number, both ends included. */
	whole(from: number, to: number): number;
	/** From `from` to below `to`. */
	between(from: number, to: number): number;
	/** True so many times in a hundred. */
	percent(percent: number): boolean;
	pick<T>(items: readonly T[]): T;
	/** Around 0, most within one. */
	normal(): number;
}

export function seededChance(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
		between: (from, to) => from + next() * (to - from),
		percent: (percent) => next() * 100 < percent,
		pick: (items) => items[Math.floor(next() * items.length)]!,
		normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
	};
}
