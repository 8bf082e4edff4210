import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCounts, countsOf, noCounts } from '../../../src/lib/domain/coverage';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../src/lib/domain/fold-household';
import { toHouseholdRow, type HouseholdRow } from '../../../src/lib/domain/household-row';
import { parseEntryId } from '../../../src/lib/domain/ids';
import { countsAfter } from '../../../src/lib/store/counters';
import { inBatches, villageEntries } from '../../support/village-entries';

const arrivals = villageEntries(6).chain((each) =>
	fc.record({ each: fc.constant(each), batches: inBatches(each.flat()) })
);

test("a village's counts are the sum of its households, in whatever order their entries arrive", () => {
	fc.assert(
		fc.property(arrivals, ({ each, batches }) => {
			const village = new Village();
			for (const batch of batches) village.receive(batch);

			const households = each.map((entries) => foldHousehold(entries)).filter((one) => !!one);
			expect(village.counts).toEqual(households.map(countsOf).reduce(addCounts, noCounts));
		})
	);
});

/** What the projector keeps of a village, without the database under it. */
class Village {
	counts = noCounts;
	readonly #entries = new Map<string, Entry[]>();
	readonly #rows = new Map<string, HouseholdRow>();

	receive(batch: readonly Entry[]): void {
		const touched = new Set<string>();
		for (const entry of batch) {
			const subject = parseEntryId(entry._id)?.subject ?? '';
			this.#entries.set(subject, [...(this.#entries.get(subject) ?? []), entry]);
			touched.add(subject);
		}
		const ids = [...touched];
		const before = ids.flatMap((id) => this.#rows.get(id) ?? []);
		for (const id of ids) {
			const household = foldHousehold(this.#entries.get(id) ?? []);
			if (household) this.#rows.set(id, toHouseholdRow(household, 'village-17284-03', 'received'));
			else this.#rows.delete(id);
		}
		const after = ids.flatMap((id) => this.#rows.get(id) ?? []);
		this.counts = countsAfter(this.counts, { before, after });
	}
}
