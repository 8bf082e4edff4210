import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addCounts,
	countsOf,
	coverageOf,
	noCounts
} from '../../../../src/lib/domain/coverage/coverage';
import type { Purpose } from '../../../../src/lib/domain/entries/consent-entries';
import type { Entry, EntryOf } from '../../../../src/lib/domain/entries/entry';
import { parseEntryId } from '../../../../src/lib/domain/ids';
import {
	foldHouseholds,
	linksOf,
	type History
} from '../../../../src/lib/domain/household/merged-households';
import {
	capableAnswers,
	DAUGHTER,
	HEAD,
	met,
	phoneB,
	registered,
	stampAt,
	ulidOf,
	visited,
	voided
} from '../../../support/builders';
import { merge, merges, tookIn } from '../../../support/merges';
import { villageEntries } from '../../../support/village-entries';

const [A, B, C] = [ulidOf(200), ulidOf(201), ulidOf(202)];
const TWIN = ulidOf(31);
const elsewhere = { by: 'tnv2', device: phoneB };

function historiesOf(entries: readonly Entry[]): Map<string, History> {
	const histories = new Map<string, { entries: Entry[]; unread: number }>();
	for (const entry of entries) {
		const subject = parseEntryId(entry._id)?.subject ?? '';
		const history = histories.get(subject) ?? { entries: [], unread: 0 };
		history.entries.push(entry);
		histories.set(subject, history);
	}
	return histories;
}

const fold = (entries: readonly Entry[]) => foldHouseholds(historiesOf(entries));

const counted = (entries: readonly Entry[]) =>
	[...fold(entries).values()].map(countsOf).reduce(addCounts, noCounts);

const twinOf = (household: string): EntryOf<'household-registered'> =>
	registered(
		{ household, minute: 2, ...elsewhere },
		{
			personal: {
				members: [{ id: TWIN, name: 'Lo Thi Tim' }],
				houseHint: 'Đầu bản'
			}
		}
	);

