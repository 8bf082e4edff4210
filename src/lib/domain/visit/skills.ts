import { z } from 'zod/mini';

/**
 * The skill ladder of the visit form, in the order it is climbed (field reference §4). Each answer is what was seen or
 * said at the door; missing is never "no".
 */
export const SKILLS = [
	'has-id-card',
	'has-level-2-account',
	'activated-on-phone',
	'signs-in-alone',
	'has-opened-portal',
	'has-submitted-or-looked-up',
	'pays-online'
] as const;
export const Skill = z.enum(SKILLS);
export type Skill = z.infer<typeof Skill>;

/** The three parts of the number that matters: use an account, sign in, submit or look up. */
export const CAPABLE_SKILLS = [
	'activated-on-phone',
	'signs-in-alone',
	'has-submitted-or-looked-up'
] as const satisfies readonly Skill[];

export const NOT_POSSIBLE_REASONS = [
	'no-phone',
	'feature-phone',
	'sim-not-own',
	'sim-lost',
	'forgot-passcode',
	'account-locked',
	'no-signal',
	'works-away',
	'declines'
] as const;
export const NotPossibleReason = z.enum(NOT_POSSIBLE_REASONS);
export type NotPossibleReason = z.infer<typeof NotPossibleReason>;

export const DoneBy = z.enum(['citizen', 'together', 'volunteer']);
export type DoneBy = z.infer<typeof DoneBy>;

/** One answer about one skill. `yes` says who did the steps, since only what a citizen did alone counts. */
export const SkillAnswer = z.discriminatedUnion('state', [
	z.strictObject({ state: z.literal('yes'), doneBy: DoneBy }),
	z.strictObject({ state: z.literal('no') }),
	z.strictObject({ state: z.literal('not-asked') }),
	z.strictObject({ state: z.literal('not-possible'), reason: NotPossibleReason })
]);
export type SkillAnswer = z.infer<typeof SkillAnswer>;

/** A skill answered nowhere is absent. */
export const SkillAnswers = z.partialRecord(Skill, SkillAnswer);
export type SkillAnswers = z.infer<typeof SkillAnswers>;

export const isAlone = (answer: SkillAnswer | undefined): boolean =>
	answer?.state === 'yes' && answer.doneBy === 'citizen';

const isKnown = (answer: SkillAnswer | undefined): boolean =>
	answer !== undefined && answer.state !== 'not-asked';

/**
 * What a member's answers come to: `capable` with all three skills alone; `not-yet` when at least one of the three is
 * known to be lacking; otherwise `unknown`.
 */
export function capability(answers: SkillAnswers): 'capable' | 'not-yet' | 'unknown' {
	if (CAPABLE_SKILLS.every((skill) => isAlone(answers[skill]))) return 'capable';
	const lacking = CAPABLE_SKILLS.some(
		(skill) => isKnown(answers[skill]) && !isAlone(answers[skill])
	);
	return lacking ? 'not-yet' : 'unknown';
}

/** Of the three parts of the number, those seen not to be done alone. */
export const lackingSkills = (answers: SkillAnswers): Skill[] =>
	CAPABLE_SKILLS.filter((skill) => isKnown(answers[skill]) && !isAlone(answers[skill]));

/** Of the three parts of the number, those nobody has asked about. */
export const unaskedSkills = (answers: SkillAnswers): Skill[] =>
	CAPABLE_SKILLS.filter((skill) => !isKnown(answers[skill]));

/** The parts of the number a member still lacks, in ladder order. */
export const stepsLeft = (answers: SkillAnswers): Skill[] =>
	CAPABLE_SKILLS.filter((skill) => !isAlone(answers[skill]));
