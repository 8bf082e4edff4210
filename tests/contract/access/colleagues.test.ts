import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Access } from '../../../src/lib/domain/access/access';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/commune-settings';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { askAccess } from '../../../src/lib/sync/ask-access';
import { ServerClient } from '../../../src/lib/sync/server-client';
import {
	CommuneOfRoles,
	FOREIGN,
	FROM_AFAR,
	NEIGHBOUR,
	OWN
} from '../../support/access/commune-of-roles';

const NEXT = 'village-17284-02';

describe.each([
	{ where: 'alone', isGateway: false },
	{ where: 'in front of a CouchDB', isGateway: true }
])('names of colleagues, a server $where', ({ isGateway }) => {
	let commune: CommuneOfRoles;
	beforeEach(async () => {
		commune = await CommuneOfRoles.open({ isGateway });
		await commune.data.accounts.addVillage({ id: NEXT, title: 'Xóm 2' });
	});
	afterEach(() => commune.close());

	const add = (name: string, title: string, villages: string[], role = 'volunteer' as const) => {
		commune.data.accounts.people.add({ name, title, role, phc: 'none' });
		commune.data.accounts.villages.setFor(name, villages);
	};
	const call = (name: string, title: string) =>
		commune.data.sqlite.prepare('UPDATE person SET title = ? WHERE name = ?').run(title, name);

	async function answer(by: string, known?: string) {
		const token = commune.data.accounts.devices.enrol('0123456789', by);
		const { body } = await commune.inject({
			url: `/api/access${known === undefined ? '' : `?known=${known}`}`,
			remoteAddress: FROM_AFAR,
			headers: { authorization: `Bearer ${token}` }
		});
		return { body, access: Access.parse(JSON.parse(body)) };
	}
	const told = async (by: string) => (await answer(by)).access.colleagues;

	test('are told to whoever reads the village they walk in', async () => {
		add('tnv1', 'Lò Thị Hoa', [OWN]);
		for (const by of ['volunteer', 'commune-officer', 'auditor'])
			expect(await told(by)).toEqual({ tnv1: 'Lò Thị Hoa' });
	});

	test('are nobody else’s: not of another village, another commune, or to whom reads no village', async () => {
		add('tnv1', 'Lò Thị Hoa', [OWN]);
		add('tnv2', 'Vi Văn Tím', [NEXT]);
		add('xa', 'Và Y Mái', [FOREIGN]);
		expect(await told('volunteer')).toEqual({ tnv1: 'Lò Thị Hoa' });
		expect(await told('tnv2')).toEqual({ tnv2: 'Vi Văn Tím' });
		expect(await told('xa')).toEqual({ xa: 'Và Y Mái' });
		expect(await told('commune-officer')).toEqual({ tnv1: 'Lò Thị Hoa', tnv2: 'Vi Văn Tím' });
		expect(await told('province-viewer')).toEqual({});
		expect(await told('taken-away')).toEqual({});
	});

	test('of the officer are told in every village of the commune', async () => {
		call('commune-officer', 'Cán bộ Páo');
		add('tnv2', 'Vi Văn Tím', [NEXT]);
		expect(await told('tnv2')).toMatchObject({ 'commune-officer': 'Cán bộ Páo' });
	});

	test('of who left are still told: what they wrote is there to be read', async () => {
		call('taken-away', 'Lương Văn Kham');
		add('nghi', 'Cụt Thị Xoi', [OWN]);
		commune.data.accounts.disable('nghi');
		expect(await told('volunteer')).toEqual({
			'taken-away': 'Lương Văn Kham',
			nghi: 'Cụt Thị Xoi'
		});
	});

	test('come again only when they are others by now', async () => {
		add('tnv1', 'Lò Thị Hoa', [OWN]);
		const first = (await answer('volunteer')).access;
		const again = (await answer('volunteer', first.version)).access;
		expect(again.version).toBe(first.version);
		expect(again).not.toHaveProperty('colleagues');
		expect(again).not.toHaveProperty('settings');
		expect(again).not.toHaveProperty('elsewhere');
		expect(again).not.toHaveProperty('communes');

		call('tnv1', 'Lò Thị Hòa');
		const changed = (await answer('volunteer', first.version)).access;
		expect(changed).toMatchObject({ colleagues: { tnv1: 'Lò Thị Hòa' }, settings: {} });
		expect(changed.version).not.toBe(first.version);
	});

	test('and what a commune is called is told with them, to who has a village there', async () => {
		const { villages } = commune.data.accounts;
		const communes = async (by: string) => (await answer(by)).access.communes;
		expect(await communes('volunteer')).toEqual({});
		villages.nameCommune(communeOf(OWN), 'Xã Mường Lam');
		villages.nameCommune(communeOf(FOREIGN), 'Xã Châu Bình');
		for (const by of ['volunteer', 'commune-officer', 'auditor', 'taken-away'])
			expect(await communes(by)).toEqual({ [communeOf(OWN)]: 'Xã Mường Lam' });
	});

	test('and the settings are put together again on the device from what it knew', async () => {
		add('tnv1', 'Lò Thị Hoa', [OWN]);
		const token = commune.data.accounts.devices.enrol(NEIGHBOUR.device, 'volunteer');
		const paths: string[] = [];
		const client = new ServerClient({
			fetch: async (input, init) => {
				const url = new URL(String(input));
				paths.push(url.pathname + url.search);
				const { status, body } = await commune.inject({
					url: url.pathname + url.search,
					remoteAddress: FROM_AFAR,
					headers: init?.headers as Record<string, string>
				});
				return new Response(body, { status });
			},
			origin: 'http://dongbo.xa.example',
			token,
			nowMs: Date.now,
			meter: () => undefined,
			signal: new AbortController().signal
		});
		const ask = async (known?: Access) => {
			const asked = await askAccess(client, Date.now, known);
			if (!asked.ok) throw new Error(asked.error.kind);
			return asked.value.access;
		};
		const first = await ask();
		const again = await ask(first);
		expect(paths).toEqual(['/api/access', `/api/access?known=${first.version}`]);
		expect({ ...again, now: '' }).toEqual({ ...first, now: '' });
		expect(again.colleagues).toEqual({ tnv1: 'Lò Thị Hoa' });

		// As an application had it that knew nothing of what communes are called.
		const { communes: _, ...ofEarlierRelease } = again;
		expect((await ask(ofEarlierRelease)).communes).toEqual({});
		expect(paths.at(-1)).toBe('/api/access');

		const settings = { ...DEFAULT_SETTINGS, retentionDays: 90 };
		commune.data.accounts.communes.change(communeOf(OWN), { revision: 0, settings }, 'canbo');
		expect((await ask(again)).settings).toEqual({ [communeOf(OWN)]: settings });
	});
});

