import { z } from 'zod/mini';
import { envelope, sinceVersion2 } from './envelope';

/** What a household counted as when its time was over: the states of `coverageOf`. */
export const COUNTED_AS = ['covered', 'not-yet', 'unknown', 'out-of-scope'] as const;
export const CountedAs = z.enum(COUNTED_AS);
export type CountedAs = z.infer<typeof CountedAs>;

/**
 * The time was over for which people were told that they are kept: all that is left of a household is what it adds to the
 * numbers. Written by the server alone, before it erases the rest; nothing after it says anything about the household.
 */
export const HouseholdAnonymised = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('household-anonymised'),
	coverage: CountedAs,
	visited: z.boolean()
});
