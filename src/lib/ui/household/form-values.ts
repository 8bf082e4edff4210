import type { PersonFacts } from '$lib/domain/duplicates/read-household';
import { birthBandOf } from '$lib/domain/entries/member-entries';
import type { Household, Member } from '$lib/domain/household/household';
import type { HouseholdInput } from '$lib/domain/household/household-decisions';
import type { MemberInput } from '$lib/domain/household/member-decisions';
import { parsePhone } from '$lib/domain/text/phone';

/** What stands in a form's fields: text as typed, kept as a draft, read by the domain only when it is saved. */
export interface MemberValues {
	name: string;
	callName: string;
	relation: string;
	/** First year of the band as text, as a native select holds it; empty for not known. */
	birthBand: string;
	phone: string;
}

export interface PlaceValues {
	houseHint: string;
	lane: string;
	note: string;
}

export interface NewHouseholdValues extends PlaceValues {
	head: MemberValues;
	others: MemberValues[];
	/** Households that look like this one and that somebody has said it is not. */
	apart: string[];
	scrollTop: number;
	/** What it is called once it is saved; empty before somebody has tried. */
	householdId: string;
}

export const noMember = (name = ''): MemberValues => ({
	name,
	callName: '',
	relation: '',
	birthBand: '',
	phone: ''
});

export const noHousehold = (name = ''): NewHouseholdValues => ({
	head: noMember(name),
	others: [],
	apart: [],
	houseHint: '',
	lane: '',
	note: '',
	scrollTop: 0,
	householdId: ''
});

export const valuesOfMember = (member: Member): MemberValues => ({
	name: member.name,
	callName: member.callName ?? '',
	relation: member.relation ?? '',
	birthBand: member.birthBand === undefined ? '' : String(member.birthBand),
	phone: member.phone ?? ''
});

export const valuesOfPlace = (household: Household): PlaceValues => ({
	houseHint: household.houseHint ?? '',
	lane: household.lane ?? '',
	note: household.note ?? ''
});

/**
 * What to save of a form that was opened on `base`: fields left alone keep what is known now, since somebody else's
 * correction may have arrived while the form, or its draft, lay open.
 */
export function withOnlyOwnChanges<T extends object>(values: T, base: T, known: T): T {
	const merged = { ...known };
	for (const key of Object.keys(values) as (keyof T)[])
		if (values[key] !== base[key]) merged[key] = values[key];
	return merged;
}

export const memberInput = ({ birthBand, ...rest }: MemberValues): MemberInput => ({
	...rest,
	birthBand: birthBand === '' ? undefined : Number(birthBand)
});

/**
 * The household as it is handed over. A further person left wholly empty was opened by mistake and is left out;
 * `position` tells where in the form each member stands, so that an error finds its field.
 */
export function householdInput(values: NewHouseholdValues): {
	input: Omit<HouseholdInput, 'members'> & { members: MemberInput[] };
	position: number[];
} {
	const members = [values.head, ...values.others];
	const position = members.flatMap((member, index) =>
		index === 0 || !isEmpty(member) ? [index] : []
	);
	return {
		input: {
			members: position.flatMap((index) => {
				const member = members[index];
				return member ? [memberInput(member)] : [];
			}),
			houseHint: values.houseHint,
			lane: values.lane,
			note: values.note
		},
		position
	};
}

const isEmpty = (member: MemberValues): boolean =>
	Object.values(member).every((text: string) => text.trim() === '');

/** As much as is typed by now of what tells one household from another; numbers that cannot be read are left out. */
export const typedFacts = ({ head, others, houseHint, lane }: NewHouseholdValues): TypedFacts => ({
	people: [head, ...others].flatMap((member, n): PersonFacts[] => {
		const phone = parsePhone(member.phone);
		if (n > 0 && member.name.trim() === '') return [];
		return [
			{
				name: member.name,
				...(member.birthBand === '' ? {} : { birthBand: Number(member.birthBand) }),
				...(phone.ok ? { phone: phone.value.number } : {})
			}
		];
	}),
	houseHint,
	lane
});

interface TypedFacts {
	people: PersonFacts[];
	houseHint: string;
	lane: string;
}

/** The bands offered, the youngest first: small children count among those who live here. */
export function birthBands(thisYear: number): number[] {
	const youngest = birthBandOf(thisYear);
	const bands: number[] = [];
	for (let first = youngest; first >= youngest - OLDEST_YEARS; first -= BAND_YEARS)
		bands.push(first);
	return bands;
}

const BAND_YEARS = 5;
const OLDEST_YEARS = 105;
