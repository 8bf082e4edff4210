import { z } from 'zod/mini';
import { Ulid } from '../ids';
import { envelope } from './envelope';

/** Three purposes asked one by one (Law 91/2025/QH15: separate, never bundled, silence is no consent). */
export const PURPOSES = ['coverage-record', 'phone-for-return-visit', 'location'] as const;
export const Purpose = z.enum(PURPOSES);
export type Purpose = z.infer<typeof Purpose>;

const consent = {
	...envelope,
	purpose: Purpose,
	textVersion: z.string().check(z.regex(/^[a-z0-9.-]{1,24}$/)),
	how: z.enum(['spoken', 'signed']),
	memberId: z.optional(Ulid)
};

export const ConsentGiven = z.strictObject({ ...consent, type: z.literal('consent-given') });
export const ConsentRefused = z.strictObject({ ...consent, type: z.literal('consent-refused') });
export const ConsentWithdrawn = z.strictObject({
	...consent,
	type: z.literal('consent-withdrawn')
});