describe('the answer in a commune of 30 villages and 60 people', () => {
	let commune: CommuneOfRoles;
	beforeEach(async () => {
		commune = await CommuneOfRoles.open();
		const { accounts } = commune.data;
		for (let n = 2; n <= 30; n++) {
			const id = `village-17284-${String(n).padStart(2, '0')}`;
			await accounts.addVillage({ id, title: `Bản Huồi Thăm ${n}` });
		}
		for (let n = 1; n <= 60; n++) {
			const village = `village-17284-${String((n % 30) + 1).padStart(2, '0')}`;
			const title = `Lương Thị Khăm ${n}`;
			accounts.people.add({ name: `tnv${n}`, title, role: 'volunteer', phc: 'none' });
			accounts.villages.setFor(`tnv${n}`, [village]);
		}
	});
	afterEach(() => commune.close());

	const weigh = async (by: string, known?: string) => {
		const token = commune.data.accounts.devices.enrol('0123456789', by);
		const { body } = await commune.inject({
			url: `/api/access${known === undefined ? '' : `?known=${known}`}`,
			remoteAddress: FROM_AFAR,
			headers: { authorization: `Bearer ${token}` }
		});
		const { version } = JSON.parse(body) as { version: string };
		return { version, bytes: Buffer.byteLength(body), gzipped: gzipSync(body).byteLength };
	};

	test('weighs, unchanged, what the villages one opens weigh', async () => {
		const first = await weigh('tnv1');
		const again = await weigh('tnv1', first.version);
		expect(first.bytes).toBeLessThan(3_500);
		expect(again.bytes).toBeLessThan(400);

		const officer = await weigh('commune-officer');
		const later = await weigh('commune-officer', officer.version);
		expect(officer.bytes - later.bytes).toBeGreaterThan(1_500);
		expect(officer.gzipped).toBeLessThan(2_500);
	});
});
