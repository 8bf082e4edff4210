import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countsId, VillageCounts } from '../../src/lib/domain/coverage/village-counts';
import { ADMIN, type ServerProcess } from '../support/server-process';
import { OTHER_VILLAGE, PASSWORD, startCommune, succeed, VILLAGE } from '../support/sync/commune';
import { Phone } from '../support/sync/phone';
import { registered, ulidOf } from '../support/builders';

/** The counts of a village in the commune's database, as an officer's tools read them from the running server. */

const WITHIN_MS = 15_000;

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-counts-'));
	server = await startCommune({ args: ['--log-level', 'error'] });
});
afterAll(async () => {
	await server.dispose();
	await rm(folder, { recursive: true, force: true });
});

const authorization = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;

async function ask(path: string): Promise<{ status: number; json: unknown }> {
	const response = await fetch(`${server.url}${path}`, { headers: { authorization } });
	return { status: response.status, json: await response.json() };
}

async function kept(village: string): Promise<VillageCounts | undefined> {
	const { status, json } = await ask(`/db/commune-17284/${countsId(village)}`);
	return status === 200 ? VillageCounts.parse(json) : undefined;
}

/** Waits, and does nothing else: nobody asks the server for a number. */
const untilKept = (village: string, entries: number): Promise<VillageCounts> =>
	until(village, (counts) => counts.entries === entries);

async function until(
	village: string,
	holds: (counts: VillageCounts) => boolean
): Promise<VillageCounts> {
	const startMs = performance.now();
	for (;;) {
		const counts = await kept(village);
		if (counts !== undefined && holds(counts)) return counts;
		if (performance.now() - startMs > WITHIN_MS)
			throw new Error(`${village}: ${JSON.stringify(counts)} after ${WITHIN_MS} ms`);
		await sleep(50);
	}
}

/** As the volunteer does at the doors. */
async function registers(phone: Phone, village: string, households: readonly string[]) {
	const { person: by, device } = phone;
	const entries = households.map((household) => registered({ household, by, device }));
	const appended = await (await phone.ledger(village)).appendMany(entries);
	expect(appended.ok).toBe(true);
}

const told = async (village: string) => {
	const { villages } = (await ask('/api/counts')).json as { villages: { name: string }[] };
	return villages.find(({ name }) => name === village);
};

test('what a phone sends stands in the commune’s counts within seconds', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	await registers(phone, VILLAGE, [ulidOf(1), ulidOf(2)]);
	await phone.records(VILLAGE, ['không có ai ở nhà'], ulidOf(1));
	expect((await phone.sync()).ok).toBe(true);
	const counts = await untilKept(VILLAGE, 3);
	expect(counts.counts).toMatchObject({ total: 2, unknown: 2, visited: 1 });
	expect(await told(VILLAGE)).toMatchObject({
		counts: counts.counts,
		asOf: counts.asOf,
		seq: counts.seq
	});
});

test('what a command beside the server writes, and an erasure, are counted too', async () => {
	const list = join(folder, 'danh-sach.csv');
	await writeFile(list, 'Họ và tên chủ hộ,Số nhân khẩu\nLô Thị Tím,4\nVi Văn Hùng,3\n');
	await succeed(server, ['import', 'households', list, '--village', VILLAGE]);
	expect((await untilKept(VILLAGE, 5)).counts).toMatchObject({ total: 4, visited: 1 });
	await succeed(server, ['erase', VILLAGE, ulidOf(1)]);
	expect((await untilKept(VILLAGE, 3)).counts).toMatchObject({ total: 3, visited: 0 });
});

test('killed between a push and its counting, the server counts it after its next start', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	for (let kill = 0; kill < 3; kill++) {
		const households = Array.from({ length: 40 }, (_, n) => ulidOf(1000 * (kill + 1) + n));
		await registers(phone, OTHER_VILLAGE, households);
		expect((await phone.sync()).ok).toBe(true);
		// At another moment of waiting and counting each time.
		await sleep(kill * 600);
		await server.kill();
		await server.start();
		const counts = await untilKept(OTHER_VILLAGE, 40 * (kill + 1));
		expect(counts.counts.total).toBe(40 * (kill + 1));
		expect(await told(OTHER_VILLAGE)).toMatchObject({ counts: counts.counts, seq: counts.seq });
	}
	const rebuilt = await succeed(server, ['counts', 'rebuild']);
	expect(rebuilt).toBe('Đã tính lại 2 thôn, 0 thôn trước đó sai số.\n');
});

test('after a restore the counts are those of what was restored', async () => {
	const copy = join(folder, 'ban.sqlite');
	const before = await kept(VILLAGE);
	await succeed(server, ['backup', copy]);
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	await registers(phone, VILLAGE, [ulidOf(9)]);
	expect((await phone.sync()).ok).toBe(true);
	await untilKept(VILLAGE, 4);
	await server.stop();
	await succeed(server, ['restore', copy]);
	await server.start();
	// Another epoch: the number that came with the backup is not gone on from.
	const counts = await until(VILLAGE, ({ seq }) => seq !== before?.seq);
	expect(counts).toMatchObject({ entries: 3, counts: before?.counts });
});
