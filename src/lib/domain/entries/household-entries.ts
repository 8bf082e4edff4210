import { z } from 'zod/mini';
import { Ulid, VillageId } from '../ids';
import { NotPossibleReason, Skill } from '../skills';
import { envelope, shortText } from './envelope';
import { MemberDetails } from './member-entries';

/**
 * What an old list said about a household, kept as hearsay: a list does not say who in the house has the skill, nor
 * that anyone saw it, so it covers nobody.
 */
export const ListedAnswer = z.discriminatedUnion('state', [
	z.strictObject({ state: z.literal('yes') }),
	z.strictObject({ state: z.literal('no') }),
	z.strictObject({ state: z.literal('not-possible'), reason: z.optional(NotPossibleReason) })
]);
export const ListedAnswers = z.partialRecord(Skill, ListedAnswer);
export type ListedAnswers = z.infer<typeof ListedAnswers>;

export const RegisteredMember = z.strictObject({ id: Ulid, ...MemberDetails.shape });

/** The first member is the head. A household of one village stays there; moving is an entry on both sides. */
export const HouseholdRegistered = z.strictObject({
	...envelope,
	type: z.literal('household-registered'),
	source: z.enum(['door', 'import', 'moved-in', 'split-off']),
	lane: z.optional(shortText(80)),
	statedSize: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(60))),
	listed: z.optional(ListedAnswers),
	importKey: z.optional(z.string().check(z.regex(/^[0-9a-z-]{6,40}$/))),
	from: z.optional(Ulid),
	personal: z.strictObject({
		members: z.array(RegisteredMember).check(z.minLength(1), z.maxLength(60)),
		houseHint: z.optional(shortText(200)),
		note: z.optional(shortText(1000))
	})
});

/** Only the fields that change; null empties one. The later clock reading settles each field by itself. */
export const HouseholdCorrected = z.strictObject({
	...envelope,
	type: z.literal('household-corrected'),
	head: z.optional(Ulid),
	lane: z.optional(z.nullable(shortText(80))),
	personal: z.optional(
		z.strictObject({
			houseHint: z.optional(z.nullable(shortText(200))),
			note: z.optional(z.nullable(shortText(1000)))
		})
	)
});

export const HouseholdMoved = z.strictObject({
	...envelope,
	type: z.literal('household-moved'),
	to: z.optional(VillageId)
});

export const HouseholdMerged = z.strictObject({
	...envelope,
	type: z.literal('household-merged'),
	into: Ulid
});

export const HouseholdSplit = z.strictObject({
	...envelope,
	type: z.literal('household-split'),
	newHousehold: Ulid,
	memberIds: z.array(Ulid).check(z.minLength(1))
});

export const HouseholdDissolved = z.strictObject({
	...envelope,
	type: z.literal('household-dissolved'),
	reason: z.enum(['died-out', 'never-existed', 'left-commune', 'other'])
});
