import { calendarDay } from '../../../src/lib/domain/time/calendar';
import { nextTurn } from '../next-turn';
import type { Retention } from './retention';

export interface RetentionKeeperParts {
	retention: Retention;
	now: () => number;
	report: (thrown: unknown) => void;
	lookEveryMs?: number;
}

/** A changed setting is taken up within so long; the villages themselves are read once a day. */
const LOOK_EVERY_MS = 60_000;
/** A busy or full disk, or a CouchDB that is away, stays so for a while. */
const AFTER_FAILURE_MS = 10 * 60_000;

/** Carries out by itself what is due: when the server starts, on each new day, and when a commune has changed its days. */
export class RetentionKeeper {
	/** Of each village the day and the days of its commune that it was looked at for. */
	private readonly looked = new Map<string, string>();
	private readonly stopping = new AbortController();
	private timer: NodeJS.Timeout | undefined;
	private round: Promise<void> | undefined;
	private notBeforeMs = 0;

	constructor(private readonly parts: RetentionKeeperParts) {}

	start(): void {
		const { lookEveryMs = LOOK_EVERY_MS } = this.parts;
		this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
		void this.look();
	}

	/** Ends when nothing of it is under way any more. */
	async stop(): Promise<void> {
		this.stopping.abort();
		clearInterval(this.timer);
		await this.round;
	}

	/** One round at a time. */
	look(): Promise<void> {
		if (this.stopping.signal.aborted || performance.now() < this.notBeforeMs)
			return this.round ?? Promise.resolve();
		this.round ??= this.oneRound()
			.catch((thrown: unknown) => {
				this.notBeforeMs = performance.now() + AFTER_FAILURE_MS;
				this.parts.report(thrown);
			})
			.finally(() => (this.round = undefined));
		return this.round;
	}

	private async oneRound(): Promise<void> {
		const { retention, now } = this.parts;
		const { signal } = this.stopping;
		for (const village of await retention.villages()) {
			if (signal.aborted) return;
			const keeping = retention.keepingIn(village);
			const reason = `${calendarDay(now())} ${JSON.stringify(keeping)}`;
			if (this.looked.get(village) === reason) continue;
			await retention.carryOut(village, { keeping, signal });
			this.looked.set(village, reason);
			await nextTurn();
		}
		await retention.scrub();
	}
}
