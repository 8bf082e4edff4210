import { describe, expect, test } from 'vitest';
import { knownAnswers } from '../../../support/duplicates/known-answers';
import { measure } from '../../../support/duplicates/measure';

/**
 * Floors a little below what was measured (docs/benchmarks.md): a change of the weights that finds fewer, or cries wolf
 * more often, is seen here.
 */
/** Thousands of comparisons, on a machine that may be busy. */
const TIMEOUT_MS = 60_000;

describe.each([1, 2, 3])('made-up lists of seed %d', { timeout: TIMEOUT_MS }, (seed) => {
	test('in one village nearly all are found, and hardly any of those held likely are others', () => {
		const { shown, likely, byKind } = measure(
			knownAnswers({ seed, villages: 1, households: 300, probesEach: 100 })
		);
		expect(shown.recall).toBeGreaterThan(0.93);
		expect(shown.precision).toBeGreaterThan(0.8);
		expect(shown.falseAlarms).toBeLessThan(0.2);
		expect(likely.recall).toBeGreaterThan(0.66);
		expect(likely.precision).toBeGreaterThan(0.97);
		expect(likely.falseAlarms).toBeLessThan(0.025);
		for (const [kind, { probes, shown: found }] of byKind)
			if (kind === 'no marks' || kind === 'tone placement' || kind === 'telex')
				expect([kind, found / probes > 0.88]).toEqual([kind, true]);
	});

	test('among twenty villages names recur, and what is held likely still stands', () => {
		const { shown, likely } = measure(
			knownAnswers({ seed, villages: 20, households: 2000, probesEach: 40 })
		);
		expect(shown.recall).toBeGreaterThan(0.88);
		expect(shown.precision).toBeGreaterThan(0.6);
		expect(likely.precision).toBeGreaterThan(0.96);
		expect(likely.falseAlarms).toBeLessThan(0.03);
	});
});
