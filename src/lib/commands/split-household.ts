import { readText, type FieldError } from '../domain/free-text';
import {
	splitHousehold,
	type LifeError,
	type SplitInput
} from '../domain/household/household-life';
import { err, ok, type Result } from '../domain/result';
import type { App, CommandError, Saved } from './app';

/** Some of a household live on their own: they leave and are registered in one write. */
export async function splitHouseholdNow(
	app: App,
	{ householdId, input }: { householdId: string; input: SplitInput }
): Promise<
	Result<
		Saved & { newHousehold: string },
		LifeError | FieldError<'houseHint' | 'lane'> | CommandError
	>
> {
	const known = await app.household(householdId);
	if (!known) return err({ kind: 'no-such-household' });
	const houseHint = readText('houseHint', input.houseHint, 200);
	if (!houseHint.ok) return houseHint;
	const lane = readText('lane', input.lane, 80);
	if (!lane.ok) return lane;

	const newHousehold = app.newId();
	const [here] = await app.newStamps(householdId, 1, known.household);
	const [there] = await app.newStamps(newHousehold, 1);
	if (!here || !there) throw new Error('the clock gave no reading');
	const decision = splitHousehold(
		known.household,
		{ memberIds: input.memberIds, houseHint: houseHint.value, lane: lane.value },
		[here, there]
	);
	if (!decision.ok) return decision;
	const written = await app.write(known.village, decision.value);
	return written.ok ? ok({ entryId: here._id, householdId, newHousehold }) : written;
}
