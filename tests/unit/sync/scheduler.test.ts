import { beforeEach, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { ReplicationFailure } from '../../../src/lib/sync/failures';
import { Scheduler } from '../../../src/lib/sync/scheduler';
import type { SyncEvent } from '../../../src/lib/sync/sync-machine';
import { settled, VirtualClock } from '../../support/sync/virtual-clock';

const MINUTE_MS = 60_000;

let clock: VirtualClock;
let rounds: number;
let said: SyncEvent[];
let surprises: unknown[];
let answer: () => Promise<Result<null, ReplicationFailure>>;
let capped: boolean;
let scheduler: Scheduler;

const succeeds = async () => ok(null);
const unreachable = async () => err<ReplicationFailure>({ kind: 'unreachable' });

beforeEach(() => {
	clock = new VirtualClock();
	rounds = 0;
	said = [];
	surprises = [];
	capped = false;
	answer = succeeds;
	scheduler = new Scheduler({
		round: () => {
			rounds++;
			return answer();
		},
		isCapped: async () => capped,
		say: (event) => said.push(event),
		onSurprise: (thrown) => surprises.push(thrown),
		clock,
		random: () => 0
	});
});

test('a burst of saves is sent together, two seconds after the last', async () => {
	for (let i = 0; i < 5; i++) {
		await scheduler.trigger('saved');
		await clock.pass(1_000);
	}
	expect(rounds).toBe(0);
	await clock.pass(1_000);
	expect(rounds).toBe(1);
});

test('without an answer the phone tries again by itself, less and less often, at most five minutes apart', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	const counts: number[] = [];
	for (let i = 0; i < 4; i++) {
		const before = rounds;
		await clock.pass(15 * MINUTE_MS);
		counts.push(rounds - before);
	}
	expect(counts[0]).toBeGreaterThan(counts[1]!);
	expect(counts[3]).toBeGreaterThanOrEqual(3);
});

test('nobody is told "another tab is sending": what is asked during a round is answered by the next', async () => {
	let finish: () => void = () => undefined;
	answer = () => new Promise((resolve) => (finish = () => resolve(ok(null))));
	void scheduler.trigger('start');
	let answered = false;
	void scheduler.trigger('button').then(() => (answered = true));
	await settled();
	expect(rounds).toBe(1);
	finish();
	await settled();
	expect({ rounds, answered }).toEqual({ rounds: 2, answered: false });
	finish();
	await settled();
	expect({ rounds, answered }).toEqual({ rounds: 2, answered: true });
});

test('coming back to a network, and the button, do not wait for the next try', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	await clock.pass(30 * MINUTE_MS);
	const before = rounds;
	answer = succeeds;
	await scheduler.trigger('reconnected');
	expect(rounds).toBe(before + 1);
	expect(said.at(-1)).toEqual({ type: 'round-ended' });
	await clock.pass(30 * MINUTE_MS);
	expect(rounds).toBe(before + 1);
});

test('while the server does not answer, saves and timers add no tries of their own', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	await clock.pass(10 * MINUTE_MS);
	const before = rounds;
	for (const trigger of ['saved', 'timer'] as const) await scheduler.trigger(trigger);
	await clock.pass(2_000);
	expect(rounds).toBe(before);
});

test('who takes the phone out at the ridge is answered at once, but not every few seconds', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	await clock.pass(7 * MINUTE_MS);
	await scheduler.trigger('button');
	const before = rounds;
	await scheduler.trigger('shown');
	expect(rounds).toBe(before);
	await scheduler.stop();

	const patient = new Scheduler({
		round: () => {
			rounds++;
			return unreachable();
		},
		isCapped: async () => false,
		say: () => undefined,
		onSurprise: (thrown) => surprises.push(thrown),
		clock: { nowMs: clock.nowMs, after: () => () => undefined },
		random: () => 0
	});
	await patient.trigger('start');
	await clock.pass(16_000);
	const shown = rounds;
	await patient.trigger('shown');
	expect(rounds).toBe(shown + 1);
});

test('a look at the screen within a minute of a round asks nothing again', async () => {
	await scheduler.trigger('start');
	await clock.pass(30_000);
	await scheduler.trigger('shown');
	expect(rounds).toBe(1);
	await clock.pass(31_000);
	await scheduler.trigger('shown');
	expect(rounds).toBe(2);
});

test('a token that was turned away is not tried again by itself; signing in starts at once', async () => {
	answer = async () => err<ReplicationFailure>({ kind: 'session-expired' });
	await scheduler.trigger('start');
	expect(said).toEqual([{ type: 'token-rejected' }]);
	await clock.pass(60 * MINUTE_MS);
	await scheduler.trigger('saved');
	await clock.pass(MINUTE_MS);
	expect(rounds).toBe(1);

	answer = succeeds;
	await scheduler.trigger('signed-in');
	expect(rounds).toBe(2);
});

