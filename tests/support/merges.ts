import fc from 'fast-check';
import type { Entry, EntryOf } from '../../src/lib/domain/entries/entry';
import { phoneA, phoneB, phoneC, registered, stampAt, voided, type Moment } from './builders';

const mergedAt = (
	moment: Moment,
	into: string,
	sameMembers?: EntryOf<'household-merged'>['sameMembers']
): EntryOf<'household-merged'> => ({
	...stampAt(moment),
	v: 2,
	type: 'household-merged',
	into,
	...(sameMembers ? { sameMembers } : {})
});

export const tookIn = (
	moment: Moment,
	household: string,
	kept: Partial<EntryOf<'household-took-in'>> = {}
): EntryOf<'household-took-in'> => ({
	...stampAt(moment),
	v: 2,
	type: 'household-took-in',
	household,
	...kept
});

/** Both sides of a merge, as one act writes them. */
export const merge = (
	from: string,
	into: string,
	moment: Moment,
	sameMembers?: EntryOf<'household-merged'>['sameMembers']
): [EntryOf<'household-merged'>, EntryOf<'household-took-in'>] => [
	mergedAt({ ...moment, household: from }, into, sameMembers),
	tookIn({ ...moment, household: into, counter: (moment.counter ?? 0) + 1 }, from)
];

/** Merges that a team might write, in every direction, with some taken back; and households that consent again. */
export const merges = (ids: readonly string[]): fc.Arbitrary<Entry[]> =>
	fc
		.array(
			fc.record({
				from: fc.constantFrom(...ids),
				into: fc.constantFrom(...ids),
				minute: fc.integer({ min: 1, max: 8 }),
				who: fc.constantFrom(
					{ by: 'tnv1', device: phoneA },
					{ by: 'tnv2', device: phoneB },
					{ by: 'tnv1', device: phoneC }
				),
				otherSide: fc.constantFrom('took-in', 'registered-again', 'nothing'),
				isVoided: fc.boolean()
			}),
			{ maxLength: 6 }
		)
		.map((all) => {
			const entries = new Map<string, Entry>();
			for (const [i, { from, into, minute, who, otherSide, isVoided }] of all.entries()) {
				const moment = { minute, counter: 40 + i * 3, ...who };
				const [merged, pointer] = merge(from, into, moment);
				entries.set(merged._id, merged);
				if (otherSide === 'took-in') entries.set(pointer._id, pointer);
				if (otherSide === 'registered-again') {
					const again = registered({ ...moment, household: into }, { from });
					entries.set(again._id, again);
				}
				if (!isVoided) continue;
				const back = voided({ ...moment, counter: 42 + i * 3, household: from }, merged);
				entries.set(back._id, back);
			}
			return [...entries.values()];
		});
