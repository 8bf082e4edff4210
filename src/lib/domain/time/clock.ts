/**
 * A hybrid logical clock (Kulkarni and others, 2014). Cheap phones have wrong clocks, so the order of entries follows
 * what a device had seen, not only what its clock said.
 *
 *   1763782245660-0003
 *   milliseconds  counter, base 36
 *
 * Fixed width, so that text order is clock order, in an id as in an index.
 */
export const CLOCK_READING = /^[0-9]{13}-[0-9a-z]{4}$/;

export interface Clock {
	readonly ms: number;
	readonly counter: number;
}

/**
 * A device's clock, as it is kept.
 *
 * @property beyond readings it gave that are later than its own time, which it must not give again
 */
export interface DeviceTime extends Clock {
	readonly beyond?: readonly string[];
}

export const clockStart: Clock = { ms: 0, counter: 0 };

/** Two devices that know the commune's time are seconds apart. A reading no further ahead than this pulls ours along. */
export const MAX_PULL_MS = 5 * 60 * 1000;

/**
 * One that is further ahead comes from a wrong clock. What is written about that household follows it, so that the last
 * word stays the last word; our own clock stays where it is, and no other household hears of it. Beyond a day it is kept,
 * and followed no more.
 */
export const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

const MAX_COUNTER = 36 ** 4 - 1;
const MAX_MS = 9_999_999_999_999;

/** The next reading of a clock that follows nobody else's. */
export function tick(clock: Clock, wallMs: number): Clock {
	const wall = clampMs(wallMs);
	return wall > clock.ms ? { ms: wall, counter: 0 } : after(clock);
}

/**
 * A reading for an entry written now, one that this device never gave before: later than its own time, and than the latest
 * it has `seen` about the household.
 */
export function nextReading(
	clock: DeviceTime,
	wallMs: number,
	seen?: string
): { clock: DeviceTime; reading: string } {
	const { beyond = [] } = clock;
	const wall = clampMs(wallMs);
	const theirs = seen === undefined ? clockStart : parseReading(seen);
	const isNear = theirs.ms <= wall + MAX_PULL_MS;
	const from = isNear && isLater(theirs, clock) ? theirs : clock;
	const own = firstNew(tick(from, wall), beyond);

	if (theirs.ms <= wall + MAX_AHEAD_MS && isLater(theirs, own)) {
		const reading = formatReading(firstNew(after(theirs), beyond));
		return { clock: { ...clock, beyond: [...beyond, reading] }, reading };
	}
	const reading = formatReading(own);
	// What our own time has passed never comes again.
	const still = beyond.filter((one) => one > reading);
	return { clock: { ...own, ...(still.length > 0 && { beyond: still }) }, reading };
}

function firstNew(clock: Clock, given: readonly string[]): Clock {
	let next = clock;
	while (given.includes(formatReading(next))) next = after(next);
	return next;
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
	if (!CLOCK_READING.test(reading)) throw new RangeError(`not a clock reading: ${reading}`);
	return { ms: Number(reading.slice(0, 13)), counter: parseInt(reading.slice(14), 36) };
}

const after = ({ ms, counter }: Clock): Clock =>
	counter < MAX_COUNTER ? { ms, counter: counter + 1 } : { ms: ms + 1, counter: 0 };

const isLater = (a: Clock, b: Clock): boolean =>
	a.ms > b.ms || (a.ms === b.ms && a.counter > b.counter);

const clampMs = (ms: number): number => Math.min(Math.max(Math.floor(ms), 0), MAX_MS - 1);
