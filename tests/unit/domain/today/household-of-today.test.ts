import { describe, expect, test } from 'vitest';
import { claimDoor, claimsNow } from '../../../../src/lib/domain/today/claim-door';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { toHouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { reasonFor } from '../../../../src/lib/domain/today/reason';
import {
	alone,
	capableAnswers,
	HEAD,
	met,
	MORNING_MS,
	phoneB,
	registered,
	stampAt,
	visited,
	voided,
	type Moment
} from '../../../support/builders';

const DAY_MINUTES = 24 * 60;
const place = { latitude: 19.2643, longitude: 104.4021, accuracyMetres: 12 };

function known(...entries: Entry[]) {
	const household = foldHousehold([registered(), ...entries]);
	if (!household) throw new Error('there is no household');
	return household;
}

const rowOf = (...entries: Entry[]) =>
	toHouseholdRow(known(...entries), 'village-17284-03', 'received');

const consent = (minute: number, type: 'consent-refused' | 'consent-withdrawn'): Entry => ({
	...stampAt({ minute }),
	type,
	purpose: 'location',
	textVersion: '2026-1',
	how: 'spoken'
});

const onTheWay = (minute = 0) => MORNING_MS + minute * 60_000;

function claimed(moment: Moment): Entry {
	const decision = claimDoor(known(), stampAt(moment), onTheWay(moment.minute));
	if (!decision.ok) throw new Error(decision.error.kind);
	return decision.value;
}

test('saying "I go there today" counts for this day alone', () => {
	const household = known(claimed({ minute: 5 }));
	const today = { me: 'tnv2', nowMs: MORNING_MS };
	expect(claimsNow(household.claims, today)).toEqual({ others: ['tnv1'] });
	expect(
		claimsNow(household.claims, { ...today, nowMs: MORNING_MS + DAY_MINUTES * 60_000 })
	).toEqual({
		others: []
	});
	expect(claimDoor(household, stampAt({ minute: 9 }), onTheWay(9))).toEqual({
		ok: false,
		error: { kind: 'already-claimed' }
	});
	const another = stampAt({ minute: 9, by: 'tnv2', device: phoneB });
	expect(claimDoor(household, another, onTheWay(9)).ok).toBe(true);
});

test('today is the day it is, also where the household has entries of a phone that is a day ahead', () => {
	const after = stampAt({ minute: DAY_MINUTES + 60 });
	expect(claimDoor(known(), after, MORNING_MS)).toMatchObject({ value: { on: '2026-10-20' } });
});

test('two volunteers’ claims both stand, until one takes theirs back', () => {
	const mine = claimed({ minute: 5 });
	const theirs = claimed({ minute: 6, by: 'tnv2', device: phoneB });
	expect(rowOf(mine, theirs).claims?.map(({ by }) => by)).toEqual(['tnv1', 'tnv2']);
	expect(rowOf(mine, theirs, voided({ minute: 7 }, mine)).claims?.map(({ by }) => by)).toEqual([
		'tnv2'
	]);
});

test('saying that one goes there is no use of the house: its registration can still be taken back', () => {
	const theirs = claimed({ minute: 6, by: 'tnv2', device: phoneB });
	expect(
		foldHousehold([registered(), theirs, voided({ minute: 9 }, registered())])
	).toBeUndefined();
});

test('a house stands where the latest visit with a place saw it, until the household takes that back', () => {
	const first = visited({ minute: 10 }, { personal: { place } });
	const later = visited({ minute: 20 }, { personal: { place: { ...place, latitude: 19.2644 } } });
	expect(rowOf(first).personal.place).toEqual(place);
	expect(rowOf(first, later, visited({ minute: 30 }, {})).personal.place?.latitude).toBe(19.2644);
	for (const type of ['consent-refused', 'consent-withdrawn'] as const)
		expect(rowOf(first, consent(40, type)).personal, type).not.toHaveProperty('place');
	expect(rowOf(consent(5, 'consent-refused'), first).personal).not.toHaveProperty('place');
});

test('hours at which nobody was at home are forgotten once somebody was', () => {
	const empty = (minute: number) => visited({ minute }, { outcome: 'no-one-home' });
	expect(rowOf(empty(5), empty(10), empty(240)).absentHours).toEqual([12, 8]);
	expect(rowOf(empty(5), met({ minute: 60 }, HEAD, {}))).not.toHaveProperty('absentHours');
});

test('a household is covered since somebody was first seen capable, however often it is seen again', () => {
	const first = met({ minute: 30 }, HEAD, capableAnswers);
	const again = met({ minute: 30 + DAY_MINUTES }, HEAD, capableAnswers);
	expect(rowOf(first, again).capableSinceMs).toBe(MORNING_MS + 30 * 60_000);
	expect(rowOf(first, again, voided({ minute: 40 }, first)).capableSinceMs).toBe(
		MORNING_MS + (30 + DAY_MINUTES) * 60_000
	);
});

describe('a house that was noted as moved away, and counts again', () => {
	const gone = visited({ minute: 60 }, { outcome: 'moved' });
	const back: Entry = { ...stampAt({ minute: 90 }), v: 2, type: 'household-in-scope' };
	const tomorrow = { me: 'tnv1', nowMs: MORNING_MS + DAY_MINUTES * 60_000 };
	const reason = (...before: Entry[]) => reasonFor(rowOf(...before, gone, back), tomorrow);

	test('is not told as one where somebody was met', () => {
		const expected = { kind: 'moved-before', lastMs: MORNING_MS + 60 * 60_000 };
		expect(reason()).toEqual(expected);
		expect(reason(met({ minute: 10 }, HEAD, {}))).toEqual(expected);
	});

	test('still lacks what it lacked', () => {
		const lacking = { 'activated-on-phone': alone, 'signs-in-alone': { state: 'no' } } as const;
		expect(reason(met({ minute: 10 }, HEAD, lacking))).toMatchObject({ kind: 'steps-left' });
	});
});
