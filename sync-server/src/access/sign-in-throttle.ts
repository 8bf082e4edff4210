import type { Database } from '../storage/sqlite/driver';
import { createHash } from 'node:crypto';

/** Anyone mistypes a few times. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 1_000;
/** Long enough to make guessing hopeless (under 300 tries a day), short enough for a volunteer to wait it out. */
const LONGEST_WAIT_MS = 5 * 60_000;
/** Failures are forgotten after this long without another. */
const MEMORY_MS = 60 * 60_000;
/** Names are only remembered while they fail; a flood of made-up ones must not fill the memory, nor the disk. */
const MAX_NAMES = 10_000;

/** How long a name must wait after so many failures in a row. */
export function waitAfterMs(failures: number): number {
	if (failures < FREE_FAILURES) return 0;
	return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}

interface Failed {
	count: number;
	lastMs: number;
}

/**
 * Slows down guessing at one name, whether it exists or not. By name rather than by address, since a whole village
 * shares one address. Also kept on disk, so that a restart forgives nobody.
 */
export class SignInThrottle {
	private readonly failures = new Map<string, Failed>();
	private readonly upsert;
	private readonly remove;
	private readonly removeOld;

	constructor(
		db: Database,
		private readonly now: () => number
	) {
		this.upsert = db.prepare(
			`INSERT INTO sign_in_failure (name_hash, count, last_at) VALUES (?, ?, ?)
			ON CONFLICT (name_hash) DO UPDATE SET count = excluded.count, last_at = excluded.last_at`
		);
		this.remove = db.prepare('DELETE FROM sign_in_failure WHERE name_hash = ?');
		this.removeOld = db.prepare('DELETE FROM sign_in_failure WHERE last_at < ?');
		const kept = db
			.prepare<[number], { name_hash: Buffer; count: number; last_at: number }>(
				'SELECT name_hash, count, last_at FROM sign_in_failure WHERE last_at >= ? ORDER BY last_at'
			)
			.all(now() - MEMORY_MS);
		for (const { name_hash, count, last_at } of kept)
			this.failures.set(name_hash.toString('hex'), { count, lastMs: last_at });
	}

	/** Milliseconds this name still has to wait; 0 lets it try. */
	waitMs(name: string): number {
		const failed = this.failures.get(keyOf(name));
		if (!failed) return 0;
		return Math.max(0, failed.lastMs + waitAfterMs(failed.count) - this.now());
	}

	/**
	 * Counts a try as failed from its start, so that a hundred guesses sent at once are a hundred; `succeeded` takes
	 * it back.
	 */
	tries(name: string): void {
		const key = keyOf(name);
		const earlier = this.failures.get(key);
		const isFresh = earlier !== undefined && this.now() - earlier.lastMs < MEMORY_MS;
		this.failures.delete(key);
		this.failures.set(key, { count: isFresh ? earlier.count + 1 : 1, lastMs: this.now() });
		if (this.failures.size > MAX_NAMES) this.forgetOldest();
	}

	/** Written down once it is known: a right password at the first try costs the disk nothing. */
	failed(name: string): void {
		const key = keyOf(name);
		const failed = this.failures.get(key);
		if (!failed) return;
		onDisk(() => {
			this.upsert.run(Buffer.from(key, 'hex'), failed.count, failed.lastMs);
			if (failed.count === 1) this.removeOld.run(this.now() - MEMORY_MS);
		});
	}

	succeeded(name: string): void {
		const key = keyOf(name);
		const isKept = (this.failures.get(key)?.count ?? 0) > 1;
		this.failures.delete(key);
		if (isKept) onDisk(() => this.remove.run(Buffer.from(key, 'hex')));
	}

	private forgetOldest(): void {
		const [oldest] = this.failures.keys();
		if (oldest === undefined) return;
		this.failures.delete(oldest);
		onDisk(() => this.remove.run(Buffer.from(oldest, 'hex')));
	}
}

/** Not the name itself: people type their password there by mistake. */
const keyOf = (name: string): string => createHash('sha256').update(name).digest('hex');

/** On a full disk the memory has to do; whoever knows the password is let in all the same. */
function onDisk(write: () => void): void {
	try {
		write();
	} catch {
		// The next failure is written again, with the count of all of them.
	}
}
