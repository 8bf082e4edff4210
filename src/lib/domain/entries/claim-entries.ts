import { z } from 'zod/mini';
import { envelope, sinceVersion2 } from './envelope';

/** "I go there today": tells the others, bars nobody, and is over with its day. Its author takes it back by voiding it. */
export const DoorClaimed = z.strictObject({
	...envelope,
	...sinceVersion2,
	type: z.literal('door-claimed'),
	on: z.iso.date()
});
