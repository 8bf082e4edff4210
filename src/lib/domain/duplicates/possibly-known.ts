import { z } from 'zod/mini';
import { Ulid, VillageId } from '../ids';

/** As many households as one question names. */
export const ASKED_AT_ONCE = 50;

/** Whether households of a village may be known in another one, which whoever asks cannot read. */
export const AskPossiblyKnown = z.object({
	village: VillageId,
	households: z.array(Ulid).check(z.minLength(1), z.maxLength(ASKED_AT_ONCE))
});
export type AskPossiblyKnown = z.infer<typeof AskPossiblyKnown>;

/** By household; one that the server does not have is left out. Where it may be, and who, is never said. */
export const PossiblyKnown = z.object({ possible: z.record(z.string(), z.boolean()) });
export type PossiblyKnown = z.infer<typeof PossiblyKnown>;