test('what nobody foresaw is reported and tried again', async () => {
	answer = async () => {
		throw new Error('unforeseen');
	};
	await scheduler.trigger('start');
	expect(surprises).toHaveLength(1);
	expect(said).toMatchObject([{ type: 'failed', reached: true }]);
	answer = succeeds;
	await clock.pass(MINUTE_MS);
	expect(said.at(-1)).toEqual({ type: 'round-ended' });
});

test('after a stop nothing more is asked of the server', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	await scheduler.stop();
	await scheduler.trigger('button');
	await clock.pass(60 * MINUTE_MS);
	expect(rounds).toBe(1);
});

test('while nobody looks, nothing is tried again; the next look makes up for it', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	scheduler.show(false);
	const before = rounds;
	await clock.pass(12 * 60 * MINUTE_MS);
	expect(rounds).toBe(before);
	scheduler.show(true);
	await settled();
	expect(rounds).toBe(before + 1);
});

test('a phone in a pocket that finds a network sends at once', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	scheduler.show(false);
	await clock.pass(30 * MINUTE_MS);
	const before = rounds;
	answer = succeeds;
	await scheduler.trigger('reconnected');
	await clock.pass(30 * MINUTE_MS);
	expect(rounds).toBe(before + 1);
});

test('a look at another tab makes up for what fell due behind it', async () => {
	answer = unreachable;
	await scheduler.trigger('start');
	scheduler.show(false);
	await clock.pass(10 * MINUTE_MS);
	const before = rounds;
	await scheduler.trigger('timer');
	expect(rounds).toBe(before + 1);
});

test('when the month’s data is used up, nothing is asked or sent by itself', async () => {
	capped = true;
	for (const trigger of ['start', 'reconnected', 'shown', 'saved', 'timer'] as const)
		await scheduler.trigger(trigger);
	await clock.pass(60 * MINUTE_MS);
	expect(rounds).toBe(0);
	expect(new Set(said.map(({ type }) => type))).toEqual(new Set(['paused']));
});

test('the button sends all the same when the month’s data is used up, and then nothing more by itself', async () => {
	capped = true;
	await scheduler.trigger('button');
	expect(rounds).toBe(1);
	expect(said.at(-1)).toEqual({ type: 'round-ended' });
	await scheduler.trigger('saved');
	await clock.pass(10 * MINUTE_MS);
	expect(rounds).toBe(1);

	answer = unreachable;
	await scheduler.trigger('button');
	await clock.pass(60 * MINUTE_MS);
	expect(rounds).toBe(2);
});

test('a round that reached the limit half way is not tried again by itself; the button goes on', async () => {
	const byHand: boolean[] = [];
	let finish: () => void = () => undefined;
	const pausing = new Scheduler({
		round: (asked) => {
			byHand.push(asked);
			if (asked) return Promise.resolve(ok(null));
			return new Promise((resolve) => {
				finish = () => resolve(err({ kind: 'data-cap-reached' }));
			});
		},
		isCapped: async () => false,
		say: (event) => said.push(event),
		onSurprise: (thrown) => surprises.push(thrown),
		clock,
		random: () => 0
	});
	void pausing.trigger('start');
	await settled();
	// Asked meanwhile by itself, which the limit holds back as well.
	void pausing.trigger('reconnected');
	await settled();
	finish();
	await settled();
	await clock.pass(60 * MINUTE_MS);
	expect(byHand).toEqual([false]);
	expect(said.at(-1)).toEqual({ type: 'paused' });

	void pausing.trigger('start');
	await settled();
	void pausing.trigger('button');
	await settled();
	finish();
	await settled();
	expect(byHand).toEqual([false, false, true]);
	expect(said.at(-1)).toEqual({ type: 'round-ended' });
});

test('a higher limit begins at once what had waited for it', async () => {
	capped = true;
	await scheduler.trigger('start');
	capped = false;
	await scheduler.trigger('cap-changed');
	expect(rounds).toBe(1);
});

test('what cannot be read about the limit holds no record back', async () => {
	const unread = new Scheduler({
		round: async () => {
			rounds++;
			return ok(null);
		},
		isCapped: () => Promise.reject(new Error('closed')),
		say: () => undefined,
		onSurprise: (thrown) => surprises.push(thrown),
		clock,
		random: () => 0
	});
	await unread.trigger('start');
	expect(rounds).toBe(1);
	expect(surprises).toHaveLength(1);
});
