import { expect, test } from 'vitest';
import { mendEntry, stampBeside, textsOf } from '../../../src/lib/commands/mend-entry';
import { parseReading } from '../../../src/lib/domain/time/clock';
import { acceptEntry } from '../../../src/lib/domain/entries/accept-entry';
import { foldHousehold } from '../../../src/lib/domain/household/fold-household';
import { alone, HEAD, met, no, phoneB, registered, stampAt, visited } from '../../support/builders';

const submitter = { by: 'tnv1', isOfficer: false };
const later = stampAt({ minute: 9 });

test('what a person typed is shown with the place it stands in', () => {
	expect(textsOf(registered({}, { lane: 'Xóm 2' }))).toEqual([
		{ path: 'lane', text: 'Xóm 2' },
		{ path: 'personal.members.0.name', text: 'Lô Thị Tím' },
		{ path: 'personal.members.0.callName', text: 'bà Tím' },
		{ path: 'personal.members.1.name', text: 'Vi Thị Hoa' },
		{ path: 'personal.members.1.relation', text: 'con dâu' },
		{ path: 'personal.houseHint', text: 'Nhà sàn cạnh suối' }
	]);
});

test('a mended entry is the same fact under a new id, and the refused one is left as it was', () => {
	const refused = visited({ minute: 3 }, { personal: { note: 'mã OTP 123456' } });
	const before = structuredClone(refused);
	const mended = mendEntry(
		refused,
		[{ path: 'personal.note', text: 'đã tự đăng nhập' }],
		later,
		submitter
	);
	expect(mended).toEqual({
		ok: true,
		value: { ...refused, ...later, personal: { note: 'đã tự đăng nhập' } }
	});
	expect(refused).toEqual(before);
});

test('a note that is emptied is left out', () => {
	const refused = visited({ minute: 3 }, { personal: { note: 'mã OTP 123456' } });
	const mended = mendEntry(refused, [{ path: 'personal.note', text: ' ' }], later, submitter);
	expect(mended).toMatchObject({ ok: true, value: { personal: {} } });
});

test('a code that is still there is named with its field before anything is written', () => {
	const refused = visited({ minute: 3 }, { personal: { note: 'mã OTP 123456' } });
	const texts = [{ path: 'personal.note', text: 'mã OTP 123 456' }];
	expect(mendEntry(refused, texts, later, submitter)).toEqual({
		ok: false,
		error: { kind: 'forbidden-text', field: 'personal.note', found: 'one-time-code' }
	});
});

test('a name that is emptied is refused with a reason in words', () => {
	const texts = [{ path: 'personal.members.0.name', text: '' }];
	const mended = mendEntry(registered(), texts, later, submitter);
	expect(mended).toMatchObject({ ok: false, error: { kind: 'still-refused' } });
});

test('only texts that were there can be changed, not who wrote it or what it says', () => {
	const refused = visited({ minute: 3 }, { personal: { note: 'một' } });
	const texts = [
		{ path: 'by', text: 'lan' },
		{ path: 'outcome', text: 'met' }
	];
	expect(mendEntry(refused, texts, later, submitter)).toEqual({
		ok: true,
		value: { ...refused, ...later }
	});
});

test('a mended visit stays on the day it was made, right after the refused one and before what came later', () => {
	const refused = visited({ minute: 3 }, {});
	const stamp = stampBeside(refused, () => false);
	expect(stamp.deviceTime).toBe(refused.deviceTime);
	expect(parseReading(stamp.at).ms).toBe(parseReading(refused.at).ms);
	expect(stamp.at > refused.at).toBe(true);
	expect(stamp.at < stampAt({ minute: 4 }).at).toBe(true);
	expect(acceptEntry({ ...refused, ...stamp }, submitter).ok).toBe(true);
});

test('a mended entry never takes the id of another, however often it is refused', () => {
	let entry = visited({ minute: 3 }, {});
	const taken = new Set([entry._id]);
	for (let time = 0; time < 100; time++) {
		const stamp = stampBeside(entry, (id) => taken.has(id));
		expect(stamp.at > entry.at).toBe(true);
		expect(taken.has(stamp._id)).toBe(false);
		taken.add(stamp._id);
		entry = { ...entry, ...stamp };
	}
});

test('what a colleague saw after a visit is not overruled when the visit’s note is mended later', () => {
	const refused = met({ minute: 3 }, HEAD, { 'signs-in-alone': no });
	const colleague = met({ minute: 5, by: 'tnv2', device: phoneB }, HEAD, {
		'signs-in-alone': alone
	});
	const mended = { ...refused, ...stampBeside(refused, () => false) };
	const household = foldHousehold([registered(), colleague, mended]);
	expect(household?.members[0]?.skills['signs-in-alone']).toMatchObject(alone);
	expect(household?.visits.map(({ entryId }) => entryId)).toEqual([colleague._id, mended._id]);
});
