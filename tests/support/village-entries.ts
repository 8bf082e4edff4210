import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Entry } from '../../src/lib/domain/entries/entry';
import type { ReplicatedDocument } from '../../src/lib/store/ledger';
import { householdEntries } from './arbitraries';
import { HOUSEHOLD, ulidOf } from './builders';

/** The entries of several households, each by itself in the order it was written. */
export const villageEntries = (
	households: number | { minLength: number; maxLength: number }
): fc.Arbitrary<Entry[][]> =>
	fc
		.array(
			householdEntries,
			typeof households === 'number' ? { minLength: 1, maxLength: households } : households
		)
		.map((each) => each.map((entries, i) => aboutHousehold(entries, ulidOf(200 + i))));

/** The same entries about another household. */
export const aboutHousehold = (entries: readonly Entry[], id: string): Entry[] =>
	JSON.parse(JSON.stringify(entries).replaceAll(HOUSEHOLD, id)) as Entry[];

/** All of them in some order, cut into the batches in which they arrive. */
export const inBatches = (entries: readonly Entry[], maxSize = 12): fc.Arbitrary<Entry[][]> =>
	fc
		.record({
			order: fc.shuffledSubarray([...entries], { minLength: entries.length }),
			sizes: fc.array(fc.integer({ min: 1, max: maxSize }), { minLength: 1 })
		})
		.map(({ order, sizes }) => {
			const batches: Entry[][] = [];
			for (let at = 0, i = 0; at < order.length; i++) {
				const size = sizes[i % sizes.length] ?? 1;
				batches.push(order.slice(at, at + size));
				at += size;
			}
			return batches;
		});

/** As a server sends it. The revision only has to be the same for the same entry. */
export const asReceived = (entry: Entry): ReplicatedDocument => ({
	...entry,
	_rev: `1-${createHash('md5').update(JSON.stringify(entry)).digest('hex')}`
});
