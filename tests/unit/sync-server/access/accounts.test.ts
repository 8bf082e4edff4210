import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person, Role } from '../../../../src/lib/domain/access/access';
import type { Accounts } from '../../../../sync-server/src/access/accounts';
import type { OpenVillage, VillageAccess } from '../../../../sync-server/src/access/villages';
import { ensureAdministrator } from '../../../../sync-server/src/administrator';
import { openData, openMemory, type Data } from '../../../../sync-server/src/open-data';
import { freshDataDir } from '../../../support/command-here';

const XOM_2 = 'village-17284-02';
const XOM_10 = 'village-17284-10';
const NA_LUONG = 'village-17290-01';
const PHONE = '0123456789';

let data: Data;
let accounts: Accounts;

beforeEach(async () => {
	data = openMemory();
	accounts = data.accounts;
	await accounts.addVillage({ id: XOM_10, title: 'Xóm 10' });
	await accounts.addVillage({ id: XOM_2, title: 'Xóm 2' });
	await accounts.addVillage({ id: NA_LUONG, title: 'Bản Na Lượng' });
});

afterEach(() => data.store.close());

function person(name: string, role: Role, villages: string[]): Person {
	accounts.people.add({ name, title: name, role, phc: 'none' });
	accounts.villages.setFor(name, villages);
	return { name, title: name, role };
}

const accessIn = (list: readonly OpenVillage[], id: string): VillageAccess | undefined => {
	const found = list.find((village) => village.id === id);
	if (!found) return undefined;
	const { mode, untilMs } = found;
	return untilMs === undefined ? { mode } : { mode, untilMs };
};

const opens = async (who: Person) =>
	(await accounts.accessOf(who)).databases.map(({ title }) => title);

test('villages given by two commands at the same moment: one waits, neither fails', async () => {
	const { data: dir, remove } = await freshDataDir();
	const [one, other] = [openData(dir), openData(dir)];
	try {
		await one.accounts.addVillage({ id: XOM_2, title: 'Xóm 2' });
		one.accounts.people.add({ name: 'tnv1', title: 'tnv1', role: 'volunteer', phc: 'none' });
		one.accounts.villages.setFor('tnv1', [XOM_2]);
		other.sqlite.pragma('busy_timeout = 20');
		let wrote = false;
		const given = Object.assign([XOM_2], {
			// Asked after the first read and before the first write.
			includes() {
				try {
					other.accounts.villages.rename({ id: XOM_2, title: 'Bản Hai' });
					wrote = true;
				} catch {
					// It has to wait: here it gives up after 20 ms.
				}
				return false;
			}
		});
		expect(() => one.accounts.villages.setFor('tnv1', given)).not.toThrow();
		expect(wrote).toBe(false);
	} finally {
		await one.store.close();
		await other.store.close();
		await remove();
	}
});

describe('what a person may open', () => {
	test('a volunteer: the villages they were given', async () => {
		expect(await opens(person('tnv1', 'volunteer', [XOM_2]))).toEqual(['Xóm 2']);
		expect(await opens(person('tnv2', 'volunteer', []))).toEqual([]);
	});

	test('an officer: every village of their commune, also one added later, in the order people count', async () => {
		const officer = person('canbo', 'commune-officer', [XOM_10]);
		expect(await opens(officer)).toEqual(['Xóm 2', 'Xóm 10']);
		await accounts.addVillage({ id: 'village-17284-03', title: 'Xóm 3' });
		expect(await opens(officer)).toEqual(['Xóm 2', 'Xóm 3', 'Xóm 10']);
	});

	test('an administrator: all', async () => {
		expect(await opens(person('quantri', 'administrator', []))).toHaveLength(3);
	});

	test('the list says the same as the gate, for every person and village', () => {
		const people = [
			person('tnv1', 'volunteer', [XOM_2, NA_LUONG]),
			person('canbo', 'commune-officer', [XOM_10]),
			person('quantri', 'administrator', []),
			person('tnv3', 'volunteer', []),
			person('totruong', 'team-lead', [XOM_2, XOM_10]),
			person('kiemtra', 'auditor', [XOM_10]),
			person('tinh', 'province-viewer', [XOM_10]),
			person('roi', 'volunteer', [XOM_2, XOM_10])
		];
		accounts.assignments.change('roi', { villages: [XOM_10] });
		for (const who of people)
			for (const { id } of accounts.villages.all())
				expect(accounts.villages.accessTo(who, id)).toEqual(
					accessIn(accounts.villages.accessOf(who), id)
				);
		for (const who of people)
			expect(accounts.villages.accessTo(who, 'village-17284-99')).toBeUndefined();
	});

	test('each database with how far it is', async () => {
		const who = person('tnv1', 'volunteer', [XOM_2]);
		const { databases, server } = await accounts.accessOf(who);
		expect(databases[0]?.seq).toMatch(/^0-[0-9a-f]+$/);
		expect(server).toBe(data.store.uuid);
	});
});

