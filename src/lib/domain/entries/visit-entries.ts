import { z } from 'zod/mini';
import { Ulid } from '../ids';
import { Skill, SkillAnswers } from '../visit/skills';
import { envelope, shortText } from './envelope';

export const OUTCOMES = ['met', 'no-one-home', 'refused', 'come-back', 'moved'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

export const MetMember = z.strictObject({ memberId: Ulid, skills: SkillAnswers });
export type MetMember = z.infer<typeof MetMember>;

/** What was agreed at the end of a visit; a day alone, or a day and an hour. */
export const ComeBack = z.strictObject({
	on: z.iso.date(),
	time: z.optional(z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)))
});

export const NEXT_STEPS = [
	'teach-sign-in',
	'teach-submit',
	'level-2-at-police',
	'recover-passcode',
	'own-sim',
	'none'
] as const;
export const NextStep = z.enum(NEXT_STEPS);

/** Where the phone stood, as far as it knew; only with the household's consent to its location. */
export const Place = z.strictObject({
	latitude: z.number().check(z.minimum(-90), z.maximum(90)),
	longitude: z.number().check(z.minimum(-180), z.maximum(180)),
	accuracyMetres: z.number().check(z.nonnegative(), z.maximum(100_000))
});
export type Place = z.infer<typeof Place>;

/** One call at one household. Who was met is told only when somebody was. */
export const VisitRecorded = z.strictObject({
	...envelope,
	type: z.literal('visit-recorded'),
	outcome: Outcome,
	startedAt: z.optional(z.iso.datetime()),
	met: z.optional(z.array(MetMember).check(z.maxLength(60))),
	comeBack: z.optional(ComeBack),
	nextStep: z.optional(NextStep),
	taught: z.optional(z.array(Skill).check(z.minLength(1), z.maxLength(7))),
	personal: z.optional(
		z.strictObject({ note: z.optional(shortText(1000)), place: z.optional(Place) })
	)
});
