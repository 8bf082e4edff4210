import type { SchedulerClock } from '../../../src/lib/sync/scheduler';

/** Time that passes only when a test says so. */
export class VirtualClock implements SchedulerClock {
	private timers: { atMs: number; action: () => void }[] = [];
	private ms = 1_000_000;

	readonly nowMs = (): number => this.ms;

	readonly after = (delayMs: number, action: () => void): (() => void) => {
		const timer = { atMs: this.ms + delayMs, action };
		this.timers.push(timer);
		return () => (this.timers = this.timers.filter((other) => other !== timer));
	};

	/** Lets time pass, with everything that was due in it. */
	async pass(ms: number): Promise<void> {
		const untilMs = this.ms + ms;
		await settled();
		for (;;) {
			const [next] = this.timers
				.filter(({ atMs }) => atMs <= untilMs)
				.sort((a, b) => a.atMs - b.atMs);
			if (!next) break;
			this.timers = this.timers.filter((other) => other !== next);
			this.ms = Math.max(this.ms, next.atMs);
			next.action();
			await settled();
		}
		this.ms = untilMs;
	}
}

/** Everything that waits only for promises has run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
