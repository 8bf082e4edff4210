import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCounts, countsOf, noCounts } from '../../../../src/lib/domain/coverage/coverage';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import type { Entry, EntryOf } from '../../../../src/lib/domain/entries/entry';
import {
	concernedIn,
	settleCase,
	type Decided
} from '../../../../src/lib/domain/household/household-life';
import {
	foldHouseholds,
	type History
} from '../../../../src/lib/domain/household/merged-households';
import { parseEntryId } from '../../../../src/lib/domain/ids';
import {
	phoneA,
	phoneB,
	phoneC,
	registered,
	stampAt,
	ulidOf,
	visited,
	voided,
	type Moment
} from '../../../support/builders';
import { merge } from '../../../support/merges';

const [A, B, C, D] = [ulidOf(200), ulidOf(201), ulidOf(202), ulidOf(203)];
const one = { by: 'tnv1', device: phoneA };
const other = { by: 'tnv2', device: phoneB };
const officer = { by: 'canbo', device: phoneC };

const houses = [A, B, C, D].map((household, minute) => registered({ household, minute }));
const call = visited({ household: A, minute: 5 }, { outcome: 'no-one-home' });
const toB = merge(A, B, { minute: 10, ...one });
const toC = merge(A, C, { minute: 12, ...other });
const village: Entry[] = [...houses, call, ...toB, ...toC];

function fold(entries: readonly Entry[]) {
	const histories = new Map<string, History & { entries: Entry[] }>();
	for (const entry of entries) {
		const subject = parseEntryId(entry._id)?.subject ?? '';
		const history = histories.get(subject) ?? { entries: [], unread: 0 };
		history.entries.push(entry);
		histories.set(subject, history);
	}
	return foldHouseholds(histories);
}

const casesOf = (entries: readonly Entry[], id = A) => fold(entries).get(id)?.needsReview ?? [];
const counted = (entries: readonly Entry[]) =>
	[...fold(entries).values()].map(countsOf).reduce(addCounts, noCounts);

const decided = (
	moment: Moment,
	of: Entry,
	{ decision, into }: Decided,
	byOfficer = true
): EntryOf<'case-settled'> => ({
	...stampAt({ household: A, ...moment }),
	v: 2,
	type: 'case-settled',
	case: { kind: 'merged-into-two', entry: of._id },
	decision,
	...(into === undefined ? {} : { into }),
	...(byOfficer ? { byOfficer: true as const } : {})
});

describe('a record that two people merged into two different houses, each offline', () => {
	test('is a case with both versions, the earlier first', () => {
		expect(casesOf(village)).toMatchObject([
			{
				kind: 'merged-into-two',
				entry: toC[0]._id,
				sides: [
					{ by: 'tnv1', type: 'household-merged', into: B },
					{ by: 'tnv2', type: 'household-merged', into: C }
				]
			}
		]);
	});

	test('until it is decided the later word holds, and every house is counted once', () => {
		expect(fold(village).get(A)?.scope).toEqual({ state: 'out', reason: 'merged', into: C });
		expect(fold(village).get(C)?.visits).toHaveLength(1);
		expect(fold(village).get(B)?.visits).toEqual([]);
		expect(counted(village)).toMatchObject({ total: 3, outOfScope: 1 });
	});

	test.each([
		{ into: B, beside: C },
		{ into: C, beside: B }
	])('is the house an officer says', ({ into, beside }) => {
		const all = [
			...village,
			decided({ minute: 20, ...officer }, toC[0], { decision: 'same-house', into })
		];
		expect(casesOf(all)).toEqual([]);
		expect(fold(all).get(A)?.scope).toEqual({ state: 'out', reason: 'merged', into });
		expect(fold(all).get(into)?.visits).toHaveLength(1);
		expect(fold(all).get(beside)?.visits).toEqual([]);
	});

	test('is a house of its own again, where it is neither of the two', () => {
		const all = [
			...village,
			decided({ minute: 20, ...officer }, toC[0], { decision: 'own-house' })
		];
		expect(casesOf(all)).toEqual([]);
		expect(fold(all).get(A)?.scope).toEqual({ state: 'in' });
		expect(fold(all).get(A)?.visits).toHaveLength(1);
		expect(counted(all)).toMatchObject({ total: 4, outOfScope: 0 });
	});

	test('waits again once the decision is taken back', () => {
		const decision = decided({ minute: 20, ...officer }, toC[0], { decision: 'own-house' });
		const back = voided({ household: A, minute: 21, ...officer }, decision);
		expect(casesOf([...village, decision, back])).toHaveLength(1);
	});

	test('is decided by one of the two as well, and not by a third', () => {
		const by = (who: { by: string; device: string }) => [
			...village,
			decided({ minute: 20, ...who }, toC[0], { decision: 'same-house', into: B }, false)
		];
		expect(casesOf(by(other))).toEqual([]);
		expect(casesOf(by(officer))).toHaveLength(1);
		const household = fold(village).get(A)!;
		expect(concernedIn(household, household.needsReview[0]!)).toEqual(['tnv1', 'tnv2']);
	});

	test('was decided by a clock that was behind, and is decided all the same', () => {
		const early = decided({ minute: 1, ...officer }, toC[0], { decision: 'same-house', into: B });
		expect(fold([...village, early]).get(A)?.scope).toMatchObject({ into: B });
	});

	test('is one again where one of them took their merge back', () => {
		expect(casesOf([...village, voided({ household: A, minute: 13, ...other }, toC[0])])).toEqual(
			[]
		);
	});

	test('is no case where the two houses turn out to be one', () => {
		expect(casesOf([...village, ...merge(B, C, { minute: 14, ...one })])).toEqual([]);
	});

	test('is no case where both meant the same house', () => {
		expect(casesOf([...houses, ...toB, ...merge(A, B, { minute: 12, ...other })])).toEqual([]);
	});

	test('a third house named after the decision is a new case', () => {
		const all = [
			...village,
			decided({ minute: 20, ...officer }, toC[0], { decision: 'same-house', into: B }),
			...merge(A, D, { minute: 30, ...other })
		];
		expect(casesOf(all)).toMatchObject([{ sides: [{ into: B }, { into: D }] }]);
	});

	test('the earlier word holds where the later one would go in a circle', () => {
		const back = merge(B, A, { minute: 14, ...one });
		expect(fold([...village, ...back]).get(B)?.scope).toMatchObject({ into: A });
		expect(fold([...village, ...back]).get(A)?.scope).toMatchObject({ into: C });
		expect(counted([...village, ...back])).toMatchObject({ total: 2, outOfScope: 2 });
	});
});

