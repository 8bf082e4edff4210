import type { PlannedHousehold } from '../domain/import/import-plan';
import { toRegistration } from '../domain/import/registration';
import { err, ok, type Result } from '../domain/result';
import type { StorageError } from '../store/storage-error';
import type { App } from './app';

/** One strict write a batch: about a second on the slowest phones measured, so that progress is seen to move. */
const BATCH = 50;

/**
 * Writes the households of a list down, each with a clock reading of its own. Cut off in between, what was written
 * stays, and importing the list again adds only the rest.
 *
 * @param progress told after each batch is durable
 */
export async function importHouseholds(
	app: App,
	village: string,
	households: readonly PlannedHousehold[],
	progress: (added: number) => void
): Promise<Result<{ added: number }, StorageError & { added: number }>> {
	for (let added = 0; added < households.length; added += BATCH) {
		const batch = households.slice(added, added + BATCH);
		const stamps = await app.newStampsFor(batch.map(() => app.newId()));
		const entries = batch.flatMap((household, i) => {
			const stamp = stamps[i];
			return stamp ? [{ ...stamp, ...toRegistration(household, () => app.newId()) }] : [];
		});
		const written = await app.write(village, entries);
		if (!written.ok) return err({ ...written.error, added });
		progress(added + batch.length);
	}
	return ok({ added: households.length });
}
