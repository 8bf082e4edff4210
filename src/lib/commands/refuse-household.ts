import { refuseHousehold } from '../domain/consent/consent-decisions';
import { ok } from '../domain/result';
import type { App } from './app';

/** Someone lives here and does not want to be recorded. */
export async function refuseHouseholdNow(
	app: App,
	{ village, input }: { village: string; input: Parameters<typeof refuseHousehold>[0] }
) {
	const householdId = app.newId();
	const [stamp] = await app.newStamps(householdId, 1);
	if (!stamp) throw new Error('the clock gave no reading');
	const decision = refuseHousehold(input, stamp);
	if (!decision.ok) return decision;

	const written = await app.write(village, [decision.value]);
	return written.ok ? ok({ entryId: stamp._id, householdId }) : written;
}
