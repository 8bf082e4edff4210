import type { Result } from '../domain/result';
import type { ReplicationFailure } from './failures';
import { nextStep } from './retry-policy';
import type { SyncEvent } from './sync-machine';

/** What makes sync look whether there is something to do. */
export type Trigger =
	| 'start'
	| 'reconnected'
	| 'button'
	| 'timer'
	| 'saved'
	| 'shown'
	| 'signed-in'
	/** More may be used by itself than before, or less. */
	| 'cap-changed';

export interface SchedulerParts {
	/** @param byHand somebody asked for it: it keeps to no limit */
	round: (byHand: boolean) => Promise<Result<null, ReplicationFailure>>;
	/** The month's data is used up: nothing is asked or sent but what a person asks for. */
	isCapped: () => Promise<boolean>;
	say: (event: SyncEvent) => void;
	/** What nobody foresaw: logged there, tried again here. */
	onSurprise: (thrown: unknown) => void;
	clock: SchedulerClock;
	/** From 0 to below 1. */
	random: () => number;
}

export interface SchedulerClock {
	nowMs: () => number;
	/** @returns ends the timer */
	after: (delayMs: number, action: () => void) => () => void;
}

/** The visits of one household come in a burst, and what is undone within seconds need not travel twice. */
const AFTER_SAVE_MS = 2_000;
/** A tab that comes to the front and a timer that was late need not ask twice in a minute. */
const FRESH_MS = 60_000;
/** Someone who takes the phone out at the ridge wants to know now, not at the end of the waiting time. */
const FRESH_FAILURE_MS = 15_000;

/**
 * Decides when rounds run; one at a time. A trigger during a round is not lost: another round follows it.
 *
 * Whoever presses the button, comes back to a network, signs in or takes the phone out is answered at once. Everything
 * else respects the waiting time after a failure, so that a village of phones does not knock at a server that is down.
 *
 * While nobody looks at any tab nothing is tried again by itself: a phone in a pocket spends no battery on a server that
 * is out of reach. What fell due meanwhile is made up for at the next look.
 */
export class Scheduler {
	private running: Promise<void> | undefined;
	private again = false;
	/** Somebody asked for the next round. */
	private byHand = false;
	private retries = 0;
	private failing = false;
	private lastEndedMs = -Infinity;
	private stopped = false;
	private visible = true;
	/** A try fell due while nobody looked. */
	private overdue = false;
	private endRetry: () => void = () => undefined;
	private endAfterSave: () => void = () => undefined;

	constructor(private readonly parts: SchedulerParts) {}

	/** @returns when the round that answers this trigger is over; at once where none is called for */
	trigger(trigger: Trigger): Promise<void> {
		if (this.stopped) return Promise.resolve();
		switch (trigger) {
			case 'button':
			case 'signed-in':
				this.retries = 0;
				this.byHand = true;
				return this.run();
			case 'reconnected':
				this.retries = 0;
				return this.runByItself();
			case 'start':
			case 'cap-changed':
				return this.runByItself();
			case 'saved':
				if (!this.failing) this.runAfterSave();
				return Promise.resolve();
			case 'timer':
				// In another tab, when the one that leads lies behind it and let a try pass.
				if (this.failing && this.overdue) return this.runByItself();
				return this.failing || this.endedWithin(FRESH_MS) ? Promise.resolve() : this.runByItself();
			case 'shown':
				return this.endedWithin(this.failing ? FRESH_FAILURE_MS : FRESH_MS)
					? Promise.resolve()
					: this.runByItself();
		}
	}

	/** Somebody looks at a tab of this person, or nobody does any more. */
	show(visible: boolean): void {
		this.visible = visible;
		if (!visible || !this.overdue) return;
		this.overdue = false;
		void this.runByItself();
	}

	/** @returns when the round under way is over */
	async stop(): Promise<void> {
		this.stopped = true;
		this.endRetry();
		this.endAfterSave();
		await this.running;
	}

	private endedWithin(ms: number): boolean {
		return this.parts.clock.nowMs() - this.lastEndedMs < ms;
	}

	private runAfterSave(): void {
		this.endAfterSave();
		this.endAfterSave = this.parts.clock.after(AFTER_SAVE_MS, () => void this.runByItself());
	}

	/** Whoever presses the button or signs in came to send; everything else keeps to the month's data. */
	private async runByItself(): Promise<void> {
		const capped = await this.isCapped();
		if (this.stopped) return;
		if (!capped) return this.run();
		if (!this.running) this.parts.say({ type: 'paused' });
	}

	/** What cannot be read holds nothing back. */
	private async isCapped(): Promise<boolean> {
		try {
			return await this.parts.isCapped();
		} catch (thrown) {
			this.parts.onSurprise(thrown);
			return false;
		}
	}

	private retry(): void {
		if (this.visible) void this.runByItself();
		else this.overdue = true;
	}

	private run(): Promise<void> {
		if (this.running) {
			this.again = true;
			return this.running;
		}
		this.running = this.rounds().finally(() => (this.running = undefined));
		return this.running;
	}

	private async rounds(): Promise<void> {
		let paused: boolean;
		do {
			const { byHand } = this;
			this.again = this.byHand = false;
			this.endRetry();
			this.endAfterSave();
			this.overdue = false;
			const done = await this.oneRound(byHand);
			this.settle(done);
			paused = !done.ok && done.error.kind === 'data-cap-reached';
		} while (this.again && !this.stopped && (this.byHand || !paused));
	}

	private async oneRound(byHand: boolean): Promise<Result<null, ReplicationFailure>> {
		try {
			return await this.parts.round(byHand);
		} catch (thrown) {
			this.parts.onSurprise(thrown);
			return { ok: false, error: { kind: 'device-storage', cause: 'storage-unavailable' } };
		}
	}

	private settle(done: Result<null, ReplicationFailure>): void {
		const { clock, random, say } = this.parts;
		this.lastEndedMs = clock.nowMs();
		if (this.stopped) return;
		this.failing = !done.ok;
		if (done.ok) {
			this.retries = 0;
			say({ type: 'round-ended' });
			return;
		}
		const step = nextStep(done.error, { retries: this.retries, batchSize: 0, jitter: random() });
		if (step.action === 'ask-to-sign-in') return say({ type: 'token-rejected' });
		if (step.action === 'pause') {
			this.failing = false;
			return say({ type: 'paused' });
		}
		if (step.action !== 'wait') return;
		this.retries++;
		const { delayMs } = step;
		say({ type: 'failed', reached: reachedBy(done.error), nextTryMs: this.lastEndedMs + delayMs });
		this.endRetry = clock.after(delayMs, () => this.retry());
	}
}

/** The commune answered, and yet something could not be done. */
const reachedBy = ({ kind }: ReplicationFailure): boolean =>
	kind === 'device-storage' || kind === 'request-refused';
