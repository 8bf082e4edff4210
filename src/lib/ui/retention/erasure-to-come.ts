import type { ErasureToCome } from '$lib/domain/access/access';

export interface VillageWithErasure {
	title: string;
	erasure?: ErasureToCome;
}

/** What is erased next in some villages, taken together; undefined where nothing is soon. */
export function erasuresTogether(villages: readonly VillageWithErasure[]) {
	const soon = villages.flatMap(({ title, erasure }) => (erasure ? [{ title, ...erasure }] : []));
	const first = soon.map(({ on }) => on).sort()[0];
	if (first === undefined) return undefined;
	return {
		on: first,
		isOneDay: soon.every(({ on }) => on === first),
		households: soon.reduce((sum, { households }) => sum + households, 0),
		titles: soon.map(({ title }) => title)
	};
}
