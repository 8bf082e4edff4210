import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/commune-settings';
import { ROLES, type Role } from '../../../src/lib/domain/access/access';
import { noCounts } from '../../../src/lib/domain/coverage/coverage';
import { countsId } from '../../../src/lib/domain/coverage/village-counts';
import { calendarDay, DAY_MS } from '../../../src/lib/domain/time/calendar';
import { communeModeFor } from '../../../sync-server/src/access/permissions';
import { CommuneOfRoles, FOREIGN, OWN, type Sender } from '../../support/access/commune-of-roles';
import { capableAnswers, HEAD, met, registered, stampAt, ulidOf } from '../../support/builders';
import { databaseOf, send } from '../../support/village-counts';

const COMMUNE = 'commune-17284';
const FOREIGN_COMMUNE = 'commune-17290';

let commune: CommuneOfRoles;
beforeEach(async () => {
	commune = await CommuneOfRoles.open();
	await send(await databaseOf(commune.data.store, OWN), [
		registered(),
		met({ minute: 1 }, HEAD, capableAnswers)
	]);
});
afterEach(() => commune.close());

let devices = 0;

async function ask(role: Role, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
	const device = `DEV${String(++devices).padStart(7, '0')}`;
	const { statusCode, body } = await commune.server.inject({
		method,
		url,
		headers: { authorization: `Bearer ${commune.data.accounts.devices.enrol(device, role)}` },
		...(payload && { payload })
	});
	return { status: statusCode, json: JSON.parse(body) as Record<string, unknown> };
}

const countsOf = async (role: Role) =>
	(await ask(role, 'GET', '/api/counts')).json['villages'] as Record<string, unknown>[];

describe('numbers that are asked for', () => {
	test('are of this moment, and say of which', async () => {
		const seq = await commune.data.store.updateSeq(OWN);
		const [told] = await countsOf('commune-officer');
		expect(told).toEqual({
			name: OWN,
			title: 'Xóm 1',
			commune: '17284',
			communeTitle: null,
			counts: { ...noCounts, total: 1, covered: 1, visited: 1 },
			asOf: expect.stringMatching(/^20.*Z$/),
			seq
		});
		await send(await databaseOf(commune.data.store, OWN), [
			registered({ household: '01JADAY0000000000000000000' })
		]);
		const [later] = await countsOf('commune-officer');
		expect(later?.['counts']).toMatchObject({ total: 2, unknown: 1 });
		expect(later?.['seq']).not.toBe(seq);
	});

	test('are of the campaign that is on, with those of the one before told apart', async () => {
		const dayAgo = (days: number) => calendarDay(Date.now() - days * DAY_MS);
		const [first, erased, second] = [dayAgo(300), dayAgo(60), dayAgo(30)];
		const { communes } = commune.data.accounts;
		const begin = (revision: number, from: string, to: string) => {
			const campaign = { name: 'Gõ từng nhà', from, to, targetPercent: 80 };
			const settings = { ...DEFAULT_SETTINGS, campaign };
			expect(communes.change('17284', { revision, settings }, 'canbo').ok).toBe(true);
		};
		begin(0, first, dayAgo(200));
		const number = {
			...stampAt({ household: ulidOf(9), minute: 3, by: 'may-chu' }),
			v: 2 as const,
			type: 'household-anonymised' as const,
			deviceTime: `${erased}T01:00:00.000Z`,
			coverage: 'not-yet' as const,
			visited: true
		};
		await send(await databaseOf(commune.data.store, OWN), [number]);
		const both = { ...noCounts, total: 2, covered: 1, notYet: 1, visited: 2 };
		const [before] = await countsOf('commune-officer');
		expect(before).toMatchObject({ counts: both });
		expect(before).not.toHaveProperty('earlier');

		begin(1, second, dayAgo(-60));
		const left = { ...noCounts, total: 1, notYet: 1, visited: 1 };
		const apart = {
			counts: { ...noCounts, total: 1, covered: 1, visited: 1 },
			earlier: [{ from: first, counts: left }]
		};
		expect((await countsOf('province-viewer')).find(({ name }) => name === OWN)).toMatchObject(
			apart
		);
		const { json } = await ask('volunteer', 'GET', '/api/access');
		expect(json['settings']).toMatchObject({ '17284': { campaignStarts: [first, second] } });

		// Between two campaigns the figures are still of the one that was on last.
		const kept = communes.settingsOf('17284');
		expect(communes.change('17284', { ...kept, settings: DEFAULT_SETTINGS }, 'canbo').ok).toBe(
			true
		);
		expect((await countsOf('commune-officer'))[0]).toMatchObject(apart);
	});

	test('come with what the commune is called, once somebody has said it', async () => {
		commune.data.accounts.villages.nameCommune('17284', 'Xã Mường Lam');
		const all = await countsOf('province-viewer');
		expect(new Map(all.map(({ commune, communeTitle }) => [commune, communeTitle]))).toEqual(
			new Map([
				['17284', 'Xã Mường Lam'],
				['17290', null]
			])
		);
		const { json } = await ask('commune-officer', 'GET', '/api/access');
		expect(json['databases']).toContainEqual(
			expect.objectContaining({ name: 'commune-17284', title: 'Xã Mường Lam' })
		);
	});

	test('are null for a village that has no database, rather than zero', async () => {
		await commune.data.store.deleteDatabase(OWN);
		expect(await countsOf('auditor')).toMatchObject([{ name: OWN, counts: null, asOf: null }]);
	});

	test('are the same that stand in the commune’s database', async () => {
		const told = (await countsOf('province-viewer')).find(({ name }) => name === OWN);
		const { json } = await ask('auditor', 'GET', `/db/${COMMUNE}/${countsId(OWN)}`);
		expect(json['counts']).toEqual(told?.['counts']);
		expect(json['seq']).toBe(told?.['seq']);
	});
});

