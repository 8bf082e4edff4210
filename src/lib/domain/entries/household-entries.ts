import { z } from 'zod/mini';
import { EntryId, PersonName, Ulid, VillageId } from '../ids';
import { NotPossibleReason, Skill, SkillAnswer } from '../visit/skills';
import { envelope, shortText, sinceVersion2 } from './envelope';
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

/**
 * What somebody was seen to do before they came here, each answer with the visit it comes from and who was there: an
 * ability moves house with its person, and nobody is asked twice.
 */
export const CarriedSkills = z.partialRecord(
	Skill,
	z.strictObject({
		answer: SkillAnswer,
		visit: EntryId,
		by: PersonName,
		deviceTime: z.iso.datetime()
	})
);
export type CarriedSkills = z.infer<typeof CarriedSkills>;

export const Carried = z.strictObject({ memberId: Ulid, skills: CarriedSkills });
export type Carried = z.infer<typeof Carried>;

/** A household of another village, as it was called there. */
export const Origin = z.strictObject({ village: VillageId, household: Ulid });

/** The first member is the head. A household of one village stays there; moving is an entry on both sides. */
export const HouseholdRegistered = z.strictObject({
	...envelope,
	type: z.literal('household-registered'),
	source: z.enum(['door', 'import', 'moved-in', 'split-off']),
	lane: z.optional(shortText(80)),
	statedSize: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(60))),
	listed: z.optional(ListedAnswers),
	importKey: z.optional(z.string().check(z.regex(/^[0-9a-z-]{6,40}$/))),
	/**
	 * The household it was split off from, or the code under which it declined before; since version 2 also the one of
	 * another village it moved in from.
	 */
	from: z.optional(z.union([Ulid, Origin])),
	/** Since version 2. */
	carried: z.optional(z.array(Carried).check(z.minLength(1), z.maxLength(60))),
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
	into: Ulid,
	/** Since version 2: who of here is whom of there. */
	sameMembers: z.optional(
		z.array(z.strictObject({ from: Ulid, into: Ulid })).check(z.minLength(1), z.maxLength(60))
	)
});

/**
 * The other side of a merge, with what was chosen of the two. It only says where to look: the merge itself is what the
 * merged household's own entry says, and while that does not stand, this one says nothing.
 */
export const HouseholdTookIn = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('household-took-in'),
	household: Ulid,
	head: z.optional(Ulid),
	lane: z.optional(shortText(80)),
	personal: z.optional(
		z.strictObject({
			/** How the head is called from now on, where the two records spell it differently. */
			name: z.optional(shortText(120)),
			callName: z.optional(shortText(60)),
			houseHint: z.optional(shortText(200)),
			note: z.optional(shortText(1000))
		})
	)
});

export const HouseholdSplit = z.strictObject({
	...envelope,
	type: z.literal('household-split'),
	newHousehold: Ulid,
	memberIds: z.array(Ulid).check(z.minLength(1))
});

export const DISSOLVED_REASONS = ['died-out', 'never-existed', 'left-commune', 'other'] as const;

export const HouseholdDissolved = z.strictObject({
	...envelope,
	type: z.literal('household-dissolved'),
	reason: z.enum(DISSOLVED_REASONS)
});

export const OUT_OF_SCOPE_REASONS = ['empty-house', 'all-away', 'not-a-home', 'other'] as const;

/** Still on the list, and not counted while this stands. */
export const HouseholdOutOfScope = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('household-out-of-scope'),
	reason: z.enum(OUT_OF_SCOPE_REASONS)
});

/** Counted again, whatever took it out; a merge is taken back instead. */
export const HouseholdInScope = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('household-in-scope')
});
