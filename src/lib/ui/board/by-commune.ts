import { addCounts, noCounts, type CoverageCounts } from '$lib/domain/coverage';
import { compareNatural } from '$lib/domain/text/natural-order';
import type { VillageNumbers } from '$lib/domain/village-numbers';
import type { CountedVillage } from './village-order';

/** @property title its code: the commune's own name is not told */
export interface CountedCommune {
	title: string;
	counts: CoverageCounts;
	villages: CountedVillage[];
}

/** The numbers of villages, put together by commune. */
export function byCommune(numbers: readonly VillageNumbers[]): CountedCommune[] {
	const communes = new Map<string, CountedCommune>();
	for (const { name, title, commune, counts } of numbers) {
		const known = communes.get(commune) ?? { title: commune, counts: noCounts, villages: [] };
		communes.set(commune, {
			...known,
			counts: addCounts(known.counts, counts),
			villages: [...known.villages, { id: name, title, counts, complete: true }]
		});
	}
	return [...communes.values()].sort((a, b) => compareNatural(a.title, b.title));
}
