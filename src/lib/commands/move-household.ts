import { moveHousehold, registerArrival, type LifeError } from '../domain/household/household-life';
import { arrivalOf } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import {
	decideAndWrite,
	type App,
	type CommandError,
	type KnownHousehold,
	type Saved
} from './app';

/**
 * Out of its village, and into the other one where this person writes there too. Where they do not, or the second write
 * does not come about, those who look after both villages find it among what needs review.
 */
export async function moveHouseholdNow(
	app: App,
	{ householdId, to }: { householdId: string; to?: string | undefined }
): Promise<Result<Saved & { arrival?: string }, LifeError | CommandError>> {
	const known = await app.household(householdId);
	if (!known) return err({ kind: 'no-such-household' });
	if (to === known.village) return err({ kind: 'already-there' });

	const moved = await decideAndWrite(app, householdId, (household, stamp) =>
		moveHousehold(household, to, stamp)
	);
	if (!moved.ok || to === undefined || !app.mayWrite(to)) return moved;
	const arrived = await arrive(app, known, { move: moved.value.entryId, to });
	return ok(arrived.ok ? { ...moved.value, arrival: arrived.value.householdId } : moved.value);
}

/** Takes in, where it went to, a household whose move was recorded by somebody who may not write there. */
export async function registerArrivalNow(
	app: App,
	{ householdId }: { householdId: string }
): Promise<Result<Saved, LifeError | CommandError>> {
	const known = await app.household(householdId);
	if (!known) return err({ kind: 'no-such-household' });
	const { scope } = known.household;
	if (scope.state === 'in' || scope.reason !== 'moved' || !scope.to || !scope.move)
		return err({ kind: 'not-arrived' });
	return arrive(app, known, { move: scope.move, to: scope.to });
}

async function arrive(
	app: App,
	{ household, village }: KnownHousehold,
	{ move, to }: { move: string; to: string }
): Promise<Result<Saved, LifeError | CommandError>> {
	const arrival = arrivalOf(move);
	// A second tap, or another device's registration that has come here already.
	const there = await app.household(arrival);
	if (there) return ok({ entryId: there.household.registered.entryId, householdId: arrival });

	const [stamp] = await app.newStamps(arrival, 1, household);
	if (!stamp) throw new Error('the clock gave no reading');
	const decision = registerArrival(household, village, stamp);
	if (!decision.ok) return decision;
	const written = await app.write(to, [decision.value]);
	return written.ok ? ok({ entryId: stamp._id, householdId: arrival }) : written;
}
