import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { runCommand, startServer, type ServerProcess } from '../../support/server-process';
import {
	addVolunteer,
	PASSWORD,
	serverKnows,
	startCommune,
	succeed,
	VILLAGE
} from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

let server: ServerProcess;
beforeAll(async () => {
	server = await startCommune();
});
afterAll(() => server.dispose());

const notes = (count: number) => Array.from({ length: count }, (_, i) => `hộ ${i + 1}`);
const communeHas = (phone: Phone, at = server) => serverKnows(at, VILLAGE, `Bearer ${phone.token}`);

test('a server killed while a day of visits is being sent has every one of them after it is started again', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	const visits: Entry[] = [];
	for (let kill = 0; kill < 3; kill++) {
		visits.push(...(await phone.records(VILLAGE, notes(400))));
		const { waiting } = phone.receipts.count();
		const round = phone.sync();
		// In the middle of it: the first batch is answered, the others are on their way or still here.
		while (phone.receipts.count().waiting === waiting) await nextTurn();
		await server.kill();
		expect((await round).ok).toBe(false);
		expect(phone.sentence.say).toBe('cannot-reach-the-commune');

		await server.start();
		// What a receipt calls received is on the server's disk, whatever happened to the server.
		const there = await communeHas(phone);
		const believed = visits.filter((visit) => phone.receipts.of(visit) === 'received');
		expect(believed.length).toBeGreaterThanOrEqual(100);
		expect(believed.filter(({ _id }) => !there.has(_id))).toEqual([]);
	}
	await phone.syncUntilDone();
	const there = await communeHas(phone);
	expect(visits.filter(({ _id }) => !there.has(_id))).toEqual([]);
	expect(phone.sentence.say).toBe('commune-has-everything');
});

test('while the server is stopped the phone says so, keeps everything, and sends when it is back', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	await server.stop();
	const visits = await phone.records(VILLAGE, notes(2));
	expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'unreachable' } });
	expect(phone.sentence).toEqual({ say: 'cannot-reach-the-commune', waiting: 2 });

	await server.start();
	expect((await phone.sync()).ok).toBe(true);
	expect(await communeHas(phone)).toContain(visits[1]!._id);
});

test('a refused entry goes to the box with its reason and the rest is sent; offered again it is judged again', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	const [before, withId, after] = await phone.records(VILLAGE, [
		'đi vắng',
		'số 038095001234',
		'hẹn thứ bảy'
	]);
	expect((await phone.sync()).ok).toBe(true);

	const there = await communeHas(phone);
	expect([before, after].every((entry) => there.has(entry!._id))).toBe(true);
	expect(phone.receipts.of(withId!)).toBe('refused');
	expect(phone.receipts.count()).toEqual({ waiting: 0, refused: 1 });
	expect(phone.sentence).toEqual({ say: 'some-were-refused', refused: 1, waiting: 0 });
	const [boxed] = await phone.receipts.refused();
	expect(boxed!.reason).toMatch(/định danh/);

	await phone.offersAgain(VILLAGE, withId!);
	expect(phone.sentence.say).toBe('waiting');
	expect((await phone.sync()).ok).toBe(true);
	expect(phone.receipts.of(withId!)).toBe('refused');
	expect(await phone.knows(VILLAGE)).toContain(withId!._id);
});

test('a token revoked while work waits: nothing is deleted, nothing is sent, and a sign-in carries on', async () => {
	await addVolunteer(server, 'tnv5', [VILLAGE]);
	const phone = await Phone.signedIn(server.url, 'tnv5', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	const visits = await phone.records(VILLAGE, notes(5));
	await succeed(server, ['device', 'revoke', phone.device]);

	expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'session-expired' } });
	expect(phone.sentence).toEqual({ say: 'sign-in-again', waiting: 5 });
	expect((await phone.knows(VILLAGE)).size).toBeGreaterThanOrEqual(5);
	expect(await phone.exports()).toHaveLength(5);

	await phone.signIn(PASSWORD);
	expect(phone.sentence).toEqual({ say: 'waiting', waiting: 5 });
	expect((await phone.sync()).ok).toBe(true);
	const there = await communeHas(phone);
	expect(visits.filter(({ _id }) => !there.has(_id))).toEqual([]);
});

test('a village closed to a volunteer keeps their entries on the phone and does not stop the other village', async () => {
	const other = 'village-17284-02';
	await addVolunteer(server, 'tnv4', [VILLAGE, other]);
	const phone = await Phone.signedIn(server.url, 'tnv4', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	const [shut] = await phone.records(VILLAGE, ['bản bị đóng']);
	const [open] = await phone.records(other, ['bản còn mở']);
	const atOnce = ['--grace-days', '0'];
	await succeed(server, ['user', 'set-villages', 'tnv4', '--villages', other, ...atOnce]);

	expect((await phone.sync()).ok).toBe(true);
	expect(phone.state.closedVillages).toEqual([VILLAGE]);
	expect(phone.receipts.of(open!)).toBe('received');
	expect(phone.receipts.of(shut!)).toBe('local');
	expect(phone.sentence.say).toBe('waiting');
	expect(await phone.exports()).toMatchObject([{ village: VILLAGE, entry: { _id: shut!._id } }]);

	await succeed(server, ['user', 'set-villages', 'tnv4', '--villages', `${VILLAGE},${other}`]);
	expect((await phone.sync()).ok).toBe(true);
	expect(phone.receipts.of(shut!)).toBe('received');
	expect(phone.state.closedVillages).toEqual([]);
});

test('a server restored from an older copy gets back what its copy lacked', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	const colleague = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	const early = await phone.records(VILLAGE, notes(3));
	expect((await phone.sync()).ok).toBe(true);
	const folder = await mkdtemp(join(tmpdir(), 'go-cua-copy-'));
	const backup = join(folder, 'ban-sao.sqlite');
	await succeed(server, ['backup', backup]);
	const late = await phone.records(VILLAGE, notes(120));
	const lateToo = await colleague.records(VILLAGE, notes(4));
	for (const one of [colleague, phone]) expect((await one.sync()).ok).toBe(true);
	expect(await phone.knows(VILLAGE)).toContain(lateToo[3]!._id);

	// On another machine: the first one burnt down.
	const copy = join(folder, 'may-moi');
	expect(await runCommand(['restore', backup, '--data', copy])).toMatchObject({ code: 0 });
	const restored = await startServer({ dataDir: copy });
	try {
		phone.origin = colleague.origin = restored.url;
		const lacking = await communeHas(phone, restored);
		expect(late.some(({ _id }) => lacking.has(_id))).toBe(false);

		for (const one of [phone, colleague, phone]) {
			expect((await one.sync()).ok).toBe(true);
			expect(one.receipts.count()).toEqual({ waiting: 0, refused: 0 });
			expect(one.sentence.say).toBe('commune-has-everything');
		}
		const there = await communeHas(phone, restored);
		const all = [...early, ...late, ...lateToo];
		expect(all.filter(({ _id }) => !there.has(_id))).toEqual([]);
		expect(await phone.knows(VILLAGE)).toEqual(there);
	} finally {
		await restored.dispose();
		await rm(folder, { recursive: true, force: true });
	}
});
