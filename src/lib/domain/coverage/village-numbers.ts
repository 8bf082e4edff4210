import { z } from 'zod/mini';

const CoverageCounts = z.object({
	total: z.number(),
	covered: z.number(),
	notYet: z.number(),
	unknown: z.number(),
	outOfScope: z.number(),
	visited: z.number()
});

/**
 * How far one village is, without a household of it.
 *
 * @property commune its code
 * @property counts null while the server has not counted it yet: missing is not zero
 * @property earlier the campaigns before the one that is on, the latest first; servers before this release do not say
 * @property communeTitle what it is called, where the server knows; servers before this release do not say
 */
export const VillageNumbers = z.object({
	name: z.string(),
	title: z.string(),
	commune: z.string(),
	communeTitle: z.optional(z.nullable(z.string())),
	counts: z.nullable(CoverageCounts),
	earlier: z.optional(z.array(z.object({ from: z.optional(z.iso.date()), counts: CoverageCounts })))
});
export type VillageNumbers = z.infer<typeof VillageNumbers>;

/** `GET /api/counts` */
export const NumbersOfVillages = z.object({ villages: z.array(VillageNumbers) });
