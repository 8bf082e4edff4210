import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplicationFailure } from '../../../src/lib/sync/failures';
import { BASE_DELAY_MS, MAX_DELAY_MS, nextStep } from '../../../src/lib/sync/retry-policy';

const first = { retries: 0, batchSize: 0, jitter: 0 };

test.each<{ failure: ReplicationFailure; action: string }>([
	{ failure: { kind: 'unreachable' }, action: 'wait' },
	{ failure: { kind: 'server-busy' }, action: 'wait' },
	{ failure: { kind: 'device-storage', cause: 'storage-full' }, action: 'wait' },
	{ failure: { kind: 'session-expired' }, action: 'ask-to-sign-in' },
	{ failure: { kind: 'village-closed' }, action: 'close-village' },
	{ failure: { kind: 'stopped' }, action: 'stop' }
])('after $failure.kind the phone will $action', ({ failure, action }) => {
	expect(nextStep(failure, first).action).toBe(action);
});

test.each<{ failure: ReplicationFailure; what: string }>([
	{ failure: { kind: 'batch-too-large' }, what: 'too large' },
	{ failure: { kind: 'request-refused', reason: 'hỏng', certain: true }, what: 'refused' }
])('a batch that is $what is halved down to one record, which is then set aside', ({ failure }) => {
	const sizes: number[] = [];
	for (let batchSize = 100; ;) {
		const step = nextStep(failure, { ...first, batchSize });
		if (step.action !== 'resend') {
			expect(step.action).toBe('set-aside');
			break;
		}
		sizes.push((batchSize = step.batchSize));
	}
	expect(sizes).toEqual([50, 25, 13, 7, 4, 2, 1]);
});

const jitters = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('waiting grows from a second to five minutes, never beyond, and never stops', () => {
	fc.assert(
		fc.property(fc.nat({ max: 100_000 }), jitters, (retries, jitter) => {
			const step = nextStep({ kind: 'unreachable' }, { retries, batchSize: 0, jitter });
			expect(step).toMatchObject({ action: 'wait' });
			if (step.action !== 'wait') return;
			expect(step.delayMs).toBeGreaterThanOrEqual(BASE_DELAY_MS / 2);
			expect(step.delayMs).toBeLessThanOrEqual(MAX_DELAY_MS);
		})
	);
});

test('each try without an answer waits longer than any earlier one could have, until the cap', () => {
	fc.assert(
		fc.property(fc.nat({ max: 6 }), jitters, jitters, (retries, early, late) => {
			const delay = (tries: number, jitter: number) => {
				const step = nextStep({ kind: 'unreachable' }, { retries: tries, batchSize: 0, jitter });
				return step.action === 'wait' ? step.delayMs : NaN;
			};
			expect(delay(retries + 1, late)).toBeGreaterThanOrEqual(delay(retries, early));
		})
	);
});

test('a busy server is given the time it asks for, within reason', () => {
	fc.assert(
		fc.property(fc.nat({ max: 100_000_000 }), jitters, (retryAfterMs, jitter) => {
			const step = nextStep({ kind: 'server-busy', retryAfterMs }, { ...first, jitter });
			if (step.action !== 'wait') throw new Error(step.action);
			expect(step.delayMs).toBeGreaterThanOrEqual(Math.min(retryAfterMs, MAX_DELAY_MS));
			expect(step.delayMs).toBeLessThanOrEqual(MAX_DELAY_MS);
		})
	);
});
