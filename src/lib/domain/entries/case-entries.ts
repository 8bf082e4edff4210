import { z } from 'zod/mini';
import { EntryId, Ulid } from '../ids';
import { envelope, sinceVersion2 } from './envelope';

/** What the fold cannot settle, since two people wrote down what cannot both hold. */
export const CASE_KINDS = [
	/** Someone met people here after someone else had recorded that they moved away. */
	'met-after-moved',
	/** The same after the household was taken out of scope, or was said to exist no more. */
	'met-after-out',
	/** Someone met a person here after someone else had recorded that this person left. */
	'member-met-after-left',
	/** The registration was taken back, yet another person has recorded something here. */
	'registration-voided-but-used',
	/** Moved to a village where nobody has registered them. */
	'moved-not-there',
	/** Two said that it is one house with another, and each meant a different one. */
	'merged-into-two'
] as const;
export const CaseKind = z.enum(CASE_KINDS);
export type CaseKind = z.infer<typeof CaseKind>;

/** Either they live here, or they do not: what else follows is settled from that. */
export const DECISIONS = ['lives-here', 'gone'] as const;
export const Decision = z.enum(DECISIONS);
export type Decision = z.infer<typeof Decision>;

/** Of one that was merged into two: it is one of them, or a house of its own. */
export const MERGE_DECISIONS = ['same-house', 'own-house'] as const;
export type MergeDecision = (typeof MERGE_DECISIONS)[number];
export type AnyDecision = Decision | MergeDecision;

/** @property entry the entry that raised the case; with the kind it names the case on every device */
export const CaseName = z.strictObject({ kind: CaseKind, entry: EntryId });
export type CaseName = z.infer<typeof CaseName>;

/** Of one of the two who wrote what does not fit together, or of an officer; the server checks who claims to be one. */
export const CaseSettled = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('case-settled'),
	case: CaseName,
	decision: z.enum([...DECISIONS, ...MERGE_DECISIONS]),
	/** Of `same-house`: which household it is. */
	into: z.optional(Ulid),
	byOfficer: z.optional(z.literal(true))
});
