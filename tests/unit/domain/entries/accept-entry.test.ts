import { expect, test } from 'vitest';
import { acceptEntry, reasonOf } from '../../../../src/lib/domain/entries/accept-entry';
import {
	MORNING_MS,
	phoneB,
	registered,
	stampAt,
	visited,
	voided
} from '../../../support/builders';
import { DOSSIER } from '../../../support/dossiers';

const tnv1 = { by: 'tnv1', isOfficer: false };

const codeNoted = (code: string) => ({
	...stampAt({ minute: 1 }),
	v: 2,
	type: 'dossier-code-noted',
	submission: DOSSIER,
	agreed: true,
	personal: { code }
});

test('a volunteer’s own visit is accepted', () => {
	const visit = visited({ minute: 1 }, { personal: { note: 'Nhà có 3 xe, hẹn 15:00' } });
	expect(acceptEntry(visit, tnv1)).toEqual({ ok: true, value: visit });
});

test.each([
	{
		what: 'a visit written by another',
		entry: visited({ minute: 1, by: 'tnv2' }, {}),
		kind: 'another-author'
	},
	{
		what: 'a clock reading that is not the one in the id',
		entry: { ...visited({ minute: 1 }, {}), at: stampAt({ minute: 2 }).at },
		kind: 'id-does-not-match'
	},
	{
		what: 'a device that is not the one in the id',
		entry: { ...visited({ minute: 1 }, {}), device: phoneB },
		kind: 'id-does-not-match'
	},
	{
		what: 'an officer’s void sent by a volunteer',
		entry: { ...voided({ minute: 2 }, registered()), byOfficer: true },
		kind: 'officer-only'
	},
	{
		what: 'an identity number in a note',
		entry: visited({ minute: 1 }, { personal: { note: 'CCCD 040 123 456 789' } }),
		kind: 'forbidden-text'
	},
	{
		what: 'a one-time code in the house hint',
		entry: registered(
			{},
			{
				personal: { members: registered().personal.members, houseHint: 'mã OTP 482913' }
			}
		),
		kind: 'forbidden-text'
	},
	{
		what: 'an identity number in a lane',
		entry: { ...registered(), lane: '187654321' },
		kind: 'forbidden-text'
	},
	{
		what: 'as many digits as an identity number has, between letters in the place of a dossier’s code',
		entry: codeNoted('A186-543/219'),
		kind: 'forbidden-text'
	}
])('$what is refused in words a person can act on', ({ entry, kind }) => {
	const accepted = acceptEntry(entry, tnv1);
	expect(accepted).toMatchObject({ ok: false, error: { kind } });
	if (!accepted.ok) expect(reasonOf(accepted.error)).toMatch(/^[\p{L}].{10,}$/u);
});

test.each(['H41.20-261122-0012', 'TT-2026/77'])('the dossier’s code %s is taken', (code) => {
	expect(acceptEntry(codeNoted(code), tnv1).ok).toBe(true);
});

test('a phone number in its own field is no identity number', () => {
	const members = [{ ...registered().personal.members[0]!, phone: '0912345678' }];
	expect(acceptEntry(registered({}, { personal: { members } }), tnv1).ok).toBe(true);
});

test('an officer may void what a volunteer wrote', () => {
	const entry = { ...voided({ minute: 2, by: 'canbo' }, registered()), byOfficer: true as const };
	expect(acceptEntry(entry, { by: 'canbo', isOfficer: true }).ok).toBe(true);
});

test.each([
	{ who: 'an officer', isOfficer: true, restoredAfterMinutes: 2, isTaken: true },
	{ who: 'an officer', isOfficer: true, restoredAfterMinutes: 1, isTaken: false },
	{ who: 'an officer', isOfficer: true, restoredAfterMinutes: undefined, isTaken: false },
	{ who: 'a volunteer', isOfficer: false, restoredAfterMinutes: 2, isTaken: false }
])(
	'a colleague’s visit of minute 1 from $who, the server restored at minute $restoredAfterMinutes: taken is $isTaken',
	({ isOfficer, restoredAfterMinutes, isTaken }) => {
		const visit = visited({ minute: 1, by: 'tnv2' }, {});
		const submitter = {
			by: 'canbo',
			isOfficer,
			...(restoredAfterMinutes !== undefined && {
				restoredAtMs: MORNING_MS + restoredAfterMinutes * 60_000
			})
		};
		expect(acceptEntry(visit, submitter).ok).toBe(isTaken);
	}
);

test('what is handed back keeps to every other rule', () => {
	const submitter = { by: 'canbo', isOfficer: true, restoredAtMs: MORNING_MS + 600_000 };
	const visit = visited({ minute: 1, by: 'tnv2' }, { personal: { note: 'mã OTP 482913' } });
	expect(acceptEntry(visit, submitter)).toMatchObject({ error: { kind: 'forbidden-text' } });
	expect(acceptEntry({ ...visit, device: phoneB }, submitter)).toMatchObject({
		error: { kind: 'id-does-not-match' }
	});
});
