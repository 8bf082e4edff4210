import { registerHousehold, type HouseholdInput } from '../domain/household-decisions';
import type { MemberInput } from '../domain/member-decisions';
import { ok } from '../domain/result';
import type { App } from './app';

/** Someone lives here who is not on the list. */
export async function registerHouseholdNow(
	app: App,
	{
		village,
		input
	}: { village: string; input: Omit<HouseholdInput, 'members'> & { members: MemberInput[] } }
) {
	const householdId = app.newId();
	const [stamp] = await app.newStamps(householdId, 1);
	if (!stamp) throw new Error('the clock gave no reading');

	const members = input.members.map((member) => ({ ...member, id: app.newId() }));
	const decision = registerHousehold({ ...input, members }, stamp);
	if (!decision.ok) return decision;

	const written = await app.write(village, [decision.value]);
	return written.ok ? ok({ entryId: stamp._id, householdId }) : written;
}
