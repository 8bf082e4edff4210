import { declinesPhone } from '../consent/declined';
import type { EntryOf } from '../entries/entry';
import type { EntryStamp } from '../entries/envelope';
import type { MemberDetails } from '../entries/member-entries';
import { readPhone, readRequiredText, readText, type FieldError } from '../free-text';
import type { Household, Member } from './household';
import { err, ok, type Result } from '../result';

/** A member as typed at the door; only the name is needed. */
export interface MemberInput {
	name: string;
	callName?: string | undefined;
	relation?: string | undefined;
	/** First year of the five-year band. */
	birthBand?: number | undefined;
	phone?: string | undefined;
}

export type MemberField = 'name' | 'callName' | 'relation' | 'phone';
export type MemberError = FieldError<MemberField>;

export function readMember(input: MemberInput): Result<MemberDetails, MemberError> {
	const name = readRequiredText('name', input.name, 120);
	if (!name.ok) return name;
	const callName = readText('callName', input.callName, 60);
	if (!callName.ok) return callName;
	const relation = readText('relation', input.relation, 60);
	if (!relation.ok) return relation;
	const phone = readPhone('phone', input.phone);
	if (!phone.ok) return phone;

	const details: MemberDetails = { name: name.value };
	if (callName.value !== undefined) details.callName = callName.value;
	if (relation.value !== undefined) details.relation = relation.value;
	if (input.birthBand !== undefined) details.birthBand = input.birthBand;
	if (phone.value !== undefined) details.phone = phone.value;
	return ok(details);
}

/** What is written down of a member of this household: no number where its people do not agree that one is kept. */
function readMemberOf(
	household: Pick<Household, 'consents'>,
	input: MemberInput
): Result<MemberDetails, MemberError> {
	const read = readMember(input);
	return read.ok && read.value.phone !== undefined && declinesPhone(household)
		? err({ kind: 'phone-declined', field: 'phone' })
		: read;
}

export function addMember(
	household: Pick<Household, 'consents'>,
	input: MemberInput,
	memberId: string,
	stamp: EntryStamp
): Result<EntryOf<'member-added'>, MemberError> {
	const personal = readMemberOf(household, input);
	return personal.ok
		? ok({ ...stamp, type: 'member-added', memberId, personal: personal.value })
		: personal;
}

const OPTIONAL_FIELDS = ['callName', 'relation', 'birthBand', 'phone'] as const;

/** Writes down only what differs from what is known, so that two people's corrections of two fields both stand. */
export function correctMember(
	household: Pick<Household, 'consents'>,
	known: Member,
	input: MemberInput,
	stamp: EntryStamp
): Result<EntryOf<'member-corrected'>, MemberError | { kind: 'nothing-changed' }> {
	const read = readMemberOf(household, input);
	if (!read.ok) return read;

	const personal: Record<string, unknown> = {};
	if (read.value.name !== known.name) personal['name'] = read.value.name;
	for (const field of OPTIONAL_FIELDS)
		if (read.value[field] !== known[field]) personal[field] = read.value[field] ?? null;
	if (Object.keys(personal).length === 0) return err({ kind: 'nothing-changed' });

	return ok({ ...stamp, type: 'member-corrected', memberId: known.id, personal });
}
