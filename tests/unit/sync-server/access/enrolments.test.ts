import { afterEach, beforeEach, expect, test } from 'vitest';
import { EnrolmentCode } from '../../../../src/lib/domain/access/access';
import { Accounts } from '../../../../sync-server/src/access/accounts';
import {
	enrolmentAddress,
	qrInTerminal,
	qrPicture
} from '../../../../sync-server/src/access/enrolment-code';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';

const XOM_2 = 'village-17284-02';
const XOM_10 = 'village-17284-10';
const PHONE = '0123456789';
const MINUTE_MS = 60_000;

let data: Data;
let accounts: Accounts;
const clock = { ms: 0 };

beforeEach(async () => {
	data = openMemory();
	clock.ms = Date.UTC(2026, 10, 22);
	accounts = new Accounts(data.sqlite, data.store, () => clock.ms);
	await accounts.addVillage({ id: XOM_2, title: 'Xóm 2' });
	await accounts.addVillage({ id: XOM_10, title: 'Xóm 10' });
	accounts.people.add({ name: 'tnv1', title: 'Lô Thị Hoa', role: 'volunteer', phc: 'none' });
	accounts.villages.setFor('tnv1', [XOM_2]);
});

afterEach(() => data.store.close());

const lookedAt = (code: string) => accounts.enrolments.look(code).ok;

test('a code has 128 bits, says whose it is, and lets in once', () => {
	const code = accounts.enrolments.create('tnv1', 'canbo');
	expect(EnrolmentCode.safeParse(code).success).toBe(true);
	expect(Buffer.from(code, 'base64url')).toHaveLength(16);
	expect(accounts.enrolments.look(code)).toMatchObject({
		ok: true,
		value: { person: { name: 'tnv1' }, villages: [XOM_2], expiresAtMs: clock.ms + 15 * MINUTE_MS }
	});

	const first = accounts.enrol(code, PHONE, 'Chrome, Android');
	expect(first.ok && accounts.devices.signedIn(first.value.token)?.person.name).toBe('tnv1');
	expect(accounts.devices.of('tnv1')[0]?.name).toBe('Chrome, Android');
	expect(accounts.enrol(code, 'ABCDEFGHJK').ok).toBe(false);
	expect(accounts.enrol(code, PHONE).ok).toBe(false);
	expect(lookedAt(code)).toBe(false);
});

test.each([
	{ what: 'after fifteen minutes', change: () => void (clock.ms += 15 * MINUTE_MS) },
	{ what: 'of someone disabled meanwhile', change: () => void accounts.disable('tnv1') },
	{
		what: 'of someone who has other villages by now',
		change: () => void accounts.assignments.change('tnv1', { villages: [XOM_2, XOM_10] })
	}
])('a code $what lets nobody in', ({ change }) => {
	const code = accounts.enrolments.create('tnv1', undefined);
	change();
	expect(lookedAt(code)).toBe(false);
	expect(accounts.enrol(code, PHONE).ok).toBe(false);
	expect(accounts.devices.of('tnv1')).toEqual([]);
});

test('a code that could not let in, for want of a disk, is not used up', () => {
	const code = accounts.enrolments.create('tnv1', undefined);
	data.sqlite.exec(
		'CREATE TEMP TRIGGER full BEFORE INSERT ON device BEGIN SELECT RAISE(ABORT, 1); END'
	);
	expect(() => accounts.enrol(code, PHONE)).toThrow();
	data.sqlite.exec('DROP TRIGGER full');
	expect(accounts.enrol(code, PHONE).ok).toBe(true);
});

test('the file keeps the hash of a code, never the code', () => {
	const code = accounts.enrolments.create('tnv1', 'canbo');
	const kept = JSON.stringify(data.sqlite.prepare('SELECT * FROM enrolment').all());
	expect(kept).not.toContain(code);
	expect(kept).toContain('canbo');
});

test('the code stands behind the # of the address, which is sent to no server', () => {
	const url = new URL(enrolmentAddress('https://dongbo.xa.example/', 'EeWFKQwSvamVKF_n31T4Ww'));
	expect(url.pathname).toBe('/enrol');
	expect(url.hash).toBe('#EeWFKQwSvamVKF_n31T4Ww');
	expect(qrPicture(url.href)).toMatch(
		/^<svg [^>]+><rect [^>]+fill="#fff"\/><path [\s\S]+<\/svg>\s*$/
	);
	// A reader needs a light margin: in a terminal that is drawn.
	expect(qrInTerminal(url.href).split('\n')[0]).toMatch(/^█+$/);
});
