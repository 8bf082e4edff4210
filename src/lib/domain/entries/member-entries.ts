import { z } from 'zod/mini';
import { Ulid } from '../ids';
import { envelope, shortText } from './envelope';

/** Local number as `parsePhone` gives it: a zero and nine or ten more digits. */
export const PhoneNumber = z.string().check(z.regex(/^0[0-9]{9,10}$/));

/** First year of a five-year band: 1970 stands for 1970 to 1974. A year of birth is never kept more exactly. */
export const BirthBand = z
	.number()
	.check(z.int(), z.minimum(1900), z.maximum(2095), z.multipleOf(5));

export const birthBandOf = (year: number): number => Math.floor(year / 5) * 5;

/** One name field, as the person says it, never split; `callName` is how they wish to be addressed ("ông Pánh"). */
export const MemberDetails = z.strictObject({
	name: shortText(120),
	callName: z.optional(shortText(60)),
	relation: z.optional(shortText(60)),
	birthBand: z.optional(BirthBand),
	phone: z.optional(PhoneNumber)
});
export type MemberDetails = z.infer<typeof MemberDetails>;

export const MemberAdded = z.strictObject({
	...envelope,
	type: z.literal('member-added'),
	memberId: Ulid,
	personal: MemberDetails
});

/** Only the fields that change; null empties one. */
export const MemberCorrected = z.strictObject({
	...envelope,
	type: z.literal('member-corrected'),
	memberId: Ulid,
	personal: z.strictObject({
		name: z.optional(shortText(120)),
		callName: z.optional(z.nullable(shortText(60))),
		relation: z.optional(z.nullable(shortText(60))),
		birthBand: z.optional(z.nullable(BirthBand)),
		phone: z.optional(z.nullable(PhoneNumber))
	})
});

export const MEMBER_LEFT_REASONS = ['moved', 'died', 'recorded-by-mistake', 'other'] as const;

export const MemberLeft = z.strictObject({
	...envelope,
	type: z.literal('member-left'),
	memberId: Ulid,
	reason: z.enum(MEMBER_LEFT_REASONS)
});
