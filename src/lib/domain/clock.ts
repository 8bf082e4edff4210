import { z } from 'zod/mini';

/**
 * A hybrid logical clock (Kulkarni and others, 2014). Cheap phones have wrong clocks, so the order of entries follows
 * what a device had seen, not only what its clock said.
 *
 *   1763782245660-0003
 *   milliseconds  counter, base 36
 *
 * Fixed width, so that text order is clock order, in an id as in an index.
 */
export const ClockReading = z.string().check(z.regex(/^[0-9]{13}-[0-9a-z]{4}$/));

export interface Clock {
	readonly ms: number;
	readonly counter: number;
}

export const clockStart: Clock = { ms: 0, counter: 0 };

/** A reading further ahead of us than this comes from a wrong clock: it is kept, but does not pull ours along. */
export const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

const MAX_COUNTER = 36 ** 4 - 1;
const MAX_MS = 9_999_999_999_999;

/** The next reading for an entry written now: later than all this clock has given or accepted. */
export function tick(clock: Clock, wallMs: number): Clock {
	const wall = clampMs(wallMs);
	return wall > clock.ms ? { ms: wall, counter: 0 } : after(clock);
}

/** Takes note of a reading that came from another device, so that what we write next is ordered after it. */
export function witness(clock: Clock, reading: string, wallMs: number): Clock {
	const seen = parseReading(reading);
	if (seen.ms > clampMs(wallMs) + MAX_AHEAD_MS) return clock;
	return isLater(seen, clock) ? seen : clock;
}

/**
 * For the mended copy of an entry: the same moment, right after it. It tells what was seen then, so it must not overrule
 * what others have seen since.
 */
export function readingBeside(reading: string): string {
	const { ms, counter } = parseReading(reading);
	const beside = counter + MENDED_STEP;
	return formatReading(
		beside <= MAX_COUNTER ? { ms, counter: beside } : { ms: ms + 1, counter: counter % MENDED_STEP }
	);
}

/** Where `tick` never comes: no device writes so many entries in one millisecond. */
const MENDED_STEP = 36 ** 3;

export const formatReading = ({ ms, counter }: Clock): string =>
	`${String(ms).padStart(13, '0')}-${counter.toString(36).padStart(4, '0')}`;

export function parseReading(reading: string): Clock {
	if (!ClockReading.safeParse(reading).success)
		throw new RangeError(`not a clock reading: ${reading}`);
	return { ms: Number(reading.slice(0, 13)), counter: parseInt(reading.slice(14), 36) };
}

const after = ({ ms, counter }: Clock): Clock =>
	counter < MAX_COUNTER ? { ms, counter: counter + 1 } : { ms: ms + 1, counter: 0 };

const isLater = (a: Clock, b: Clock): boolean =>
	a.ms > b.ms || (a.ms === b.ms && a.counter > b.counter);

const clampMs = (ms: number): number => Math.min(Math.max(Math.floor(ms), 0), MAX_MS - 1);