describe('two records of one house', () => {
	const first = registered({ household: A });
	const second = twinOf(B);
	const seen = met({ household: B, minute: 5, ...elsewhere }, TWIN, capableAnswers);
	const [merged, pointer] = merge(B, A, { minute: 10 }, [{ from: TWIN, into: HEAD }]);
	const all = [first, second, seen, merged, pointer];

	test('become one with both visits and histories, counted once, the same people joined', () => {
		const household = fold(all).get(A)!;
		expect(household.members.map(({ id }) => id)).toEqual([HEAD, DAUGHTER]);
		expect(household.visits.map(({ by, met }) => [by, met[0]?.memberId])).toEqual([['tnv2', HEAD]]);
		expect(household.history).toHaveLength(5);
		expect(coverageOf(household)).toEqual({ state: 'covered', memberId: HEAD });
		expect(fold(all).get(B)?.scope).toEqual({ state: 'out', reason: 'merged', into: A });
		expect(counted(all)).toMatchObject({ total: 1, covered: 1, outOfScope: 1 });
	});

	test('of place only what was chosen is taken over, unless it is said after the merge', () => {
		expect(fold(all).get(A)?.houseHint).toBe('Nhà sàn cạnh suối');
		const chosen = tookIn({ household: A, minute: 10, counter: 1 }, B, {
			personal: { houseHint: 'Đầu bản' },
			lane: 'Nhóm 2'
		});
		expect(fold([first, second, merged, chosen]).get(A)).toMatchObject({
			houseHint: 'Đầu bản',
			lane: 'Nhóm 2'
		});
		const spelt = tookIn({ household: A, minute: 10, counter: 1 }, B, {
			personal: { name: 'Lô Thị Tím (Nhung)', callName: 'bà Nhung' }
		});
		expect(fold([first, second, merged, spelt]).get(A)?.members[0]).toMatchObject({
			id: HEAD,
			name: 'Lô Thị Tím (Nhung)',
			callName: 'bà Nhung'
		});
		const unaware: Entry = {
			...stampAt({ household: B, minute: 20, ...elsewhere }),
			type: 'household-corrected',
			lane: 'Nhóm 5'
		};
		expect(fold([...all, unaware]).get(A)?.lane).toBe('Nhóm 5');
	});

	test('a visit at the other record by someone who did not know of the merge stands in the one that remains', () => {
		const unaware = visited({ household: B, minute: 30, ...elsewhere }, { outcome: 'refused' });
		const household = fold([...all, unaware]).get(A);
		expect(household?.visits[0]).toMatchObject({ outcome: 'refused', by: 'tnv2' });
		expect(fold([...all, unaware]).get(B)?.scope).toMatchObject({ reason: 'merged' });
	});

	test('the other record was empty before the merge: the house that remains is not', () => {
		const empty = visited({ household: B, minute: 6, ...elsewhere }, { outcome: 'moved' });
		expect(fold([...all, empty]).get(A)?.scope).toEqual({ state: 'in' });
	});

	test('taking the merge back brings both back whole', () => {
		const back = fold([...all, voided({ household: B, minute: 11 }, merged)]);
		const alone = fold([first, second, seen]);
		for (const id of [A, B]) {
			const { history: _, ...household } = back.get(id)!;
			const { history: _before, ...before } = alone.get(id)!;
			expect(household).toEqual(before);
		}
		expect(counted([...all, voided({ household: B, minute: 11 }, merged)])).toEqual(
			counted([first, second, seen])
		);
	});

	test('two who merged each into the other, offline, agree: the later one holds', () => {
		const [other, otherPointer] = merge(A, B, { minute: 12, ...elsewhere });
		const both = [...all, other, otherPointer];
		expect(fold(both).get(A)?.scope).toEqual({ state: 'out', reason: 'merged', into: B });
		expect(fold(both).get(B)?.scope).toEqual({ state: 'in' });
		expect(fold(both).get(B)?.visits).toHaveLength(1);
		expect(counted(both)).toMatchObject({ total: 1, covered: 1, outOfScope: 1 });
	});

	test('merged into a household that is taken back, nobody is lost', () => {
		const gone = [...all, voided({ household: A, minute: 12 }, first)].map((entry) =>
			entry === pointer || entry === merged ? { ...entry, by: 'tnv1' } : entry
		);
		expect(fold(gone).has(A)).toBe(false);
		expect(fold(gone).get(B)?.scope).toEqual({ state: 'in' });
	});

	test('three records of one house are one, through the one in the middle', () => {
		const third = registered(
			{ household: C, minute: 3 },
			{ personal: { members: [{ id: ulidOf(41), name: 'Lô Tím' }] } }
		);
		const call = visited({ household: C, minute: 4 }, { outcome: 'no-one-home' });
		const chain = merge(C, B, { minute: 8 }, [{ from: ulidOf(41), into: TWIN }]);
		const household = fold([...all, third, call, ...chain]).get(A)!;
		expect(household.visits).toHaveLength(2);
		expect(household.members).toHaveLength(2);
		expect(household.tookIn).toEqual([B, C]);
	});

	test('until its other side has arrived a merge takes the record out and joins nothing', () => {
		expect(fold([first, second, seen, merged]).get(A)?.visits).toEqual([]);
		expect(fold([first, second, seen, pointer]).get(A)?.visits).toEqual([]);
		expect(fold([first, second, seen, pointer]).get(B)?.scope).toEqual({ state: 'in' });
	});
});

const mergedVillage = villageEntries({ minLength: 2, maxLength: 5 }).chain((households) =>
	merges(households.map((_, i) => ulidOf(200 + i))).map((some) => [...households.flat(), ...some])
);

describe('a household that declined', () => {
	const declined: Entry = {
		...stampAt({ household: A, minute: 3 }),
		type: 'consent-withdrawn',
		purpose: 'coverage-record',
		textVersion: 'coverage-record.1',
		how: 'spoken'
	};
	const [under] = merge(A, B, { minute: 4 });
	const again = registered({ household: B, minute: 4 }, { from: A });

	test('and consents again is counted once, whichever code is asked for', () => {
		expect(counted([declined, under, again])).toMatchObject({ total: 1, outOfScope: 1 });
		expect(linksOf([again])).toEqual([A]);
		expect(linksOf([under])).toEqual([B]);
	});

	test('counts by itself again where what was registered anew was taken back', () => {
		const takenBack = voided({ household: B, minute: 6 }, again);
		expect(counted([declined, under, again, takenBack])).toMatchObject({ total: 1, outOfScope: 0 });
		const used = visited({ household: B, minute: 5, by: 'tnv2', device: phoneB }, {});
		expect(counted([declined, under, again, used, takenBack])).toMatchObject({
			...{ total: 1, outOfScope: 1 }
		});
	});

	test('counts by itself where what it was merged into says nothing of it', () => {
		expect(counted([declined, under])).toMatchObject({ total: 1, outOfScope: 0 });
		const other = registered({ household: B, minute: 1 });
		expect(counted([declined, under, other])).toMatchObject({ total: 2, outOfScope: 0 });
	});
});