describe('a device', () => {
	test('is signed in by its token until it signs out, and only there', () => {
		person('tnv1', 'volunteer', []);
		const here = accounts.devices.enrol(PHONE, 'tnv1');
		const there = accounts.devices.enrol('ABCDEFGHJK', 'tnv1');
		const signedIn = accounts.devices.signedIn(here);
		expect(signedIn?.person.name).toBe('tnv1');
		if (signedIn) accounts.devices.signOut(signedIn);
		expect(accounts.devices.signedIn(here)).toBeUndefined();
		expect(accounts.devices.signedIn(there)?.device).toBe('ABCDEFGHJK');
	});

	test('shared by two volunteers keeps both signed in; a second sign-in of one ends their first', () => {
		person('tnv1', 'volunteer', []);
		person('tnv2', 'volunteer', []);
		const first = accounts.devices.enrol(PHONE, 'tnv1');
		const other = accounts.devices.enrol(PHONE, 'tnv2');
		const second = accounts.devices.enrol(PHONE, 'tnv1');
		expect(accounts.devices.signedIn(first)).toBeUndefined();
		expect(accounts.devices.signedIn(other)?.person.name).toBe('tnv2');
		expect(accounts.devices.signedIn(second)?.person.name).toBe('tnv1');
	});

	test('that was lost is out for everyone who used it; a disabled person is out everywhere', () => {
		person('tnv1', 'volunteer', []);
		person('tnv2', 'volunteer', []);
		const tokens = [
			accounts.devices.enrol(PHONE, 'tnv1'),
			accounts.devices.enrol(PHONE, 'tnv2'),
			accounts.devices.enrol('ABCDEFGHJK', 'tnv2')
		];
		expect(accounts.devices.revoke(PHONE)).toBe(2);
		expect(tokens.map((token) => accounts.devices.signedIn(token)?.person.name)).toEqual([
			undefined,
			undefined,
			'tnv2'
		]);
		expect(accounts.disable('tnv2')).toBe(1);
		expect(accounts.devices.signedIn(tokens[2] ?? '')).toBeUndefined();
	});

	test('leaves only the hash of its token behind', () => {
		person('tnv1', 'volunteer', []);
		const token = accounts.devices.enrol(PHONE, 'tnv1');
		const kept = JSON.stringify(data.sqlite.prepare('SELECT * FROM device').all());
		expect(kept).not.toContain(token);
		expect(Buffer.from(token, 'base64url')).toHaveLength(32);
	});
});

describe('the administrator of the environment', () => {
	const admin = { name: 'quantri', password: 'mật khẩu thứ nhất' };

	test('is made once, and keeps their devices while the password stays', async () => {
		expect(await ensureAdministrator(accounts, admin)).toBe(true);
		const token = accounts.devices.enrol(PHONE, 'quantri');
		expect(await ensureAdministrator(accounts, admin)).toBe(true);
		expect(accounts.devices.signedIn(token)?.person.role).toBe('administrator');
	});

	test('gets a new password, and is signed out where the old one was used', async () => {
		await ensureAdministrator(accounts, admin);
		const token = accounts.devices.enrol(PHONE, 'quantri');
		await ensureAdministrator(accounts, { ...admin, password: 'mật khẩu thứ hai' });
		expect(accounts.devices.signedIn(token)).toBeUndefined();
		const phc = accounts.people.active('quantri')?.phc;
		expect(await accounts.passwords.check(phc, 'mật khẩu thứ hai')).toBe(true);
	});

	test('never takes over the name of a volunteer', async () => {
		person('quantri', 'volunteer', [XOM_2]);
		expect(await ensureAdministrator(accounts, admin)).toBe(false);
		expect(accounts.people.active('quantri')?.role).toBe('volunteer');
	});
});
