import type { Database } from './driver';
import { problems } from '../../problems';
import type { GroupListener } from '../doc-store';
import { namingDiskTroubles } from './disk-troubles';

interface Job {
	weight: number;
	run: () => unknown;
	resolve: (value: unknown) => void;
	reject: (reason: unknown) => void;
}

/**
 * A transaction blocks everything else in the process while it runs; this many documents take about 30 ms.
 */
const MAX_WEIGHT = 1000;

/**
 * Writes that arrive in one turn of the event loop share one transaction, and so one sync of the disk: five times less
 * work per document when fifty phones come into the hall at once. Nobody is answered before the commit.
 */
export class GroupCommit {
	private waiting: Job[] = [];
	private isScheduled = false;
	private isClosed = false;

	constructor(
		private readonly database: Database,
		private readonly afterCommit: () => void,
		private readonly afterRollback: () => void,
		private readonly tell: GroupListener = () => undefined
	) {}

	/** @param weight how many documents the work writes */
	run<T>(weight: number, work: () => T): Promise<T> {
		if (this.isClosed) return Promise.reject(problems.stopping());
		return new Promise<T>((resolve, reject) => {
			this.waiting.push({ weight, run: work, resolve: resolve as Job['resolve'], reject });
			this.schedule();
		});
	}

	/** Commits what is waiting and takes no more. */
	close(): void {
		this.isClosed = true;
		while (this.waiting.length > 0) this.commit(this.takeBatch());
	}

	private schedule(): void {
		if (this.isScheduled) return;
		this.isScheduled = true;
		setImmediate(() => {
			this.isScheduled = false;
			this.commit(this.takeBatch());
			if (this.waiting.length > 0) this.schedule();
		});
	}

	private takeBatch(): Job[] {
		let weight = 0;
		const end = this.waiting.findIndex((job) => (weight += job.weight) > MAX_WEIGHT);
		// At least one, however heavy.
		return this.waiting.splice(0, end === -1 ? this.waiting.length : Math.max(1, end));
	}

	private commit(jobs: readonly Job[]): void {
		if (jobs.length === 0) return;
		const settle: (() => void)[] = [];
		const startMs = performance.now();
		const work = this.database.transaction(() => {
			for (const { run, resolve } of jobs) {
				const value = run();
				settle.push(() => resolve(value));
			}
		});
		try {
			namingDiskTroubles(() => work.immediate());
		} catch (thrown) {
			this.afterRollback();
			for (const { reject } of jobs) reject(thrown);
			return;
		}
		const seconds = (performance.now() - startMs) / 1000;
		this.tell({ documents: jobs.reduce((sum, { weight }) => sum + weight, 0), seconds });
		for (const answer of settle) answer();
		this.afterCommit();
	}
}