describe('a house that was written down three times', () => {
	const records = [A, B, C].map((household) => registered({ household }));
	const chain = [...records, ...merge(A, B, { minute: 5 }), ...merge(B, C, { minute: 6 })];
	const answer = (household: string, purpose: Purpose): Entry => ({
		...stampAt({ household, minute: 30 }),
		...{ type: 'consent-refused', purpose, textVersion: `${purpose}.1`, how: 'spoken' }
	});

	test.each([
		{ code: 'the first', household: A },
		{ code: 'the second', household: B },
		{ code: 'the one that remains', household: C }
	])('and declines under $code is told of nowhere, not under any of its codes', ({ household }) => {
		const folded = fold([...chain, answer(household, 'coverage-record')]);
		expect([...folded.values()].map(({ members }) => members)).toEqual([[], [], []]);
		expect([...folded.values()].map(countsOf).reduce(addCounts, noCounts)).toMatchObject({
			...{ total: 1, unknown: 1, outOfScope: 2 }
		});
	});

	test('and wants no number kept has none under any of its codes', () => {
		const phone: Entry = {
			...stampAt({ household: B, minute: 1 }),
			...{ type: 'member-corrected', memberId: HEAD, personal: { phone: '0912000001' } }
		};
		const phones = (entries: Entry[]) =>
			[...fold(entries).values()].flatMap(({ members }) =>
				members.flatMap(({ phone = [] }) => phone)
			);
		expect(phones([...chain, phone])).not.toEqual([]);
		expect(phones([...chain, phone, answer(A, 'phone-for-return-visit')])).toEqual([]);

		const yes: Entry = {
			...stampAt({ household: C, minute: 40 }),
			...{ type: 'consent-given', purpose: 'phone-for-return-visit' },
			...{ textVersion: 'phone-for-return-visit.1', how: 'spoken' }
		};
		expect(phones([...chain, phone, answer(A, 'phone-for-return-visit'), yes])).toEqual([]);
	});
});

describe('a village with merges', () => {
	test('is the same on every device, whatever the order and repetition of its entries', () => {
		fc.assert(
			fc.property(
				mergedVillage.chain((entries) =>
					fc.tuple(
						fc.constant(entries),
						fc.shuffledSubarray(entries, { minLength: entries.length }),
						fc.subarray(entries)
					)
				),
				([written, received, again]) => {
					const expected = fold(written);
					const got = fold([...received, ...again]);
					expect(new Set(got.keys())).toEqual(new Set(expected.keys()));
					for (const [id, household] of expected) expect(got.get(id)).toEqual(household);
				}
			)
		);
	});

	test('counts no house twice: no two that count share a history', () => {
		fc.assert(
			fc.property(mergedVillage, (entries) => {
				const seen = new Set<string>();
				for (const household of fold(entries).values()) {
					if (household.scope.state === 'out' && household.scope.reason === 'merged') continue;
					for (const { entryId } of household.history) {
						expect(seen.has(entryId)).toBe(false);
						seen.add(entryId);
					}
				}
			})
		);
	});

	test('never merges all of a circle away', () => {
		fc.assert(
			fc.property(mergedVillage, (entries) => {
				const households = fold(entries);
				for (const { scope } of households.values()) {
					let at = scope;
					for (let steps = 0; at.state === 'out' && at.reason === 'merged'; steps++) {
						expect(steps).toBeLessThan(households.size);
						const next = households.get(at.into);
						if (!next) break;
						at = next.scope;
					}
				}
			})
		);
	});

	test('one household and those it is linked to fold as in the whole village', () => {
		fc.assert(
			fc.property(mergedVillage, (entries) => {
				const histories = historiesOf(entries);
				const whole = foldHouseholds(histories);
				for (const id of histories.keys())
					expect(foldHouseholds(closure(histories, id)).get(id)).toEqual(whole.get(id));
			})
		);
	});
});

/** As the device and the server read them: from one household along its links. */
function closure(histories: ReadonlyMap<string, History>, id: string): Map<string, History> {
	const read = new Map<string, History>();
	const asked = [id];
	for (let next = asked.pop(); next !== undefined; next = asked.pop()) {
		const history = histories.get(next);
		if (!history || read.has(next)) continue;
		read.set(next, history);
		asked.push(...linksOf(history.entries));
	}
	return read;
}
