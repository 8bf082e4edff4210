import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Access, NewEnrolment, Enrolment, SignedIn } from '../../../src/lib/domain/access/access';
import {
	CommuneOfRoles,
	NEIGHBOUR,
	OWN,
	PASSWORD,
	STRANGER,
	type Answered,
	type Sender
} from '../../support/access/commune-of-roles';

const PHONE = '0123456789';
const OTHER_PHONE = '9876543210';

let commune: CommuneOfRoles;
beforeEach(async () => {
	commune = await CommuneOfRoles.open();
});
afterEach(() => commune.close());

const tokenOf = (name: string, device = PHONE) => commune.data.accounts.devices.enrol(device, name);

async function send(
	method: 'GET' | 'POST' | 'PUT' | 'DELETE',
	url: string,
	{ token, body, headers = {} }: { token?: string; body?: object; headers?: object } = {}
): Promise<Answered & { json: Record<string, unknown> }> {
	const answered = await commune.inject({
		method,
		url,
		headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
		...(body !== undefined && { payload: body })
	});
	return { ...answered, json: JSON.parse(answered.body) as Record<string, unknown> };
}

describe('letting somebody in with a code', () => {
	const codeFor = async (person: string, by: Sender = 'commune-officer') => {
		const made = await send('POST', '/api/enrolments', { token: tokenOf(by), body: { person } });
		expect(made.status).toBe(201);
		const { url, svg } = NewEnrolment.parse(made.json);
		expect(svg).toMatch(/^<svg /);
		return new URL(url).hash.slice(1);
	};

	test('the officer makes it, the phone shows whose it is and is signed in, once', async () => {
		const code = await codeFor(NEIGHBOUR.name);
		const look = await send('POST', '/api/enrol/look', { body: { code } });
		expect(Enrolment.parse(look.json)).toMatchObject({
			person: { name: NEIGHBOUR.name },
			villages: [{ name: OWN, title: 'Xóm 1' }]
		});

		const entered = await send('POST', '/api/enrol', { body: { code, device: PHONE } });
		const { token, person, access } = SignedIn.parse(entered.json);
		expect(person.name).toBe(NEIGHBOUR.name);
		expect(access.databases.map(({ name }) => name)).toEqual([OWN]);
		expect((await send('GET', '/api/access', { token })).status).toBe(200);

		const again = await send('POST', '/api/enrol', { body: { code, device: OTHER_PHONE } });
		const unknown = await send('POST', '/api/enrol', {
			body: { code: 'A'.repeat(22), device: OTHER_PHONE }
		});
		expect(again.status).toBe(401);
		expect(unknown.body).toBe(again.body);
	});

	test('shown by twenty phones at once it lets in one', async () => {
		const code = await codeFor(NEIGHBOUR.name);
		const phones = Array.from({ length: 20 }, (_, i) => String(i).padStart(10, '0'));
		const answers = await Promise.all(
			phones.map((device) => send('POST', '/api/enrol', { body: { code, device } }))
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
	});

	test('an officer makes none for another commune, for a superior, or for nobody, and learns nothing', async () => {
		const token = tokenOf('commune-officer');
		const refused = await Promise.all(
			[STRANGER.name, 'administrator', 'commune-officer', 'auditor', 'khong-ai'].map((person) =>
				send('POST', '/api/enrolments', { token, body: { person } })
			)
		);
		expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
		expect(new Set(refused.map(({ body }) => body)).size).toBe(1);
	});

	test('the address in it is the one people’s phones see', async () => {
		const made = await send('POST', '/api/enrolments', {
			token: tokenOf('administrator'),
			body: { person: STRANGER.name },
			headers: { host: 'dongbo.xa.example', 'x-forwarded-proto': 'https' }
		});
		expect(made.json['url']).toMatch(/^https:\/\/dongbo\.xa\.example\/enrol#[A-Za-z0-9_-]{22}$/);
	});

	test.each([{}, { code: 'ngắn', device: PHONE }, { code: 'A'.repeat(22), device: 'x' }])(
		'%o is no code',
		async (body) => {
			expect((await send('POST', '/api/enrol', { body })).status).toBe(400);
		}
	);

	test('trying codes is counted by address together with passwords', async () => {
		for (let i = 0; i < 90; i++) await send('POST', '/api/enrol/look', { body: {} });
		expect((await send('POST', '/api/enrol', { body: {} })).status).toBe(429);
		expect((await send('POST', '/api/sign-in', { body: {} })).status).toBe(429);
		expect((await send('GET', '/api/access', { token: tokenOf('volunteer') })).status).toBe(200);
	});
});

describe('devices', () => {
	test('everyone sees, names and ends their own', async () => {
		const token = tokenOf('volunteer');
		tokenOf('volunteer', OTHER_PHONE);
		const rename = (device: string, name: string) =>
			send('PUT', `/api/devices/${device}`, { token, body: { name } });
		expect((await rename(OTHER_PHONE, '  máy ở nhà ')).status).toBe(200);
		expect((await rename(OTHER_PHONE, '')).status).toBe(400);
		expect((await rename(NEIGHBOUR.device, 'máy người khác')).status).toBe(404);

		const { json } = await send('GET', '/api/devices', { token });
		expect(json['devices']).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ id: PHONE, isThis: true, revoked: false }),
				expect.objectContaining({ id: OTHER_PHONE, isThis: false, name: 'máy ở nhà' })
			])
		);

		expect((await send('DELETE', `/api/devices/${OTHER_PHONE}`, { token })).status).toBe(200);
		expect((await send('DELETE', `/api/devices/${NEIGHBOUR.device}`, { token })).status).toBe(404);
		const after = (await send('GET', '/api/devices', { token })).json['devices'];
		expect(after).toEqual(
			expect.arrayContaining([expect.objectContaining({ id: OTHER_PHONE, revoked: true })])
		);
	});

	test('an officer ends a lost phone of their commune, which is out at its next request', async () => {
		const lost = tokenOf(NEIGHBOUR.name, OTHER_PHONE);
		const token = tokenOf('commune-officer');
		const people = (await send('GET', '/api/people', { token })).json['people'] as {
			name: string;
		}[];
		expect(people.map(({ name }) => name)).toEqual([NEIGHBOUR.name, 'team-lead', 'volunteer']);

		const address = `/api/people/${NEIGHBOUR.name}/devices`;
		expect((await send('GET', address, { token })).body).toContain(OTHER_PHONE);
		expect((await send('DELETE', `${address}/${OTHER_PHONE}`, { token })).status).toBe(200);
		expect((await send('GET', '/api/access', { token: lost })).status).toBe(401);
		expect((await send('GET', `/db/${OWN}/_changes`, { token: lost })).status).toBe(401);

		const ended = commune.data.sqlite
			.prepare("SELECT person, device, target FROM audit WHERE op = 'device-revoked'")
			.all();
		expect(ended).toEqual([{ person: 'commune-officer', device: PHONE, target: OTHER_PHONE }]);
	});
});

