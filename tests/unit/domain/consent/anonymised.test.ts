import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../../../src/lib/domain/consent/anonymised';
import { countsOf, coverageOf } from '../../../../src/lib/domain/coverage/coverage';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { readEntry } from '../../../../src/lib/domain/entries/upcast';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import { toHouseholdRow } from '../../../../src/lib/domain/household/household-row';
import { voidEntry } from '../../../../src/lib/domain/household/void-entry';
import {
	HOUSEHOLD_FILTERS,
	passesFilter
} from '../../../../src/lib/domain/household/household-filter';
import { planDay } from '../../../../src/lib/domain/today/plan-day';
import { countsOfRow } from '../../../../src/lib/store/counters';
import { householdEntries } from '../../../support/arbitraries';
import {
	capableAnswers,
	HEAD,
	met,
	MORNING_MS,
	registered,
	stampAt,
	visited
} from '../../../support/builders';

const VILLAGE = 'village-17284-03';
const LATER = { minute: 1000, by: 'may-chu' };
const entries = [registered(), met({ minute: 5 }, HEAD, capableAnswers)];
const summary = summaryOf(foldHousehold(entries)!, stampAt(LATER));

test('of a household whose time is over the number is left and nobody', () => {
	const household = foldHousehold([summary])!;
	expect(coverageOf(household).state).toBe('covered');
	expect(household).toMatchObject({ members: [], visits: [], needsReview: [] });
	expect(toHouseholdRow(household, VILLAGE, 'received')).toMatchObject({
		coverage: 'covered',
		anonymised: '2026-10-21',
		visits: 1,
		personal: { name: '', members: [] }
	});
});

test('whatever else a device still has of it, and whatever was written since, it says nothing more', () => {
	fc.assert(
		fc.property(householdEntries, (history) => {
			const known = foldHousehold(history);
			fc.pre(known !== undefined);
			const only = summaryOf(known, stampAt(LATER));
			const all = [...history, only, visited({ minute: 1001 }, { outcome: 'moved' })];
			expect(foldHousehold(all)).toEqual(foldHousehold([only]));
		})
	);
});

test('it counts as it did before, on the server and in the list, also when it is written down a second time', () => {
	fc.assert(
		fc.property(householdEntries, (history) => {
			const known = foldHousehold(history);
			fc.pre(known !== undefined);
			const once = foldHousehold([summaryOf(known, stampAt(LATER))])!;
			const twice = foldHousehold([summaryOf(once, stampAt({ ...LATER, minute: 1001 }))])!;
			for (const after of [once, twice]) {
				expect(countsOf(after)).toEqual(countsOf(known));
				expect(countsOfRow(toHouseholdRow(after, VILLAGE, 'received'))).toEqual(countsOf(known));
			}
		})
	);
});

test('nobody is sent there: not today, not among those nobody has visited', () => {
	const unknown = foldHousehold([registered()])!;
	const left = foldHousehold([summaryOf(unknown, stampAt(LATER))])!;
	const row = toHouseholdRow(left, VILLAGE, 'received');
	const wishes = { nowMs: MORNING_MS, me: 'tnv1', order: 'walk' as const, ahead: [], putOff: [] };
	expect(planDay([row], wishes)).toEqual({
		...{ isAnybodyKnown: false, doors: [], laterToday: [], notNow: [] }
	});
	expect(passesFilter(row, 'not-visited', undefined)).toBe(false);
	expect(passesFilter(row, 'unknown', undefined)).toBe(true);
});

test('in the list it stands apart from the day on which a later campaign begins, and under no other heading', () => {
	const row = toHouseholdRow(foldHousehold([summary])!, VILLAGE, 'received');
	const headings = (from: string | undefined) =>
		HOUSEHOLD_FILTERS.filter((filter) => passesFilter(row, filter, from));
	expect(headings(undefined)).toEqual(['all', 'covered']);
	expect(headings('2026-10-21')).toEqual(['all', 'covered']);
	expect(headings('2026-10-22')).toEqual(['earlier']);
});

test('its day is the server’s, also where a phone with a wrong clock was ahead of it', () => {
	const ahead = { ...summary, deviceTime: '2026-09-30T18:00:00.000Z' };
	expect(foldHousehold([ahead])?.anonymised?.on).toBe('2026-10-01');
});

describe('what the server wrote', () => {
	const officer = { by: 'may-chu', isOfficer: true };

	test('is an entry that every device reads', () => {
		expect(readEntry(summary)).toEqual({ ok: true, value: summary });
	});

	test('is refused from every device, whatever name it signed in with', () => {
		for (const submitter of [officer, { by: 'may-chu', isOfficer: false }])
			expect(acceptEntry(summary, submitter)).toEqual({
				ok: false,
				error: { kind: 'server-only' }
			});
		expect(acceptEntry(summary, { by: 'tnv1', isOfficer: false })).toMatchObject({ ok: false });
	});

	test('comes back from an officer’s device after a restore', () => {
		const restoredAtMs = MORNING_MS + 2000 * 60_000;
		expect(acceptEntry(summary, { by: 'canbo', isOfficer: true, restoredAtMs }).ok).toBe(true);
		expect(acceptEntry(summary, { by: 'tnv1', isOfficer: false, restoredAtMs }).ok).toBe(false);
	});

	test('is taken back by nobody, not by an officer either', () => {
		const household = foldHousehold([summary])!;
		const stamp = stampAt({ minute: 1001, by: 'canbo' });
		expect(voidEntry(household, summary._id, 'mistake', stamp, { isOfficer: true })).toEqual({
			ok: false,
			error: { kind: 'no-such-entry' }
		});
		const forced: Entry = {
			...stamp,
			type: 'entry-voided',
			target: summary._id,
			reason: 'mistake',
			byOfficer: true
		};
		expect(foldHousehold([summary, forced])).toEqual(household);
	});
});
