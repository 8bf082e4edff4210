import { z } from 'zod/mini';
import { EntryId } from '../ids';
import { envelope } from './envelope';

/** Takes an entry out of the fold and leaves it in the history. Its author may, and an officer may for others. */
export const EntryVoided = z.strictObject({
	...envelope,
	type: z.literal('entry-voided'),
	target: EntryId,
	reason: z.enum(['undo', 'mistake']),
	byOfficer: z.optional(z.literal(true))
});