describe('a new password', () => {
	const change = (token: string, body: object) => send('POST', '/api/password', { token, body });
	const next = 'mật khẩu mới hơn';

	test('signs out everywhere but here', async () => {
		const [here, there] = [tokenOf('volunteer'), tokenOf('volunteer', OTHER_PHONE)];
		const changed = await change(here, { current: PASSWORD, next });
		expect(changed.json).toEqual({ ok: true, signedOut: 1 });
		expect((await send('GET', '/api/access', { token: here })).status).toBe(200);
		expect((await send('GET', '/api/access', { token: there })).status).toBe(401);

		const body = { name: 'volunteer', password: PASSWORD, device: OTHER_PHONE };
		expect((await send('POST', '/api/sign-in', { body })).status).toBe(401);
		const again = await send('POST', '/api/sign-in', { body: { ...body, password: next } });
		expect(again.status).toBe(200);
	});

	test('leaves the others signed in for whoever asks for it', async () => {
		const [here, there] = [tokenOf('volunteer'), tokenOf('volunteer', OTHER_PHONE)];
		const changed = await change(here, { current: PASSWORD, next, keepOthers: true });
		expect(changed.json).toEqual({ ok: true, signedOut: 0 });
		expect((await send('GET', '/api/access', { token: there })).status).toBe(200);
	});

	test('needs the one that counts: a found phone does not take over an account', async () => {
		const token = tokenOf('volunteer');
		const wrong = await change(token, { current: 'sai', next });
		// A 401 would tell the device that it was signed out.
		expect(wrong.status).toBe(403);
		for (let i = 0; i < 4; i++) await change(token, { current: `đoán ${i}`, next });
		expect((await change(token, { current: PASSWORD, next })).status).toBe(429);
		expect((await send('GET', '/api/access', { token })).status).toBe(200);
	});

	test.each([{ current: PASSWORD, next: 'ngắn' }, { current: PASSWORD }, {}])(
		'%o is none',
		async (body) => {
			expect((await change(tokenOf('volunteer'), body)).status).toBe(400);
		}
	);
});

describe('what may be opened', () => {
	const accessOf = async (name: string) =>
		Access.parse((await send('GET', '/api/access', { token: tokenOf(name) })).json).databases;

	test.each([
		{ role: 'volunteer', mode: 'read-write' },
		{ role: 'team-lead', mode: 'read-write' },
		{ role: 'commune-officer', mode: 'read-write' },
		{ role: 'auditor', mode: 'read-only' },
		{ role: 'taken-away', mode: 'write-only' }
	])('a $role is told $mode', async ({ role, mode }) => {
		const databases = await accessOf(role);
		expect(databases).toMatchObject([{ name: OWN, mode, seq: expect.stringMatching(/^0-/) }]);
		expect(databases[0]?.until !== undefined).toBe(mode === 'write-only');
	});

	test('a role that changes is known at the next contact, with the same token', async () => {
		const token = tokenOf('volunteer');
		commune.data.accounts.assignments.change('volunteer', { role: 'auditor' }, 0);
		const { json } = await send('GET', '/api/access', { token });
		expect(json).toMatchObject({
			person: { role: 'auditor' },
			databases: [{ name: OWN, mode: 'read-only' }]
		});
	});
});

describe('numbers alone', () => {
	test('the province has every village’s, the officer the commune’s, and no household among them', async () => {
		const villages = async (name: string) =>
			(await send('GET', '/api/counts', { token: tokenOf(name) })).json['villages'] as {
				name: string;
			}[];
		expect((await villages('province-viewer')).map(({ name }) => name)).toHaveLength(2);
		expect(await villages('commune-officer')).toEqual([
			{
				name: OWN,
				title: 'Xóm 1',
				commune: '17284',
				communeTitle: null,
				counts: { total: 0, covered: 0, notYet: 0, unknown: 0, outOfScope: 0, visited: 0 },
				asOf: expect.stringMatching(/^20.*Z$/),
				seq: await commune.data.store.updateSeq(OWN)
			}
		]);
	});
});
