import { describe, expect, test } from 'vitest';
import { acceptEntry } from '../../../../src/lib/domain/entries/accept-entry';
import type { Entry } from '../../../../src/lib/domain/entries/entry';
import { foldHousehold } from '../../../../src/lib/domain/household/fold-household';
import {
	correctHousehold,
	registerHousehold
} from '../../../../src/lib/domain/household/household-decisions';
import { addMember, correctMember } from '../../../../src/lib/domain/household/member-decisions';
import { recordVisit } from '../../../../src/lib/domain/visit/record-visit';
import { voidEntry } from '../../../../src/lib/domain/household/void-entry';
import {
	alone,
	HEAD,
	phoneB,
	registered,
	stampAt,
	ulidOf,
	visited
} from '../../../support/builders';

const known = foldHousehold([registered()])!;
const later = stampAt({ minute: 10 });
const byTnv1 = { by: 'tnv1', isOfficer: false };

describe('registering a household', () => {
	test('tidies what was typed and writes an entry the ledger accepts', () => {
		const made = registerHousehold(
			{ members: [{ id: HEAD, name: '  Và  Bá Chò ', phone: '+84 912 345 678' }], houseHint: ' ' },
			stampAt()
		);
		expect(made).toMatchObject({
			ok: true,
			value: { personal: { members: [{ name: 'Và Bá Chò', phone: '0912345678' }] } }
		});
		if (made.ok) {
			expect(made.value.personal).not.toHaveProperty('houseHint');
			expect(acceptEntry(made.value, byTnv1).ok).toBe(true);
		}
	});

	test.each([
		{
			typed: { members: [{ id: HEAD, name: ' ' }] },
			error: { kind: 'member', index: 0, error: { kind: 'missing', field: 'name' } }
		},
		{
			typed: { members: [{ id: HEAD, name: 'Lô Tím', phone: '12' }] },
			error: { kind: 'member', error: { kind: 'unreadable-phone', field: 'phone' } }
		},
		{
			typed: { members: [{ id: HEAD, name: 'Lô Tím' }], note: 'cccd 040123456789' },
			error: { kind: 'forbidden-text', field: 'note', found: 'id-number' }
		},
		{
			typed: { members: [{ id: HEAD, name: 'Lô Tím' }], lane: 'x'.repeat(81) },
			error: { kind: 'too-long', field: 'lane', max: 80 }
		},
		{ typed: { members: [] }, error: { kind: 'member', index: 0 } }
	])('names the field that is wrong: $error', ({ typed, error }) => {
		expect(registerHousehold(typed, stampAt())).toMatchObject({ ok: false, error });
	});
});

describe('correcting', () => {
	test('writes only what changed, so that two people’s corrections both stand', () => {
		expect(
			correctHousehold(known, { houseHint: 'Nhà sàn cạnh suối', lane: 'Nhóm 2' }, later)
		).toEqual({ ok: true, value: { ...later, type: 'household-corrected', lane: 'Nhóm 2' } });
		expect(
			correctMember(known, known.members[0]!, { name: 'Lô Thị Tím', phone: '0912345678' }, later)
		).toEqual({
			ok: true,
			value: {
				...later,
				type: 'member-corrected',
				memberId: HEAD,
				personal: { callName: null, phone: '0912345678' }
			}
		});
	});

	test('says when nothing changed', () => {
		expect(correctHousehold(known, { houseHint: 'Nhà sàn cạnh suối' }, later)).toEqual({
			ok: false,
			error: { kind: 'nothing-changed' }
		});
	});

	test('a new member needs a name and nothing else', () => {
		expect(addMember(known, { name: 'Ốc' }, ulidOf(9), later)).toMatchObject({
			ok: true,
			value: { personal: { name: 'Ốc' } }
		});
	});
});

