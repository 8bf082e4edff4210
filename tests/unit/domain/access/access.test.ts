import { describe, expect, test } from 'vitest';
import { Access, SignedIn } from '../../../../src/lib/domain/access/access';
import { DEFAULT_SETTINGS } from '../../../../src/lib/domain/commune-settings';

const person = { name: 'tnv1', title: 'Lô Thị Hoa', role: 'volunteer' };
const village = { name: 'village-17284-02', title: 'Xóm 2', mode: 'read-write', seq: '7-ab' };
const access = (rest: object = {}, databases: unknown[] = [village]) => ({
	person,
	now: '2026-11-22T01:00:00.000Z',
	server: 'a1',
	databases,
	...rest
});

describe('what a server tells a device', () => {
	test('as the first release told it is still understood', () => {
		expect(Access.parse(access())).toEqual(access());
		expect(SignedIn.parse({ token: 'x'.repeat(43), person, access: access() })).toBeTruthy();
	});

	test('names each village’s mode, and until when one that was taken away takes what waits', () => {
		const taken = { ...village, mode: 'write-only', until: '2026-12-06T01:00:00.000Z' };
		expect(Access.parse(access({}, [taken])).databases).toEqual([taken]);
	});

	test('in a mode of a later release is for looking only', () => {
		const later = { ...village, mode: 'read-and-comment', colour: 'blue' };
		expect(Access.parse(access({}, [later])).databases).toEqual([
			{ ...village, mode: 'read-only' }
		]);
	});

	test('of a role of a later release lets the person in as a volunteer', () => {
		const later = access({ person: { ...person, role: 'district-coach' } });
		expect(Access.parse(later).person.role).toBe('volunteer');
	});

	test('of a database this release has no use for is passed over, the villages stay', () => {
		const commune = { name: 'commune-17284', title: 'Xã', mode: 'read-only', seq: '1-ab' };
		expect(Access.parse(access({}, [commune, village, null])).databases).toEqual([village]);
	});

	test.each([{}, { databases: {} }, { person: null }, '<html>captive portal</html>'])(
		'is not believed when it is %o',
		(told) => {
			const whole = typeof told === 'string' ? told : { ...access(), ...told, now: undefined };
			expect(Access.safeParse(whole).success).toBe(false);
		}
	);
});

describe('the settings of communes', () => {
	const campaign = { name: '92 ngày', from: '2026-11-01', to: '2027-01-31', targetPercent: 80 };

	test('come with what a commune that decided nothing else has', () => {
		const heard = Access.parse(access({ settings: { '17284': { campaign } } }));
		expect(heard.settings).toEqual({ '17284': { ...DEFAULT_SETTINGS, campaign } });
	});

	test('that cannot be read keep nobody out', () => {
		const later = access({ settings: { '17284': { retentionDays: 'for ever' } } });
		expect(Access.parse(later)).toEqual(access({ settings: {} }));
	});
});
