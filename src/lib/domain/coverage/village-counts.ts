import { z } from 'zod/mini';
import { noCounts } from './coverage-counts';
import { communeOf } from '../commune-of';
import { VillageId } from '../ids';

/**
 * How counts are made of entries. Raised when the fold, or what a household adds to its village's counts, changes: every
 * village is then counted anew.
 */
export const COUNTING = 6;

const count = z.number().check(z.int(), z.nonnegative());

const Counts = z.object(
	Object.fromEntries(Object.keys(noCounts).map((key) => [key, count])) as Record<
		keyof typeof noCounts,
		typeof count
	>
);

/**
 * The counts of one village as the server keeps them in the commune's database: numbers alone, written over each time.
 *
 * @property counts of those that are kept
 * @property anonymised of those of which only the number is left, by the day on which that was so
 * @property households how many there are, those out of scope among them
 * @property entries how many entries they were counted from
 * @property seq the village's update sequence they were counted up to, with its epoch
 * @property asOf when they were counted, by the server's clock
 */
export const VillageCounts = z.object({
	village: VillageId,
	counts: Counts,
	anonymised: z.record(z.iso.date(), Counts),
	households: count,
	entries: count,
	seq: z.string(),
	asOf: z.iso.datetime(),
	counting: z.number()
});
export type VillageCounts = z.infer<typeof VillageCounts>;

const PREFIX = 'counts:';

/** `village-17284-03` → `counts:village-17284-03`, in `commune-17284` */
export const countsId = (village: string): string => PREFIX + village;

/** Only the server writes these. */
export const isCountsId = (id: string): boolean => id.startsWith(PREFIX);

export const communeDatabaseOf = (village: string): string => `commune-${communeOf(village)}`;
