import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import { readText, type FieldError } from '../free-text';
import type { Household } from './household';
import { readMember, type MemberError, type MemberInput } from './member-decisions';
import { err, ok, type Result } from '../result';

export interface HouseholdInput {
	/** The head first; at least the head. */
	members: readonly (MemberInput & { id: string })[];
	houseHint?: string | undefined;
	lane?: string | undefined;
	note?: string | undefined;
}

export type HouseholdField = 'houseHint' | 'lane' | 'note';
export type HouseholdError =
	FieldError<HouseholdField> | { kind: 'member'; index: number; error: MemberError };

/** @param inPlaceOf the code under which the household declined before */
export function registerHousehold(
	input: HouseholdInput,
	stamp: EntryStamp,
	inPlaceOf?: string
): Result<EntryOf<'household-registered'>, HouseholdError> {
	const members = [];
	for (const [index, { id, ...typed }] of input.members.entries()) {
		const read = readMember(typed);
		if (!read.ok) return err({ kind: 'member', index, error: read.error });
		members.push({ id, ...read.value });
	}
	if (members.length === 0)
		return err({ kind: 'member', index: 0, error: { kind: 'missing', field: 'name' } });

	const places = readPlaces(input);
	if (!places.ok) return places;
	const { houseHint, lane, note } = places.value;
	const personal: EntryOf<'household-registered'>['personal'] = { members };
	if (houseHint !== undefined) personal.houseHint = houseHint;
	if (note !== undefined) personal.note = note;
	return ok({
		...stamp,
		type: 'household-registered',
		source: 'door',
		...(lane === undefined ? {} : { lane }),
		...(inPlaceOf === undefined ? {} : { from: inPlaceOf }),
		personal
	});
}

/** Writes down only what differs from what is known. */
export function correctHousehold(
	known: Household,
	input: Omit<HouseholdInput, 'members'> & { headId?: string | undefined },
	stamp: EntryStamp
): Result<
	EntryOf<'household-corrected'>,
	FieldError<HouseholdField> | { kind: 'nothing-changed' }
> {
	const places = readPlaces(input);
	if (!places.ok) return places;
	const { houseHint, lane, note } = places.value;

	const personal: NonNullable<EntryOf<'household-corrected'>['personal']> = {};
	if (houseHint !== known.houseHint) personal.houseHint = houseHint ?? null;
	if (note !== known.note) personal.note = note ?? null;

	const entry: EntryOf<'household-corrected'> = { ...stamp, type: 'household-corrected' };
	if (lane !== known.lane) entry.lane = lane ?? null;
	if (input.headId !== undefined && input.headId !== known.headId) entry.head = input.headId;
	if (Object.keys(personal).length > 0) entry.personal = personal;

	const changed = 'lane' in entry || 'head' in entry || 'personal' in entry;
	return changed ? ok(entry) : err({ kind: 'nothing-changed' });
}

function readPlaces(input: Omit<HouseholdInput, 'members'>) {
	const houseHint = readText('houseHint', input.houseHint, 200);
	if (!houseHint.ok) return houseHint;
	const lane = readText('lane', input.lane, 80);
	if (!lane.ok) return lane;
	const note = readText('note', input.note, 1000);
	if (!note.ok) return note;
	return ok({ houseHint: houseHint.value, lane: lane.value, note: note.value });
}
