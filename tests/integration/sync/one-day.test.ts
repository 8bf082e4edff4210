import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServerProcess } from '../../support/server-process';
import {
	OTHER_VILLAGE,
	PASSWORD,
	serverKnows,
	startCommune,
	startCommuneBehindGateway,
	VILLAGE
} from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

describe.each([
	{ where: 'alone', start: () => startCommune() },
	{ where: 'in front of a CouchDB', start: startCommuneBehindGateway }
])('a server $where', ({ start }) => {
	let server: ServerProcess;
	beforeAll(async () => {
		server = await start();
	});
	afterAll(() => server.dispose());

	const volunteer = (name = 'tnv1') => Phone.signedIn(server.url, name, PASSWORD);
	const communeHas = (phone: Phone, village = VILLAGE) =>
		serverKnows(server, village, `Bearer ${phone.token}`);

	test('a visit recorded without signal reaches the commune, and only then does its receipt say so', async () => {
		const phone = await volunteer();
		const [visit] = await phone.records(VILLAGE, ['đi vắng']);
		expect(phone.receipts.of(visit!)).toBe('local');
		expect(phone.sentence).toEqual({ say: 'waiting', waiting: 1 });

		expect(await phone.sync()).toEqual({ ok: true, value: null });

		expect(await communeHas(phone)).toContain(visit!._id);
		expect(phone.receipts.of(visit!)).toBe('received');
		expect(phone.sentence.say).toBe('commune-has-everything');
	});

	test('two phones that were offline on the same households agree after both have synced', async () => {
		const [hoa, tim] = [await volunteer('tnv1'), await volunteer('tnv2')];
		await hoa.records(VILLAGE, ['sáng', 'trưa', 'chiều']);
		await tim.records(VILLAGE, ['hẹn tối', 'hẹn mai']);
		await tim.records(OTHER_VILLAGE, ['bản bên']);

		for (const phone of [hoa, tim, hoa]) expect((await phone.sync()).ok).toBe(true);

		for (const village of [VILLAGE, OTHER_VILLAGE]) {
			expect(await hoa.knows(village)).toEqual(await tim.knows(village));
			expect(await hoa.knows(village)).toEqual(await communeHas(hoa, village));
		}
		expect(hoa.receipts.count()).toEqual({ waiting: 0, refused: 0 });
	});

	test('sending one visit when all else is up to date takes at most 6 requests and 6 KB, the round after included', async () => {
		const phone = await volunteer();
		expect((await phone.sync()).ok).toBe(true);
		expect((await phone.sync()).ok).toBe(true);

		Object.assign(phone.traffic, { sentBytes: 0, receivedBytes: 0, requests: 0 });
		await phone.records(VILLAGE, ['gặp bà Tím, hẹn sáng thứ bảy tập tra cứu hồ sơ']);
		expect((await phone.sync()).ok).toBe(true);
		// The next round finds the village changed, by ourselves, and looks once.
		expect((await phone.sync()).ok).toBe(true);

		expect(phone.traffic.requests).toBeLessThanOrEqual(6);
		expect(phone.traffic.sentBytes + phone.traffic.receivedBytes).toBeLessThanOrEqual(6 * 1024);
		expect(phone.receipts.count().waiting).toBe(0);
	});

	test('a village whose last page is here when the tab dies is known to be whole after it is back', async () => {
		const phone = await volunteer();
		expect((await phone.sync()).ok).toBe(true);

		// Its pages are in the ledger; that nothing is missing was not written down any more.
		const again = await phone.switchedOnAgain();
		expect((await again.sync()).ok).toBe(true);

		expect([...again.complete].sort()).toEqual([...phone.complete].sort());
		expect(again.complete).toContain(VILLAGE);
	});

	test('a village list of a thousand entries goes out and comes in whole, in batches and pages', async () => {
		const [hoa, tim] = [await volunteer('tnv1'), await volunteer('tnv2')];
		const notes = Array.from({ length: 1_050 }, (_, i) => `hộ số ${i + 1}`);
		const visits = await hoa.records(OTHER_VILLAGE, notes);

		expect((await hoa.sync()).ok).toBe(true);
		expect((await tim.sync()).ok).toBe(true);

		const received = await tim.knows(OTHER_VILLAGE);
		expect(visits.filter(({ _id }) => !received.has(_id))).toEqual([]);
		const progress = hoa.said.flatMap(({ sending }) => (sending ? [sending] : []));
		expect(progress.map(({ done }) => done)).toEqual(
			progress.map(({ done }) => done).sort((a, b) => a - b)
		);
		expect(progress.at(-1)).toEqual({ done: 1_050, total: 1_050 });
	});

	test('a phone that lost its database and has it back from the commune does not offer its old visits as new', async () => {
		const phone = await volunteer();
		const visits = await phone.records(VILLAGE, ['một', 'hai', 'ba']);
		expect((await phone.sync()).ok).toBe(true);

		const again = new Phone(phone.person, server.url, phone.token, phone.device);
		Object.assign(again.traffic, { sentBytes: 0 });
		expect((await again.sync()).ok).toBe(true);
		expect(await again.knows(VILLAGE)).toEqual(await communeHas(phone));
		expect(again.state.waiting).toBe(0);
		expect(again.sentence.say).toBe('commune-has-everything');
		expect(visits).toHaveLength(3);
	});
});
