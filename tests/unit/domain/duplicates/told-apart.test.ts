import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	isToldApart,
	tellApart,
	type ToldApart
} from '../../../../src/lib/domain/duplicates/not-the-same';

const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2, maxLength: 4 });
const steps = fc.array(fc.record({ ids, same: fc.boolean() }));

test('of any two households the last word holds, whichever of them it was said of', () => {
	fc.assert(
		fc.property(steps, ids, fc.boolean(), (before, last, same) => {
			const say = (told: ToldApart, { ids: all, same }: { ids: string[]; same: boolean }) => {
				const [householdId = '', ...otherIds] = all;
				return tellApart(told, { householdId, otherIds, same });
			};
			const told = say(before.reduce(say, []), { ids: last, same });
			const [one = '', ...others] = last;
			for (const other of others) {
				expect(isToldApart(told, one, other)).toBe(!same);
				expect(isToldApart(told, other, one)).toBe(!same);
			}
			expect(new Set(told).size).toBe(told.length);
		})
	);
});
