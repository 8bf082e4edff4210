import { afterAll, beforeAll, expect, test } from 'vitest';
import { endToken, signIn } from '../../../src/lib/sync/session';
import { startServer, type ServerProcess } from '../../support/server-process';
import { addVolunteer, PASSWORD, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer();
	await addVolunteer(server, 'tnv1', [VILLAGE]);
});
afterAll(() => server.dispose());

const HOUR_MS = 3_600_000;
const door = (wrongByMs = 0) => ({
	fetch,
	origin: server.url,
	nowMs: () => Date.now() + wrongByMs,
	meter: () => undefined
});
const device = '0123456789';

test('a volunteer signs in once, and the phone learns how wrong its clock is', async () => {
	const answer = await signIn(door(-3 * HOUR_MS), { name: ' Tnv1 ', password: PASSWORD, device });
	if (!answer.ok) throw new Error(answer.error.kind);
	const { signedIn, offsetMs } = answer.value;
	expect(signedIn.person.name).toBe('tnv1');
	expect(signedIn.access.databases.map(({ name }) => name)).toEqual([VILLAGE]);
	expect(Math.abs(offsetMs - 3 * HOUR_MS)).toBeLessThan(5_000);
});

test.each([
	{ why: 'a wrong password', name: 'tnv1', password: 'không phải' },
	{ why: 'an unknown name', name: 'nguoi-la', password: PASSWORD },
	{ why: 'no name at all', name: '', password: PASSWORD }
])('$why is answered as wrong, without telling which', async ({ name, password }) => {
	const answer = await signIn(door(), { name, password, device });
	expect(answer).toEqual({ ok: false, error: { kind: 'wrong-name-or-password' } });
});

test('whoever guesses on is told how long to wait', async () => {
	for (let i = 0; ; i++) {
		const answer = await signIn(door(), { name: 'doan-mo', password: `thử ${i}`, device });
		if (answer.ok || i > 20) throw new Error('nobody stopped the guessing');
		if (answer.error.kind !== 'too-many-attempts') continue;
		expect(answer.error.retryAfterSeconds).toBeGreaterThan(0);
		break;
	}
});

test('without a network signing in says that the commune cannot be reached', async () => {
	const nowhere = { ...door(), origin: 'http://127.0.0.1:9' };
	const answer = await signIn(nowhere, { name: 'tnv1', password: PASSWORD, device });
	expect(answer).toEqual({ ok: false, error: { kind: 'unreachable' } });
});

test('after signing out the token opens nothing any more', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	await endToken(door(), phone.token);
	expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'session-expired' } });
});
