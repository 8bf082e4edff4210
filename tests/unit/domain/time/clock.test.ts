import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	clockStart,
	formatReading,
	MAX_AHEAD_MS,
	MAX_PULL_MS,
	nextReading,
	parseReading,
	type DeviceTime
} from '../../../../src/lib/domain/time/clock';

const wall = fc.integer({ min: 0, max: 9_000_000_000_000 });
const reading = fc
	.record({ ms: wall, counter: fc.integer({ min: 0, max: 36 ** 4 - 1 }) })
	.map(formatReading);

/** What a device is asked for, one after the other: its own clock then, and how far ahead what it has seen was. */
const asked = fc.array(
	fc.record({
		wallMs: fc.integer({ min: 1_790_000_000_000, max: 1_790_000_900_000 }),
		aheadMs: fc.option(
			fc.oneof(
				fc.integer({ min: -60_000, max: 2 * MAX_PULL_MS }),
				fc.integer({ min: -60_000, max: 2 * MAX_AHEAD_MS }),
				fc.constantFrom(MAX_PULL_MS + 1, MAX_AHEAD_MS)
			),
			{ nil: undefined }
		),
		counter: fc.integer({ min: 0, max: 3 })
	}),
	{ minLength: 2, maxLength: 40 }
);

function give(walls: readonly { wallMs: number; seen?: string | undefined }[]) {
	let clock: DeviceTime = clockStart;
	return walls.map(({ wallMs, seen }) => {
		const next = nextReading(clock, wallMs, seen);
		clock = next.clock;
		return { ...next, seen, wallMs };
	});
}

const seenAs = ({
	wallMs,
	aheadMs,
	counter
}: {
	wallMs: number;
	aheadMs?: number | undefined;
	counter: number;
}) => ({
	wallMs,
	seen: aheadMs === undefined ? undefined : formatReading({ ms: wallMs + aheadMs, counter })
});

test('readings of one device only ever grow, even when its clock runs backwards', () => {
	fc.assert(
		fc.property(fc.array(wall, { minLength: 2 }), (walls) => {
			const given = give(walls.map((wallMs) => ({ wallMs }))).map(({ reading }) => reading);
			expect(given).toEqual([...new Set(given)].sort());
		})
	);
});

test('text order is clock order', () => {
	fc.assert(
		fc.property(reading, reading, (a, b) => {
			const [x, y] = [parseReading(a), parseReading(b)];
			const later = x.ms - y.ms || x.counter - y.counter;
			expect(Math.sign(later)).toBe(a < b ? -1 : a > b ? 1 : 0);
		})
	);
});

describe('with colleagues whose clocks are ahead', () => {
	test('what we write is ordered after what we saw of the household, up to a day ahead', () => {
		fc.assert(
			fc.property(asked, (some) => {
				for (const { reading, seen, wallMs } of give(some.map(seenAs)))
					if (seen !== undefined && parseReading(seen).ms <= wallMs + MAX_AHEAD_MS)
						expect(reading > seen).toBe(true);
			})
		);
	});

	test('no reading is given twice', () => {
		fc.assert(
			fc.property(asked, (some) => {
				const given = give(some.map(seenAs)).map(({ reading }) => reading);
				expect(new Set(given).size).toBe(given.length);
			})
		);
	});

	test('our own clock follows for minutes at most, so that what we write elsewhere is not pulled along', () => {
		fc.assert(
			fc.property(asked, (some) => {
				let latestWall = 0;
				for (const { clock, wallMs } of give(some.map(seenAs))) {
					latestWall = Math.max(latestWall, wallMs);
					expect(clock.ms).toBeLessThanOrEqual(latestWall + MAX_PULL_MS);
				}
			})
		);
	});

	test('what was given beyond our own time is forgotten once that has passed it', () => {
		const ms = 1_790_000_000_000;
		const seen = formatReading({ ms: ms + MAX_AHEAD_MS, counter: 0 });
		const [ahead, meanwhile, later] = give([
			{ wallMs: ms, seen },
			{ wallMs: ms + 1 },
			{ wallMs: ms + MAX_AHEAD_MS + 1 }
		]);
		expect(ahead!.reading > seen).toBe(true);
		expect(parseReading(meanwhile!.reading).ms).toBe(ms + 1);
		expect(meanwhile!.clock.beyond).toEqual([ahead!.reading]);
		expect(later!.clock.beyond).toBeUndefined();
	});
});

test('a phone set to next year is not followed at all', () => {
	const now = Date.UTC(2026, 10, 22);
	const nextYear = formatReading({ ms: Date.UTC(2027, 10, 22), counter: 0 });
	expect(parseReading(nextReading(clockStart, now, nextYear).reading).ms).toBe(now);
});

test('a reading survives being written and read', () => {
	fc.assert(
		fc.property(reading, (text) => {
			expect(formatReading(parseReading(text))).toBe(text);
			expect(text).toHaveLength(18);
		})
	);
});

test('a used-up counter moves on to the next millisecond', () => {
	const { clock } = nextReading({ ms: 50, counter: 36 ** 4 - 1 }, 10);
	expect(clock).toEqual({ ms: 51, counter: 0 });
});
