import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tallyOfHousehold } from '../../../src/lib/domain/coverage/coverage';
import { addTallies, allOf, noTally } from '../../../src/lib/domain/coverage/tally';
import { COUNTED_AS } from '../../../src/lib/domain/entries/anonymised-entries';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../src/lib/domain/household/fold-household';
import { toHouseholdRow, type HouseholdRow } from '../../../src/lib/domain/household/household-row';
import { parseEntryId } from '../../../src/lib/domain/ids';
import { tallyAfter } from '../../../src/lib/store/counters';
import { stampAt, ulidOf } from '../../support/builders';
import { inBatches, villageEntries } from '../../support/village-entries';

/** What the server writes down of a household whose time is over. */
const number = fc.record({
	day: fc.integer({ min: 10, max: 13 }),
	coverage: fc.constantFrom(...COUNTED_AS),
	visited: fc.boolean()
});

/** Some of the households are a number by the end. */
const arrivals = fc
	.tuple(villageEntries(6), fc.array(fc.option(number, { nil: undefined })))
	.map(([each, numbers]) =>
		each.map((entries, i): Entry[] => {
			const left = numbers[i];
			if (left === undefined) return entries;
			const { day, coverage, visited } = left;
			const stamp = stampAt({ household: ulidOf(200 + i), minute: 5000, by: 'may-chu' });
			const deviceTime = `2027-05-${day}T01:00:00.000Z`;
			return [
				...entries,
				{ ...stamp, v: 2, type: 'household-anonymised', deviceTime, coverage, visited }
			];
		})
	)
	.chain((each) => fc.record({ each: fc.constant(each), batches: inBatches(each.flat()) }));

test("a village's counts are the sum of its households, in whatever order their entries arrive", () => {
	fc.assert(
		fc.property(arrivals, ({ each, batches }) => {
			const village = new Village();
			for (const batch of batches) village.receive(batch);

			const households = each.map((entries) => foldHousehold(entries)).filter((one) => !!one);
			expect(village.tally).toEqual(households.map(tallyOfHousehold).reduce(addTallies, noTally));
			const { total, outOfScope } = allOf(village.tally);
			expect(total + outOfScope).toBe(households.length);
		})
	);
});

/** What the projector keeps of a village, without the database under it. */
class Village {
	tally = noTally;
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
		this.tally = tallyAfter(this.tally, { before, after });
	}
}
