import { z } from 'zod/mini';
import { Ulid } from '../ids';
import { envelope, shortText, sinceVersion2 } from './envelope';

/** Three purposes asked one by one (Law 91/2025/QH15: separate, never bundled, silence is no consent). */
export const PURPOSES = ['coverage-record', 'phone-for-return-visit', 'location'] as const;
export const Purpose = z.enum(PURPOSES);
export type Purpose = z.infer<typeof Purpose>;

export const HOW_ANSWERED = ['spoken', 'signed'] as const;
export type HowAnswered = (typeof HOW_ANSWERED)[number];

/** Which text was read out or shown, and how the answer was given: consent must be verifiable afterwards. */
const answered = {
	textVersion: z.string().check(z.regex(/^[a-z0-9.-]{1,24}$/)),
	how: z.enum(HOW_ANSWERED)
};

const consent = {
	...envelope,
	...answered,
	purpose: Purpose,
	memberId: z.optional(Ulid)
};

export const ConsentGiven = z.strictObject({ ...consent, type: z.literal('consent-given') });
export const ConsentRefused = z.strictObject({ ...consent, type: z.literal('consent-refused') });
export const ConsentWithdrawn = z.strictObject({
	...consent,
	type: z.literal('consent-withdrawn')
});

/**
 * A household that does not want to be recorded, said before anything about it was: it counts as one in scope, and that
 * is all that is kept. The lane only tells colleagues which door was knocked on already.
 */
export const HouseholdRefused = z.strictObject({
	...envelope,
	...sinceVersion2,
	...answered,
	type: z.literal('household-refused'),
	lane: z.optional(shortText(80))
});
