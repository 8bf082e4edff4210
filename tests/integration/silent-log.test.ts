import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, startServer, type ServerProcess } from '../support/server-process';
import { addVolunteer, PASSWORD, succeed, VILLAGE } from '../support/sync/commune';
import { Phone } from '../support/sync/phone';

/** Things of people and secrets that a day brings past the server, each unmistakable in a text. */
const PLANTED = {
	signInName: 'lothihoa',
	householder: 'Vừ Thị Bí Mật',
	typedAsName: 'mat-khau-go-nham-vao-ten',
	wrongPassword: 'mật khẩu đoán mò',
	lookedFor: 'Cụt Văn Riêng',
	forwardedAddress: '203.0.113.77'
};

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer({ args: ['--allow-plain-databases', '--log-level', 'trace'] });
	await addVolunteer(server, PLANTED.signInName, [VILLAGE]);
});
afterAll(() => server.dispose());

const ask = (path: string, init: RequestInit = {}) =>
	fetch(server.url + path, {
		...init,
		headers: {
			'content-type': 'application/json',
			'x-forwarded-for': PLANTED.forwardedAddress,
			...(init.headers as Record<string, string>)
		}
	}).then(async (response) => ({ response, text: await response.text() }));

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
	ask(path, {
		method: 'POST',
		headers,
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});

test('a day’s log holds no name, no address, no token, no code, no word of a record', async () => {
	const device = '0123456789';
	const basic = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;

	// Signing in, mistyping, typing the password where the name goes.
	await post('/api/sign-in', { name: PLANTED.typedAsName, password: 'x', device });
	await post('/api/sign-in', {
		name: PLANTED.signInName,
		password: PLANTED.wrongPassword,
		device
	});
	await post('/api/sign-in', `{"name":"${PLANTED.signInName}","password":"${PASSWORD}`);
	await post('/db/_session', { name: PLANTED.signInName, password: PASSWORD });
	const console = await post('/db/_session', { name: ADMIN.user, password: ADMIN.password });
	const cookie = console.response.headers.get('set-cookie')?.split(';')[0] ?? '';
	await ask('/db/_session', { headers: { cookie } });

	// A phone let in by a code, a lost one ended.
	const enrolled = await succeed(server, ['user', 'enrol', PLANTED.signInName, '--json']);
	const code = new URL((JSON.parse(enrolled) as { url: string }).url).hash.slice(1);
	await post('/api/enrol/look', { code });
	const { text } = await post('/api/enrol', { code, device: 'ABCDEFGHJK' });
	const { token } = JSON.parse(text) as { token: string };
	await post('/api/enrol', { code, device: 'ABCDEFGHJK' });
	await ask(`/api/people/${PLANTED.signInName}/devices`, { headers: { authorization: basic } });

	// A day of visits, looking things up, wrong addresses, what is no JSON, what is refused.
	const phone = await Phone.signedIn(server.url, PLANTED.signInName, PASSWORD);
	const [visit] = await phone.records(VILLAGE, [PLANTED.householder]);
	expect((await phone.sync()).ok).toBe(true);
	const authorization = `Bearer ${token}`;
	const looked = encodeURIComponent(PLANTED.lookedFor);
	const asPhone = { headers: { authorization } };
	await ask(`/db/${VILLAGE}/${encodeURIComponent(visit!._id)}`, asPhone);
	await ask(`/db/${VILLAGE}/${looked}`, asPhone);
	await ask(
		`/db/${VILLAGE}/_all_docs?startkey=${encodeURIComponent(`"${PLANTED.lookedFor}"`)}`,
		asPhone
	);
	await ask(`/db/${VILLAGE}/_changes?filter=${looked}`, asPhone);
	await ask(`/db/${looked}`, asPhone);
	await ask(`/households/${looked}?token=${token}`);
	await ask(`/%ZZ${looked}`);
	await post(`/db/${VILLAGE}/_bulk_docs`, `{"docs":[{"note":"${PLANTED.householder}"`, {
		authorization
	});
	await post(
		`/db/${VILLAGE}/_bulk_docs`,
		{ docs: [{ _id: PLANTED.lookedFor, note: PLANTED.householder }] },
		{ authorization }
	);
	await ask(`/db/${VILLAGE}/${looked}`, {
		method: 'PUT',
		body: JSON.stringify({ note: PLANTED.householder }),
		headers: { authorization: basic }
	});
	await ask(`/db/${VILLAGE}/_changes`, { headers: { authorization: 'Bearer sai-the-nay' } });
	await server.stop();

	const { log } = server;
	expect(log.split('\n').length).toBeGreaterThan(25);
	const secrets = {
		...PLANTED,
		visit: visit!._id,
		device: 'ABCDEFGHJK',
		password: PASSWORD,
		adminPassword: ADMIN.password,
		adminName: ADMIN.user,
		basic,
		code,
		token,
		cookie: cookie.split('=')[1] ?? '',
		phoneToken: phone.token,
		wrongToken: 'sai-the-nay',
		village: VILLAGE
	};
	for (const [what, secret] of Object.entries(secrets)) {
		expect(secret.length, what).toBeGreaterThan(3);
		for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
			expect(log.includes(form), what).toBe(false);
	}
});
