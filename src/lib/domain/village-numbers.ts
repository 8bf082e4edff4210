import { z } from 'zod/mini';

const CoverageCounts = z.object({
	total: z.number(),
	covered: z.number(),
	notYet: z.number(),
	unknown: z.number(),
	outOfScope: z.number(),
	visited: z.number()
});

/** How far one village is, without a household of it. @property commune its code */
export const VillageNumbers = z.object({
	name: z.string(),
	title: z.string(),
	commune: z.string(),
	counts: CoverageCounts
});
export type VillageNumbers = z.infer<typeof VillageNumbers>;

/** `GET /api/counts` */
export const NumbersOfVillages = z.object({ villages: z.array(VillageNumbers) });
