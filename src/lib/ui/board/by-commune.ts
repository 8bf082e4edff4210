import { addCounts, noCounts, type CoverageCounts } from '$lib/domain/coverage/coverage';
import { compareNatural } from '$lib/domain/text/natural-order';
import type { VillageNumbers } from '$lib/domain/coverage/village-numbers';
import type { CountedVillage } from './village-order';

/** @property title what it is called; its code where the server does not know that */
export interface CountedCommune {
	code: string;
	title: string;
	counts: CoverageCounts;
	villages: CountedVillage[];
}

/** The numbers of villages, put together by commune. */
export function byCommune(numbers: readonly VillageNumbers[]): CountedCommune[] {
	const communes = new Map<string, CountedCommune>();
	for (const { name, title, commune, communeTitle, counts: counted, earlier } of numbers) {
		const counts = counted ?? noCounts;
		const known = communes.get(commune) ?? {
			code: commune,
			title: communeTitle ?? commune,
			counts: noCounts,
			villages: []
		};
		communes.set(commune, {
			...known,
			counts: addCounts(known.counts, counts),
			villages: [
				...known.villages,
				{ id: name, title, counts, ...(earlier && { earlier }), complete: counted !== null }
			]
		});
	}
	return [...communes.values()].sort((a, b) => compareNatural(a.title, b.title));
}