describe('the commune’s own database', () => {
	beforeEach(() => countsOf('province-viewer'));

	const opens = ROLES.filter((role) => communeModeFor(role) !== undefined);

	test('is open to those who may see the counts of all its villages', () => {
		expect(opens).toEqual(['commune-officer', 'auditor', 'administrator']);
	});

	test.each(ROLES.map((role) => ({ role, status: opens.includes(role) ? 200 : 403 })))(
		'read by a $role: $status',
		async ({ role, status }) => {
			for (const path of ['', '/_all_docs', '/_changes', `/${countsId(OWN)}`])
				expect((await ask(role, 'GET', `/db/${COMMUNE}${path}`)).status).toBe(status);
			const listed = (await ask(role, 'GET', '/db/_all_dbs')).json as unknown as string[];
			expect(listed.includes(COMMUNE)).toBe(status === 200);
			const { databases } = (await ask(role, 'GET', '/api/access')).json as {
				databases: { name: string; mode: string }[];
			};
			const told = databases.find(({ name }) => name === COMMUNE);
			expect(told?.mode).toBe(status === 200 ? 'read-only' : undefined);
		}
	);

	test('of others is answered like one that is not there', async () => {
		for (const role of ['commune-officer', 'auditor'] as const) {
			const [foreign, nowhere] = [
				await ask(role, 'GET', `/db/${FOREIGN_COMMUNE}`),
				await ask(role, 'GET', '/db/commune-99999')
			];
			expect(foreign.status).toBe(403);
			expect(nowhere).toEqual(foreign);
		}
		expect(await commune.data.store.listDatabases()).toContain(FOREIGN_COMMUNE);
		expect(FOREIGN).not.toBe(OWN);
	});

	test.each(['volunteer', 'team-lead', 'commune-officer', 'auditor'] as const)(
		'takes nothing from a %s',
		async (role) => {
			const answered = await ask(role, 'POST', `/db/${COMMUNE}/_bulk_docs`, {
				docs: [{ _id: 'obstacle:1' }]
			});
			expect(answered.status).toBe(403);
		}
	);

	test('takes counts from nobody, not even from an administrator', async () => {
		const id = countsId(OWN);
		const before = await ask('administrator', 'GET', `/db/${COMMUNE}/${id}`);
		const forged = { ...before.json, counts: { ...noCounts, total: 500, covered: 500 } };
		const { _rev, ...unborn } = { ...forged, _id: countsId(FOREIGN) } as Record<string, unknown>;
		const replicated = { ...unborn, _id: id, _rev: '9-ffffffffffffffffffffffffffffffff' };
		for (const body of [{ docs: [forged, unborn] }, { docs: [replicated], new_edits: false }]) {
			const { json } = await ask('administrator', 'POST', `/db/${COMMUNE}/_bulk_docs`, body);
			for (const row of json as unknown as { error: string }[]) expect(row.error).toBe('forbidden');
			expect(json).toHaveLength(body.docs.length);
		}
		const put = await ask('administrator', 'PUT', `/db/${COMMUNE}/${id}`, forged);
		expect(put.status).toBe(403);
		expect(await ask('administrator', 'GET', `/db/${COMMUNE}/${id}`)).toEqual(before);
		expect(_rev).toBe(before.json['_rev']);
	});

	test('a person who was taken from the commune reads it no more', async () => {
		const { accounts } = commune.data;
		const sender: Sender = 'commune-officer';
		accounts.assignments.change(sender, { villages: [FOREIGN] });
		expect((await ask(sender, 'GET', `/db/${COMMUNE}`)).status).toBe(403);
		expect((await ask(sender, 'GET', `/db/${FOREIGN_COMMUNE}`)).status).toBe(200);
	});
});
