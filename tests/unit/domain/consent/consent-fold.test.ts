import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf, coverageOf } from '../../../../src/lib/domain/coverage/coverage';
import { isDeclined } from '../../../../src/lib/domain/consent/declined';
import type { Entry, EntryOf } from '../../../../src/lib/domain/entries/entry';
import { staysAfterErasure } from '../../../../src/lib/domain/consent/erasure';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { toHouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { householdEntries } from '../../../support/arbitraries';
import {
	alone,
	capableAnswers,
	HEAD,
	met,
	phoneB,
	registered,
	stampAt,
	ulidOf,
	visited,
	voided,
	type Moment
} from '../../../support/builders';

const VILLAGE = 'village-17284-03';
const WORDS = [
	'Lô Thị Tím',
	'bà Tím',
	'Vi Thị Hoa',
	'con dâu',
	'Nhà sàn',
	'0912345678',
	'chân đau'
];

type ConsentType = 'consent-given' | 'consent-refused' | 'consent-withdrawn';

const consent = (
	moment: Moment,
	type: ConsentType,
	purpose: EntryOf<'consent-given'>['purpose'] = 'coverage-record'
): Entry => ({
	...stampAt(moment),
	type,
	purpose,
	textVersion: 'coverage-record.1',
	how: 'spoken'
});

const refusedAtDoor = (
	moment: Moment,
	rest: { lane?: string } = {}
): EntryOf<'household-refused'> => ({
	...stampAt(moment),
	v: 2,
	type: 'household-refused',
	textVersion: 'coverage-record.1',
	how: 'spoken',
	...rest
});

const withPhone = () =>
	registered(
		{},
		{
			personal: {
				members: [{ id: HEAD, name: 'Lô Thị Tím', callName: 'bà Tím', phone: '0912345678' }],
				houseHint: 'Nhà sàn cạnh suối'
			}
		}
	);

const atPlace = (minute: number): Entry => ({
	...visited(
		{ minute },
		{ personal: { place: { latitude: 19.26, longitude: 104.4, accuracyMetres: 12 } } }
	),
	v: 2
});

describe('a household that withdraws its consent to the record', () => {
	const entries = [
		withPhone(),
		met({ minute: 5 }, HEAD, capableAnswers),
		visited({ minute: 9 }, { personal: { note: 'chân đau' } }),
		consent({ minute: 20 }, 'consent-withdrawn')
	];

	test('is empty at once on whatever device hears of it, and counts as one nothing is known of', () => {
		const household = foldHousehold(entries)!;
		const row = toHouseholdRow(household, VILLAGE, 'local');
		for (const word of WORDS) expect(JSON.stringify([household, row])).not.toContain(word);
		expect(coverageOf(household)).toEqual({ state: 'unknown', because: 'declined' });
		expect(countsOf(household)).toMatchObject({ total: 1, covered: 0, unknown: 1 });
		expect(row).toMatchObject({ declined: true, personal: { name: '', members: [] } });
		expect(household.history).toHaveLength(4);
	});

	test('is the same once all but the withdrawal is erased, save for its history', () => {
		const before = toHouseholdRow(foldHousehold(entries)!, VILLAGE, 'received');
		const left = foldHousehold(entries.filter(staysAfterErasure))!;
		expect(toHouseholdRow(left, VILLAGE, 'received')).toEqual(before);
		expect(left.history.map(({ type }) => type)).toEqual(['consent-withdrawn']);
	});

	test('is back as it was when the withdrawal was a mistake and is taken back', () => {
		const taken = [...entries, voided({ minute: 21 }, entries[3]!)];
		expect(coverageOf(foldHousehold(taken)!).state).toBe('covered');
	});

	test('is back when its people consent again before anything was erased', () => {
		const again = foldHousehold([...entries, consent({ minute: 40 }, 'consent-given')])!;
		expect(isDeclined(again)).toBe(false);
		expect(again.members[0]?.name).toBe('Lô Thị Tím');
	});

	test('stays empty whatever a colleague who has not heard of it writes down', () => {
		const late = [
			...entries,
			met({ minute: 30, by: 'tnv2', device: phoneB }, HEAD, { 'has-id-card': alone })
		];
		expect(foldHousehold(late)).toMatchObject({ members: [], visits: [] });
	});
});

describe('a household that refuses before anything was typed', () => {
	test('is one household in scope of which nothing but its lane is known', () => {
		const household = foldHousehold([refusedAtDoor({}, { lane: 'Cuối bản' })])!;
		expect(household).toMatchObject({ lane: 'Cuối bản', members: [], scope: { state: 'in' } });
		expect(countsOf(household)).toMatchObject({ total: 1, unknown: 1, visited: 0 });
	});

	test('is gone when the refusal is taken back', () => {
		const refusal = refusedAtDoor({});
		expect(foldHousehold([refusal, voided({ minute: 1 }, refusal)])).toBeUndefined();
	});

	test('is a household like any other when it is registered with its consent later', () => {
		const household = foldHousehold([
			refusedAtDoor({}),
			registered({ minute: 60 }),
			consent({ minute: 61 }, 'consent-given')
		])!;
		expect(household.members).toHaveLength(2);
	});
});

test.each(['consent-refused', 'consent-withdrawn'] as const)(
	'after %s for the telephone no number is shown, and everything else is',
	(type) => {
		const household = foldHousehold([
			withPhone(),
			consent({ minute: 3 }, type, 'phone-for-return-visit')
		])!;
		expect(household.members).toEqual([
			{ id: HEAD, name: 'Lô Thị Tím', callName: 'bà Tím', skills: {} }
		]);
	}
);

describe('a number that was written down by who had not heard that none is kept', () => {
	const colleague = { by: 'tnv2', device: phoneB };
	const phone = '0987654321';
	const ownNumber = { name: 'Vi Văn Hùng', phone };
	const later = { id: HEAD, name: 'Lô Thị Tím', phone };
	const said = (minute: number, type: ConsentType) =>
		consent({ minute }, type, 'phone-for-return-visit');
	const no = said(10, 'consent-refused');
	const yes = said(30, 'consent-given');
	const numbers = (...entries: Entry[]) =>
		(foldHousehold([registered(), ...entries])?.members ?? []).flatMap(({ phone = [] }) => phone);

	describe.each([
		{
			entry: 'of somebody who was added',
			at: (minute: number): Entry => ({
				...stampAt({ minute, ...colleague }),
				...{ type: 'member-added', memberId: ulidOf(3), personal: ownNumber }
			})
		},
		{
			entry: 'of the head, corrected',
			at: (minute: number): Entry => ({
				...stampAt({ minute, ...colleague }),
				...{ type: 'member-corrected', memberId: HEAD, personal: { phone } }
			})
		},
		{
			entry: 'with a second registration',
			at: (minute: number): Entry =>
				registered({ minute, ...colleague }, { personal: { members: [later] } })
		}
	])('$entry', ({ at }) => {
		test.each([
			{ when: 'after the no', entries: [no, at(20), yes] },
			{ when: 'before the no', entries: [at(5), no, yes] },
			{ when: 'between two noes', entries: [no, at(20), said(25, 'consent-withdrawn'), yes] },
			{ when: 'after a no that holds', entries: [no, at(20)] }
		])('$when is not shown, also after a later yes', ({ entries }) => {
			expect(numbers(...entries)).toEqual([]);
		});

		test.each([
			{ when: 'the no was taken back', entries: [no, at(20), voided({ minute: 21 }, no)] },
			{ when: 'it was asked for once they agreed', entries: [no, yes, at(40)] },
			{
				when: 'no is said to something else',
				entries: [consent({ minute: 10 }, 'consent-refused', 'location'), at(20)]
			}
		])('is kept where $when', ({ entries }) => {
			expect(numbers(...entries)).toEqual([phone]);
		});
	});

	test('is not shown either where the registration’s clock was ahead', () => {
		const late = registered({ minute: 20 }, { personal: { members: [later] } });
		expect(foldHousehold([no, late, yes])?.members).toEqual([
			{ id: HEAD, name: 'Lô Thị Tím', skills: {} }
		]);
	});
});

test('places of visits are shown until the household says no to them', () => {
	const said = [withPhone(), atPlace(2)];
	expect(foldHousehold(said)?.visits[0]?.place).toMatchObject({ latitude: 19.26 });
	const refused = [...said, consent({ minute: 3 }, 'consent-refused', 'location'), atPlace(4)];
	for (const visit of foldHousehold(refused)!.visits) expect(visit).not.toHaveProperty('place');
});

test('what is left after an erasure holds nothing of anybody, and the household declines still', () => {
	fc.assert(
		fc.property(householdEntries, (entries) => {
			const household = foldHousehold(entries);
			fc.pre(household !== undefined && isDeclined(household));
			const left = entries.filter(staysAfterErasure);
			for (const entry of left) expect(entry).not.toHaveProperty('personal');
			const after = foldHousehold(left);
			expect(after && isDeclined(after)).toBe(true);
			expect(household).toMatchObject({ members: [], visits: [], needsReview: [], listed: {} });
			expect(household).not.toHaveProperty('houseHint');
			expect(household).not.toHaveProperty('note');
		})
	);
});
