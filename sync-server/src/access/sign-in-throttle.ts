/** Anyone mistypes a few times. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 1_000;
/** Long enough to make guessing hopeless (under 300 tries a day), short enough for a volunteer to wait it out. */
const LONGEST_WAIT_MS = 5 * 60_000;
/** Failures are forgotten after this long without another. */
const MEMORY_MS = 60 * 60_000;
/** Names are only remembered while they fail; a flood of made-up ones must not fill the memory. */
const MAX_NAMES = 10_000;

/** How long a name must wait after so many failures in a row. */
export function waitAfterMs(failures: number): number {
	if (failures < FREE_FAILURES) return 0;
	return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}

/**
 * Slows down guessing at one name, whether it exists or not. By name rather than by address, since a whole village
 * shares one address.
 */
export class SignInThrottle {
	private readonly failures = new Map<string, { count: number; lastMs: number }>();

	constructor(private readonly now: () => number) {}

	/** Milliseconds this name still has to wait; 0 lets it try. */
	waitMs(name: string): number {
		const failed = this.failures.get(name);
		if (!failed) return 0;
		return Math.max(0, failed.lastMs + waitAfterMs(failed.count) - this.now());
	}

	/**
	 * Counts a try as failed from its start, so that a hundred guesses sent at once are a hundred; `succeeded` takes
	 * it back.
	 */
	tries(name: string): void {
		const earlier = this.failures.get(name);
		const isFresh = earlier !== undefined && this.now() - earlier.lastMs < MEMORY_MS;
		this.failures.delete(name);
		this.failures.set(name, { count: isFresh ? earlier.count + 1 : 1, lastMs: this.now() });
		if (this.failures.size > MAX_NAMES) this.forgetOldest();
	}

	succeeded(name: string): void {
		this.failures.delete(name);
	}

	private forgetOldest(): void {
		const [oldest] = this.failures.keys();
		if (oldest !== undefined) this.failures.delete(oldest);
	}
}
