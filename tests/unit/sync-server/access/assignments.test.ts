import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '../../../../src/lib/domain/access/access';
import { Accounts } from '../../../../sync-server/src/access/accounts';
import { openMemory, type Data } from '../../../../sync-server/src/open-data';

const XOM_2 = 'village-17284-02';
const XOM_10 = 'village-17284-10';
const DAY_MS = 24 * 3_600_000;

let data: Data;
let accounts: Accounts;
const clock = { ms: 0 };

beforeEach(async () => {
	data = openMemory();
	clock.ms = Date.UTC(2026, 10, 22);
	accounts = new Accounts(data.sqlite, data.store, () => clock.ms);
	await accounts.addVillage({ id: XOM_2, title: 'Xóm 2' });
	await accounts.addVillage({ id: XOM_10, title: 'Xóm 10' });
});

afterEach(() => data.store.close());

function person(role: Role, villages: string[]): Person {
	accounts.people.add({ name: 'tnv1', title: 'Lô Thị Hoa', role, phc: 'none' });
	accounts.villages.setFor('tnv1', villages);
	return { name: 'tnv1', title: 'Lô Thị Hoa', role };
}

/** As the device is told: `Xóm 2: write-only` */
async function isTold(role: Role): Promise<string[]> {
	const { databases } = await accounts.accessOf({ name: 'tnv1', title: 'Lô Thị Hoa', role });
	return databases.map(({ title, mode, until }) => `${title}: ${mode}${until ? ' until' : ''}`);
}

test('a village that is taken away takes what waits for fourteen days, and then is gone', async () => {
	person('volunteer', [XOM_2, XOM_10]);
	expect(accounts.assignments.change('tnv1', { villages: [XOM_10] })).toEqual([XOM_2]);
	expect(await isTold('volunteer')).toEqual(['Xóm 2: write-only until', 'Xóm 10: read-write']);
	clock.ms += 14 * DAY_MS - 1;
	expect(await isTold('volunteer')).toEqual(['Xóm 2: write-only until', 'Xóm 10: read-write']);
	clock.ms += 1;
	expect(await isTold('volunteer')).toEqual(['Xóm 10: read-write']);
});

test('taking away once more does not give more days', async () => {
	person('volunteer', [XOM_2, XOM_10]);
	accounts.assignments.change('tnv1', { villages: [XOM_10] });
	clock.ms += 10 * DAY_MS;
	accounts.assignments.change('tnv1', { villages: [] });
	expect(await isTold('volunteer')).toEqual([
		'Xóm 2: write-only until',
		'Xóm 10: write-only until'
	]);
	clock.ms += 5 * DAY_MS;
	expect(await isTold('volunteer')).toEqual(['Xóm 10: write-only until']);
});

test('a village that is given back is as it was', async () => {
	person('volunteer', [XOM_2]);
	accounts.assignments.change('tnv1', { villages: [] });
	accounts.assignments.change('tnv1', { villages: [XOM_2] });
	expect(await isTold('volunteer')).toEqual(['Xóm 2: read-write']);
	expect(data.sqlite.prepare('SELECT * FROM village_taken').all()).toEqual([]);
});

test('without days of grace it is gone at once', async () => {
	person('volunteer', [XOM_2]);
	accounts.assignments.change('tnv1', { villages: [] }, 0);
	expect(await isTold('volunteer')).toEqual([]);
});

test('an officer who becomes a volunteer hands in what waits of the other villages', async () => {
	person('commune-officer', [XOM_2]);
	expect(await isTold('commune-officer')).toEqual(['Xóm 2: read-write', 'Xóm 10: read-write']);
	expect(accounts.assignments.change('tnv1', { role: 'volunteer' })).toEqual([XOM_10]);
	expect(await isTold('volunteer')).toEqual(['Xóm 2: read-write', 'Xóm 10: write-only until']);
});

test('a volunteer who becomes an auditor reads on, and hands in what waits before only reading', async () => {
	person('volunteer', [XOM_2]);
	accounts.assignments.change('tnv1', { role: 'auditor' });
	expect(await isTold('auditor')).toEqual(['Xóm 2: read-write until', 'Xóm 10: read-only']);
	clock.ms += 14 * DAY_MS;
	expect(await isTold('auditor')).toEqual(['Xóm 2: read-only', 'Xóm 10: read-only']);
});

test('someone who sees counts alone is told of no village', async () => {
	person('province-viewer', [XOM_2]);
	expect(await isTold('province-viewer')).toEqual([]);
});
