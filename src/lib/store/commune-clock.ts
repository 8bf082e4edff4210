import { timeAt, timeHeard, type KnownTime } from '../domain/time/commune-time';

interface CommuneClockParts {
	/** As the device shows it. */
	wallMs: () => number;
	/** Goes on by itself, whatever anybody does to the other; may stand still while the phone sleeps. */
	awakeMs: () => number;
	keep: (known: KnownTime) => Promise<void>;
}

/** Written down at least so often while it is looked at: what a restart has to compare with. */
const KEEP_EVERY_MS = 60_000;

/** Below this a difference says more about the way to the server than about the clock. */
const WORTH_KEEPING_MS = 2_000;

/** The commune's time as well as this device knows it, also where its own clock is set while there is no network. */
export class CommuneClock {
	#lookedAtMs: number;
	#keptMs = -Infinity;

	private constructor(
		private known: KnownTime,
		private readonly parts: CommuneClockParts
	) {
		this.#lookedAtMs = parts.awakeMs();
	}

	/** @param kept from before the restart: how long that took, nobody knows */
	static async begin(kept: KnownTime, parts: CommuneClockParts): Promise<CommuneClock> {
		const clock = new CommuneClock(timeAt(kept, parts.wallMs()), parts);
		await clock.#keep();
		return clock;
	}

	nowMs(): number {
		this.look();
		return this.known.wallMs + this.known.offsetMs;
	}

	/** Notices whether the device's clock was set since the last look. */
	look(): void {
		const before = this.known.offsetMs;
		const awakeMs = this.parts.awakeMs();
		this.known = timeAt(this.known, this.parts.wallMs(), awakeMs - this.#lookedAtMs);
		this.#lookedAtMs = awakeMs;
		const isDue = awakeMs - this.#keptMs >= KEEP_EVERY_MS;
		if (isDue || this.known.offsetMs !== before) void this.#keep();
	}

	/** The commune has said what time it is. */
	async hear(offsetMs: number): Promise<void> {
		this.look();
		const isSame = Math.abs(offsetMs - this.known.offsetMs) < WORTH_KEEPING_MS;
		this.#set(timeHeard(isSame ? this.known.offsetMs : offsetMs, this.parts.wallMs()));
		await this.#keep();
	}

	/** Another tab was told, or has noticed the same. */
	follow(offsetMs: number): void {
		if (offsetMs === this.known.offsetMs) return;
		this.#set({ ...this.known, offsetMs, wallMs: this.parts.wallMs() });
	}

	#set(known: KnownTime): void {
		this.known = known;
		this.#lookedAtMs = this.parts.awakeMs();
	}

	/** What could not be kept is noticed again at the next look, or told anew at the next contact. */
	async #keep(): Promise<void> {
		this.#keptMs = this.parts.awakeMs();
		await this.parts.keep(this.known).catch(() => undefined);
	}
}
