import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	clockStart,
	formatReading,
	MAX_AHEAD_MS,
	parseReading,
	tick,
	witness,
	type Clock
} from '../../../src/lib/domain/clock';

const wall = fc.integer({ min: 0, max: 9_000_000_000_000 });
const reading = fc
	.record({ ms: wall, counter: fc.integer({ min: 0, max: 36 ** 4 - 1 }) })
	.map(formatReading);

test('readings of one device only ever grow, even when its clock runs backwards', () => {
	fc.assert(
		fc.property(fc.array(wall, { minLength: 2 }), (walls) => {
			let clock: Clock = clockStart;
			let before = '';
			for (const ms of walls) {
				clock = tick(clock, ms);
				const now = formatReading(clock);
				expect(now > before).toBe(true);
				before = now;
			}
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

test('what we write after reading a colleague’s entry is ordered after it', () => {
	fc.assert(
		fc.property(wall, fc.integer({ min: -1e9, max: MAX_AHEAD_MS }), (ms, ahead) => {
			const theirs = formatReading({ ms: Math.max(0, ms + ahead), counter: 5 });
			const ours = formatReading(tick(witness(clockStart, theirs, ms), ms));
			expect(ours > theirs).toBe(true);
		})
	);
});

test('a phone set to next year does not pull everyone else along', () => {
	const now = Date.UTC(2026, 10, 22);
	const nextYear = formatReading({ ms: Date.UTC(2027, 10, 22), counter: 0 });
	const ours = tick(witness(clockStart, nextYear, now), now);
	expect(ours.ms).toBe(now);
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
	expect(tick({ ms: 50, counter: 36 ** 4 - 1 }, 10)).toEqual({ ms: 51, counter: 0 });
});
