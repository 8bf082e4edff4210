import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../storage/sqlite/driver';
import { problems } from '../problems';
import { namingDiskTroubles } from '../storage/sqlite/disk-troubles';

const TRIES = 50;
/** Reads of a running server take milliseconds; one of them is over before the next try. */
const BETWEEN_TRIES_MS = 100;

/**
 * Takes out of the file and its log what the database no longer says. Deleting alone leaves the words in pages that wait
 * to be used again; so the file is written anew from what is alive, and the log emptied.
 */
export async function scrub(sqlite: Database): Promise<void> {
	namingDiskTroubles(() => sqlite.exec('VACUUM'));
	for (let i = 0; i < TRIES; i++) {
		const [done] = namingDiskTroubles(
			() => sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
		);
		if (done?.busy === 0) return;
		await sleep(BETWEEN_TRIES_MS);
	}
	throw problems.busy();
}
