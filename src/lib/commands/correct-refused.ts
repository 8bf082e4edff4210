import { err, ok, type Result } from '../domain/result';
import type { App, CommandError, Saved } from './app';
import { mendEntry, stampBeside, type EntryText, type MendError } from './mend-entry';

/**
 * Writes a mended copy and sets the refused entry aside, in this order: were the device to die in between, both would
 * be there to look at, never neither.
 */
export async function correctRefusedNow(
	app: App,
	{ entryId, texts }: { entryId: string; texts: readonly EntryText[] }
): Promise<Result<Saved, MendError | CommandError>> {
	const refused = await app.refusedEntry(entryId);
	if (!refused) return err({ kind: 'no-such-household' });

	const { entry, village, householdId } = refused;
	const known = await app.household(householdId);
	const taken = new Set(known?.household.history.map((line) => line.entryId));
	const stamp = stampBeside(entry, (id) => taken.has(id));
	const mended = mendEntry(entry, texts, stamp, { by: app.person, isOfficer: app.isOfficer });
	if (!mended.ok) return mended;

	const written = await app.write(village, [mended.value]);
	if (!written.ok) return written;
	const replaced = await app.setAside(village, { entryId, replacedBy: stamp._id });
	return replaced.ok ? ok({ entryId: stamp._id, householdId }) : replaced;
}
