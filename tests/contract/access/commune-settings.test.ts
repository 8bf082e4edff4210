import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Access } from '../../../src/lib/domain/access/access';
import { DEFAULT_SETTINGS, type CommuneSettings } from '../../../src/lib/domain/commune-settings';
import { communeOf } from '../../../src/lib/domain/commune-of';
import {
	CommuneOfRoles,
	FOREIGN,
	NEIGHBOUR,
	OWN,
	type Sender
} from '../../support/access/commune-of-roles';

const COMMUNE = communeOf(OWN);
const settings: CommuneSettings = {
	...DEFAULT_SETTINGS,
	campaign: { name: '92 ngày đêm', from: '2026-11-01', to: '2027-01-31', targetPercent: 80 },
	retentionDays: 90
};

const campaignStarts = ['2026-11-01'];

let commune: CommuneOfRoles;
beforeEach(async () => {
	commune = await CommuneOfRoles.open();
});
afterEach(() => commune.close());

async function ask(by: Sender | string, method: 'GET' | 'PUT', url: string, payload?: object) {
	const token = commune.data.accounts.devices.enrol('0123456789', by);
	const answered = await commune.inject({
		method,
		url,
		headers: { authorization: `Bearer ${token}` },
		...(payload && { payload })
	});
	return { ...answered, json: JSON.parse(answered.body) as Record<string, unknown> };
}

const change = (payload: object, code = COMMUNE, by: Sender | string = 'commune-officer') =>
	ask(by, 'PUT', `/api/communes/${code}/settings`, payload);

describe('what a commune decides for itself', () => {
	test('begins with what every commune begins with, and says nothing of it to devices', async () => {
		const kept = await ask('commune-officer', 'GET', `/api/communes/${COMMUNE}/settings`);
		expect(kept.json).toEqual({ revision: 0, settings: DEFAULT_SETTINGS });
		expect(Access.parse((await ask('volunteer', 'GET', '/api/access')).json).settings).toEqual({});
	});

	test('comes with what the commune is called, once somebody has said it', async () => {
		commune.data.accounts.villages.nameCommune(COMMUNE, 'Xã Mường Lam');
		const kept = await ask('commune-officer', 'GET', `/api/communes/${COMMUNE}/settings`);
		expect(kept.json).toMatchObject({ title: 'Xã Mường Lam' });
		const { json } = await change({ revision: 0, settings });
		expect(json).toEqual({ revision: 1, settings, campaignStarts, title: 'Xã Mường Lam' });
		expect(await change({ ...json, title: 'Xã khác' })).toMatchObject({ status: 400 });
	});

	test('is named without what nobody may write down', async () => {
		for (const name of ['đợt của cccd 040099001234', 'mã OTP 482913']) {
			const campaign = { ...settings.campaign, name };
			const { status, json } = await change({ revision: 0, settings: { ...settings, campaign } });
			expect(status).toBe(400);
			expect(json['reason']).toMatch(/^tên đợt có /);
			expect(JSON.stringify(json)).not.toMatch(/040099001234|482913/);
		}
	});

	test('is changed by its officer and reaches whoever walks there', async () => {
		expect(await change({ revision: 0, settings })).toMatchObject({
			status: 200,
			json: { revision: 1, settings }
		});
		for (const by of ['volunteer', NEIGHBOUR.name])
			expect(Access.parse((await ask(by, 'GET', '/api/access')).json).settings).toEqual({
				[COMMUNE]: { ...settings, campaignStarts }
			});
	});

	test('is not written over by someone who has not seen the newest', async () => {
		await change({ revision: 0, settings });
		for (const revision of [0, 2]) {
			const late = await change({ revision, settings: DEFAULT_SETTINGS });
			expect(late).toMatchObject({ status: 409, json: { error: 'conflict' } });
		}
		const kept = await ask('commune-officer', 'GET', `/api/communes/${COMMUNE}/settings`);
		expect(kept.json).toEqual({ revision: 1, settings, campaignStarts });
	});

	test('stands in the log with who changed it', async () => {
		await change({ revision: 0, settings });
		await change({ revision: 1, settings: DEFAULT_SETTINGS });
		const lines = commune.data.sqlite
			.prepare("SELECT person, target, detail FROM audit WHERE op = 'settings-changed' ORDER BY n")
			.all();
		expect(lines).toEqual([
			{ person: 'commune-officer', target: COMMUNE, detail: '1' },
			{ person: 'commune-officer', target: COMMUNE, detail: '2' }
		]);
	});

	test.each([
		['a target of more than all', { campaign: { ...settings.campaign, targetPercent: 101 } }],
		[
			'a campaign that ends before it begins',
			{ campaign: { ...settings.campaign, to: '2026-10-01' } }
		],
		['names kept for ever', { retentionDays: 100_000 }],
		['a setting of a newer release', { colour: 'blue' }]
	])('is not changed to %s', async (_, wrong) => {
		const refused = await change({ revision: 0, settings: { ...settings, ...wrong } });
		expect(refused.status).toBe(400);
		expect((await change({ revision: 0, settings })).status).toBe(200);
	});

	test('is nobody else’s: another commune and none are answered alike', async () => {
		const answers = [];
		for (const code of [communeOf(FOREIGN), '99999', 'x'])
			answers.push(await change({ revision: 0, settings }, code));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
		expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
	});
});