describe('recording a visit', () => {
	test('nobody at home takes one answer', () => {
		expect(recordVisit(known, { outcome: 'no-one-home' }, later)).toEqual({
			ok: true,
			value: { ...later, type: 'visit-recorded', outcome: 'no-one-home' }
		});
	});

	test('who was met goes with "met" only', () => {
		const met = [{ memberId: HEAD, skills: { 'signs-in-alone': alone } }];
		const refused = recordVisit(known, { outcome: 'refused', met }, later);
		expect(refused.ok && refused.value).not.toHaveProperty('met');
		expect(recordVisit(known, { outcome: 'met', met }, later)).toMatchObject({ value: { met } });
	});

	const place = { latitude: 19.26, longitude: 104.4, accuracyMetres: 18 };
	const consent = (minute: number, state: 'given' | 'refused' | 'withdrawn') =>
		({
			...stampAt({ minute }),
			type: `consent-${state}`,
			purpose: 'location',
			textVersion: 'location.1',
			how: 'spoken'
		}) as const;

	test('where it was is kept with the household’s yes to that, and never without', () => {
		const input = { outcome: 'no-one-home', place } as const;
		const agreed = foldHousehold([registered(), consent(1, 'given')])!;
		const recorded = recordVisit(agreed, input, later);
		expect(recorded).toMatchObject({ value: { v: 2, personal: { place } } });
		expect(recorded.ok && acceptEntry(recorded.value, byTnv1).ok).toBe(true);

		for (const household of [
			known,
			foldHousehold([registered(), consent(1, 'refused')])!,
			foldHousehold([registered(), consent(1, 'given'), consent(2, 'withdrawn')])!
		])
			expect(recordVisit(household, input, later)).toEqual({
				ok: true,
				value: { ...later, type: 'visit-recorded', outcome: 'no-one-home' }
			});
	});

	test('what was practised goes with those met, once each and in the order of the ladder', () => {
		const met = [{ memberId: HEAD, skills: {} }];
		const taught = ['pays-online', 'signs-in-alone', 'signs-in-alone'] as const;
		expect(recordVisit(known, { outcome: 'met', met, taught }, later)).toMatchObject({
			value: { v: 2, taught: ['signs-in-alone', 'pays-online'] }
		});
		const nobody = recordVisit(known, { outcome: 'no-one-home', taught }, later);
		expect(nobody.ok && nobody.value).not.toHaveProperty('taught');
	});

	test.each([
		{ input: { outcome: 'met' as const }, kind: 'nobody-named' },
		{ input: { outcome: 'come-back' as const }, kind: 'no-day' },
		{
			input: { outcome: 'met' as const, met: [{ memberId: ulidOf(77), skills: {} }] },
			kind: 'unknown-member'
		},
		{ input: { outcome: 'refused' as const, note: 'OTP: 556677' }, kind: 'forbidden-text' }
	])('says what is missing: $kind', ({ input, kind }) => {
		expect(recordVisit(known, input, later)).toMatchObject({ ok: false, error: { kind } });
	});
});

describe('taking an entry back', () => {
	const visit = visited({ minute: 5 }, {});
	const household = foldHousehold([registered(), visit])!;

	test('its author may', () => {
		expect(voidEntry(household, visit._id, 'undo', later, { isOfficer: false })).toMatchObject({
			ok: true,
			value: { target: visit._id }
		});
	});

	test('another volunteer may not, an officer says so', () => {
		const stamp = stampAt({ minute: 10, by: 'canbo', device: phoneB });
		expect(voidEntry(household, visit._id, 'mistake', stamp, { isOfficer: false })).toEqual({
			ok: false,
			error: { kind: 'another-author', by: 'tnv1' }
		});
		expect(voidEntry(household, visit._id, 'mistake', stamp, { isOfficer: true })).toMatchObject({
			ok: true,
			value: { byOfficer: true }
		});
	});

	test('not that a household declined, once the rest is erased: there is nothing that could come back', () => {
		const withdrawn: Entry = {
			...stampAt({ minute: 6 }),
			type: 'consent-withdrawn',
			purpose: 'coverage-record',
			textVersion: 'coverage-record.1',
			how: 'spoken'
		};
		const refused: Entry = {
			...stampAt({ minute: 6 }),
			v: 2,
			type: 'household-refused',
			textVersion: 'coverage-record.1',
			how: 'spoken'
		};
		const takeBack = (entries: Entry[]) =>
			voidEntry(foldHousehold(entries)!, entries.at(-1)!._id, 'undo', later, { isOfficer: false });
		expect(takeBack([withdrawn])).toEqual({ ok: false, error: { kind: 'erased' } });
		expect(takeBack([registered(), withdrawn])).toMatchObject({ ok: true });
		// Nothing was ever recorded of it, so nothing was erased.
		expect(takeBack([refused])).toMatchObject({ ok: true });
	});

	test('not twice, and not what is not there', () => {
		const undone = voidEntry(household, visit._id, 'undo', later, { isOfficer: false });
		const after = foldHousehold([registered(), visit, ...(undone.ok ? [undone.value] : [])])!;
		expect(voidEntry(after, visit._id, 'undo', later, { isOfficer: false })).toMatchObject({
			error: { kind: 'already-voided' }
		});
		expect(voidEntry(household, later._id, 'undo', later, { isOfficer: false })).toMatchObject({
			error: { kind: 'no-such-entry' }
		});
	});
});
