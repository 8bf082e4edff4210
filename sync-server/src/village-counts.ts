import { addCounts, countsOf, noCounts, type CoverageCounts } from '../../src/lib/domain/coverage';
import { foldHousehold } from '../../src/lib/domain/fold-household';
import { bySubject, readEntries } from './read-entries';
import type { VillageStore } from './storage/doc-store';

/** A village's numbers, folded from its entries by the same code as on the phones; kept until an entry is added. */
export class VillageCounts {
	private readonly kept = new Map<string, { seq: string; counts: Promise<CoverageCounts> }>();

	constructor(private readonly store: VillageStore) {}

	async of(village: string): Promise<CoverageCounts> {
		const seq = (await this.store.updateSeq(village)) ?? '0';
		const known = this.kept.get(village);
		if (known?.seq === seq) return known.counts;
		const counts = this.fold(village);
		this.kept.set(village, { seq, counts });
		// A failure is not remembered as an answer.
		counts.catch(() => this.kept.delete(village));
		return counts;
	}

	private async fold(village: string): Promise<CoverageCounts> {
		const database = await this.store.database(village);
		if (database === undefined) return noCounts;
		const households = [...bySubject(await readEntries(database)).values()];
		return households
			.flatMap((entries) => foldHousehold(entries) ?? [])
			.map(countsOf)
			.reduce(addCounts, noCounts);
	}
}
