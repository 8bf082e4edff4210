import type { Database } from '../storage/sqlite/driver';
import { err, ok, type Result } from '../../../src/lib/domain/result';
import type { Actor } from '../audit/audit-line';
import type { VillageStore } from '../storage/doc-store';
import { scrub } from './scrub';

export interface ErasureParts {
	store: VillageStore;
	sqlite: Database;
}

export interface Erasure {
	village: string;
	household: string;
	by: Actor;
}

export interface ErasureError {
	kind: 'no-such-village';
}

/**
 * Consent was withdrawn: nothing that was written about the household stays in the file, its log, or any copy made from
 * now on. What stays is a tombstone for each entry, by which devices drop theirs, and a line in the audit log.
 *
 * @returns how many entries were erased now; 0 when they all were before, undefined when none ever came
 */
export async function eraseHousehold(
	{ store, sqlite }: ErasureParts,
	{ village, household, by }: Erasure
): Promise<Result<number | undefined, ErasureError>> {
	const database = await store.database(village);
	if (database === undefined || database.kind !== 'entries')
		return err({ kind: 'no-such-village' });
	const erased = await database.erase({ kind: 'household', subject: household }, by);
	if (erased !== undefined) await scrub(sqlite);
	return ok(erased);
}
