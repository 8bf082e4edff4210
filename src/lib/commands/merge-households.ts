import {
	mergeHouseholds,
	type LifeError,
	type MergeInput
} from '../domain/household/household-life';
import { isDeclined } from '../domain/consent/declined';
import { err, ok, type Result } from '../domain/result';
import type { App, CommandError, Saved } from './app';

/** One house that was written down twice. `householdId` in the answer is the one that remains. */
export async function mergeHouseholdsNow(
	app: App,
	{ into, from, input }: { into: string; from: string; input: MergeInput }
): Promise<Result<Saved, LifeError | CommandError>> {
	const [remaining, merged] = [await app.household(into), await app.household(from)];
	if (!remaining || !merged) return err({ kind: 'no-such-household' });
	if (isDeclined(remaining.household) || isDeclined(merged.household))
		return err({ kind: 'declined' });
	if (remaining.village !== merged.village) return err({ kind: 'another-village' });

	const [ofFrom] = await app.newStamps(from, 1, merged.household);
	const [ofInto] = await app.newStamps(into, 1, remaining.household);
	if (!ofFrom || !ofInto) throw new Error('the clock gave no reading');
	const decision = mergeHouseholds({ into: remaining.household, from: merged.household }, input, [
		ofFrom,
		ofInto
	]);
	if (!decision.ok) return decision;
	const written = await app.write(remaining.village, decision.value);
	return written.ok ? ok({ entryId: ofInto._id, householdId: into }) : written;
}