test('what an officer decides is written as the server accepts it, and only what the case asks', () => {
	const household = fold(village).get(A)!;
	const name = { kind: 'merged-into-two' as const, entry: toC[0]._id };
	const stamp = stampAt({ household: A, minute: 20, ...officer });
	const settle = (said: Decided) => settleCase(household, name, said, stamp, { isOfficer: true });

	const settled = settle({ decision: 'same-house', into: B });
	expect(settled).toMatchObject({ ok: true, value: { into: B, byOfficer: true } });
	if (!settled.ok) return;
	expect(acceptEntry(settled.value, { by: 'canbo', isOfficer: true }).ok).toBe(true);
	expect(acceptEntry(settled.value, { by: 'canbo', isOfficer: false }).ok).toBe(false);

	for (const wrong of [
		{ decision: 'gone' },
		{ decision: 'same-house' },
		{ decision: 'same-house', into: D },
		{ decision: 'own-house', into: B }
	] as const)
		expect(settle(wrong)).toEqual({ ok: false, error: { kind: 'no-such-decision' } });
});

const people = [one, other, { by: 'tnv1', device: phoneC }];
const act = fc.record({
	from: fc.constantFrom(A, B, C, D),
	into: fc.constantFrom(A, B, C, D),
	minute: fc.integer({ min: 10, max: 16 }),
	who: fc.constantFrom(...people),
	then: fc.constantFrom('stands', 'voided', 'decided', 'decided-early', 'own-house')
});

/** Merges in every direction, each taken back, decided or left as it is. */
const acted = fc.array(act, { minLength: 1, maxLength: 7 }).map((acts) => {
	const entries: Entry[] = [...houses, call];
	for (const [i, { from, into, minute, who, then }] of acts.entries()) {
		const moment = { ...who, minute, counter: 40 + i * 4 };
		const [merged, pointer] = merge(from, into, moment);
		entries.push(merged, pointer);
		const after = { ...officer, household: from, counter: 43 + i * 4 };
		if (then === 'voided')
			entries.push(voided({ ...moment, counter: 42 + i * 4, household: from }, merged));
		if (then === 'decided' || then === 'decided-early') {
			const late = then === 'decided' ? 17 : 6;
			const said = { decision: 'same-house' as const, into };
			entries.push(decided({ ...after, minute: late }, merged, said));
		}
		if (then === 'own-house')
			entries.push(decided({ ...after, minute: 17 }, merged, { decision: 'own-house' }));
	}
	return entries;
});

describe('whatever was merged into whatever, taken back and decided', () => {
	test('the order of arrival never matters', () => {
		fc.assert(
			fc.property(
				acted.chain((entries) =>
					fc.tuple(
						fc.constant(entries),
						fc.shuffledSubarray(entries, { minLength: entries.length }),
						fc.subarray(entries)
					)
				),
				([written, received, again]) => {
					expect(fold([...received, ...again])).toEqual(fold(written));
				}
			)
		);
	});

	test('no household is lost, and each is counted once', () => {
		fc.assert(
			fc.property(acted, (entries) => {
				const households = fold(entries);
				expect([...households.keys()].sort()).toEqual([A, B, C, D].sort());
				const counting = [...households.values()].filter(({ scope }) => scope.state === 'in');
				expect(counting.length).toBeGreaterThan(0);
				const histories = counting.flatMap(({ history }) => history.map(({ entryId }) => entryId));
				expect(new Set(histories).size).toBe(histories.length);
				for (const { _id } of houses) expect(histories).toContain(_id);
			})
		);
	});

	test('a case is open only where two houses are left that it may be', () => {
		fc.assert(
			fc.property(acted, (entries) => {
				const households = fold(entries);
				const rootOf = (id: string): string => {
					const scope = households.get(id)?.scope;
					return scope?.state === 'out' && scope.reason === 'merged' ? rootOf(scope.into) : id;
				};
				for (const { needsReview, scope } of households.values())
					for (const { kind, sides } of needsReview) {
						if (kind !== 'merged-into-two') continue;
						expect(rootOf(sides[0].into!)).not.toBe(rootOf(sides[1].into!));
						expect(scope).toMatchObject({ reason: 'merged', into: sides[1].into });
					}
			})
		);
	});
});
