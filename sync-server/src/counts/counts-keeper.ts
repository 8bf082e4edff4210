import { nextTurn } from '../next-turn';
import { VILLAGES_TOGETHER, type Counts } from './counts';
import type { CountsBackend } from './counts-backend';

export interface Pace {
	/** A phone sends its day in several batches: counted once, when nothing more has come for so long. */
	quietMs: number;
	/** A hall full of phones is never quiet: then at least so often. */
	atLeastEveryMs: number;
	lookEveryMs: number;
	/** A full disk stays full for a while. */
	afterFailureMs: number;
}

const USUAL: Pace = {
	quietMs: 1000,
	atLeastEveryMs: 4000,
	lookEveryMs: 250,
	afterFailureMs: 30_000
};

/** Looked at in one go when the server starts. */
const VILLAGES_PER_TURN = 100;

export interface CountsKeeperParts {
	backend: CountsBackend;
	counts: Counts;
	report: (thrown: unknown) => void;
	pace?: Partial<Pace>;
}

/** When a village was first and last heard of since it was counted. */
interface Waiting {
	firstMs: number;
	lastMs: number;
}

/** Has each village counted a moment after its last entry came. */
export class CountsKeeper {
	private readonly pace: Pace;
	private readonly waiting = new Map<string, Waiting>();
	private stopListening: (() => void) | undefined;
	private timer: NodeJS.Timeout | undefined;
	private round: Promise<void> | undefined;
	private isStopped = false;
	/** When every village is to be looked at: at the start, and once more where that failed. */
	private lookAtAllMs: number | undefined = 0;

	constructor(private readonly parts: CountsKeeperParts) {
		this.pace = { ...USUAL, ...parts.pace };
	}

	/** From now on, every change; and soon, what came while nobody listened. */
	start(): void {
		this.stopListening = this.parts.backend.onChange((village) => this.heard(village));
		this.timer = setInterval(() => this.look(), this.pace.lookEveryMs).unref();
		this.look();
	}

	/** Ends when nothing of it is under way any more. */
	async stop(): Promise<void> {
		this.isStopped = true;
		this.stopListening?.();
		clearInterval(this.timer);
		await this.round;
	}

	private heard(village: string): void {
		const nowMs = performance.now();
		const firstMs = this.waiting.get(village)?.firstMs ?? nowMs;
		this.waiting.set(village, { firstMs, lastMs: nowMs });
	}

	private look(): void {
		if (this.lookAtAllMs !== undefined && performance.now() >= this.lookAtAllMs)
			this.begin(() => this.lookAtAll());
		else if (this.waiting.size > 0) this.begin(() => this.countWhatIsDue());
	}

	/** One round at a time; the next look finds what this one leaves. */
	private begin(work: () => Promise<void>): void {
		this.round ??= work()
			.catch((thrown: unknown) => this.parts.report(thrown))
			.finally(() => (this.round = undefined));
	}

	/** Only what is behind is counted: a restart costs a province one look at each village. */
	private async lookAtAll(): Promise<void> {
		this.lookAtAllMs = performance.now() + this.pace.afterFailureMs;
		const villages = await this.parts.backend.villages();
		for (let at = 0; at < villages.length && !this.isStopped; at += VILLAGES_PER_TURN) {
			const some = villages.slice(at, at + VILLAGES_PER_TURN);
			for (const village of await this.parts.counts.behind(some)) this.heard(village);
			await nextTurn();
		}
		this.lookAtAllMs = undefined;
	}

	private async countWhatIsDue(): Promise<void> {
		const nowMs = performance.now();
		const { quietMs, atLeastEveryMs } = this.pace;
		const due = [...this.waiting]
			.filter(
				([, { firstMs, lastMs }]) => nowMs >= Math.min(lastMs + quietMs, firstMs + atLeastEveryMs)
			)
			.map(([village]) => village);
		for (let at = 0; at < due.length && !this.isStopped; at += VILLAGES_TOGETHER)
			await this.count(due.slice(at, at + VILLAGES_TOGETHER));
	}

	private async count(villages: readonly string[]): Promise<void> {
		for (const village of villages) this.waiting.delete(village);
		try {
			const counted = await this.parts.counts.count(villages);
			for (const [village, { isKept }] of counted) if (!isKept) this.tryAgainLater(village);
		} catch (thrown) {
			this.parts.report(thrown);
			for (const village of villages) this.tryAgainLater(village);
		}
	}

	private tryAgainLater(village: string): void {
		// Heard of meanwhile, it is sooner than later.
		if (this.waiting.has(village)) return;
		const thenMs = performance.now() + this.pace.afterFailureMs;
		this.waiting.set(village, { firstMs: thenMs, lastMs: thenMs });
	}
}
