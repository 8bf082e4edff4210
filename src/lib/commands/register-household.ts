import { countUnder } from '../domain/consent/consents-again';
import { registerHousehold, type HouseholdInput } from '../domain/household/household-decisions';
import type { MemberInput } from '../domain/household/member-decisions';
import { ok } from '../domain/result';
import type { App } from './app';

export interface RegisterArgs {
	village: string;
	input: Omit<HouseholdInput, 'members'> & { members: MemberInput[] };
	/**
	 * The form's own name for the household. Saved a second time, after a thumb that tapped twice or a browser that died
	 * before the form was forgotten, it is the same household.
	 */
	householdId?: string | undefined;
	/** The code under which this household declined before: counted once, under the new one. */
	inPlaceOf?: string | undefined;
}

/** Someone lives here who is not on the list. */
export async function registerHouseholdNow(app: App, args: RegisterArgs) {
	const { village, input, inPlaceOf, householdId = app.newId() } = args;
	const saved = args.householdId === undefined ? undefined : await app.household(householdId);
	if (saved) return ok({ entryId: saved.household.registered.entryId, householdId });
	const declined = inPlaceOf === undefined ? undefined : await app.household(inPlaceOf);
	const [stamp] = await app.newStamps(householdId, 1, declined?.household);
	if (!stamp) throw new Error('the clock gave no reading');
	const [ofDeclined] = declined
		? await app.newStamps(declined.household.id, 1, declined.household)
		: [];
	// Where a colleague has registered it already, what was typed is kept all the same and shown as a likely double.
	const counted = declined && ofDeclined && countUnder(declined.household, householdId, ofDeclined);
	const takesPlace = counted?.ok === true;

	const members = input.members.map((member) => ({ ...member, id: app.newId() }));
	const decision = registerHousehold(
		{ ...input, members },
		stamp,
		takesPlace ? inPlaceOf : undefined
	);
	if (!decision.ok) return decision;

	const entries = takesPlace ? [decision.value, counted.value] : [decision.value];
	const written = await app.write(takesPlace && declined ? declined.village : village, entries);
	return written.ok ? ok({ entryId: stamp._id, householdId }) : written;
}
