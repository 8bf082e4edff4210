import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { openAsItIs } from '../../../sync-server/src/storage/sqlite/open';
import { SmallDisk, whyNoSmallDisk } from '../../support/small-disk';
import { runCommand, startServer, type ServerProcess } from '../../support/server-process';
import { addVolunteer, PASSWORD, serverKnows, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

const obstacle = whyNoSmallDisk();
if (obstacle !== undefined)
	console.warn(`tests of full and broken disks are left out: ${obstacle}`);

let disk: SmallDisk;
let server: ServerProcess | undefined;
afterEach(async () => {
	await server?.dispose();
	server = undefined;
	disk.dispose();
});

async function communeOn(megabytes: number): Promise<{ at: ServerProcess; phone: Phone }> {
	disk = new SmallDisk(megabytes);
	const dataDir = join(disk.folder, 'du-lieu');
	mkdirSync(dataDir, { mode: 0o700 });
	const at = (server = await startServer({ dataDir, args: ['--log-level', 'error'] }));
	await addVolunteer(at, 'tnv1', [VILLAGE]);
	const phone = await Phone.signedIn(at.url, 'tnv1', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	return { at, phone };
}

const notes = (count: number) =>
	Array.from({ length: count }, (_, i) => `${'đường xa, cả nhà đi nương '.repeat(7)}${i}`);

const communeHas = (phone: Phone, at: ServerProcess) =>
	serverKnows(at, VILLAGE, `Bearer ${phone.token}`);

async function lacking(entries: readonly Entry[], phone: Phone, at: ServerProcess) {
	const there = await communeHas(phone, at);
	return entries.filter(({ _id }) => !there.has(_id));
}

async function sendUntilRefused(phone: Phone) {
	const late: Entry[] = [];
	for (let i = 0; i < 20; i++) {
		late.push(...(await phone.records(VILLAGE, notes(300))));
		const round = await phone.sync();
		if (!round.ok) return { late, round };
	}
	throw new Error('the disk took everything');
}

function expectSound(dataDir: string): void {
	const file = openAsItIs(join(dataDir, 'go-cua.sqlite'));
	expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
	file.close();
}

describe.skipIf(obstacle !== undefined)('a disk', () => {
	test('that is full: phones are told, keep everything, go on reading, and send when there is room', async () => {
		const { at, phone } = await communeOn(24);
		const early = await phone.records(VILLAGE, notes(50));
		expect((await phone.sync()).ok).toBe(true);

		disk.fillUp(100_000);
		const { late, round } = await sendUntilRefused(phone);
		expect(round).toMatchObject({ ok: false, error: { kind: 'server-busy' } });

		const received = [...early, ...late].filter((entry) => phone.receipts.of(entry) === 'received');
		expect(await lacking(received, phone, at)).toEqual([]);
		expect(phone.receipts.count()).toMatchObject({ refused: 0 });
		expect(phone.receipts.count().waiting).toBeGreaterThan(0);
		const signIn = await fetch(`${at.url}/api/sign-in`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name: 'tnv1', password: PASSWORD, device: 'PHNEPHNE09' })
		});
		expect(signIn.status === 200 || signIn.status === 507).toBe(true);
		const refused = await fetch(`${at.url}/db/${VILLAGE}/_bulk_docs`, {
			method: 'POST',
			headers: { authorization: `Bearer ${phone.token}`, 'content-type': 'application/json' },
			body: JSON.stringify({
				new_edits: false,
				docs: late.slice(-300).map((entry) => ({ ...entry, _rev: '1-aaaa' }))
			})
		});
		expect(refused.status).toBe(507);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await refused.json()).toMatchObject({
			error: 'insufficient_storage',
			reason: expect.stringContaining('đã đầy')
		});

		disk.makeRoom();
		await phone.syncUntilDone();
		const after = await communeHas(phone, at);
		expect([...early, ...late].filter(({ _id }) => !after.has(_id))).toEqual([]);
		expect(await at.command(['audit', 'verify'])).toMatchObject({ code: 0 });
		expect(await at.stop()).toBe(0);
		expectSound(at.dataDir);
	});

	test('that breaks down while phones send: 503, nothing acknowledged is lost, and all is there on a mended one', async () => {
		const { at, phone } = await communeOn(32);
		const early = await phone.records(VILLAGE, notes(50));
		expect((await phone.sync()).ok).toBe(true);

		disk.breakDown();
		// What fits where the log has been written before still reaches the disk.
		const { late, round } = await sendUntilRefused(phone);
		expect(round).toMatchObject({ ok: false, error: { kind: 'server-busy' } });
		const refused = await fetch(`${at.url}/db/${VILLAGE}/_bulk_docs`, {
			method: 'POST',
			headers: { authorization: `Bearer ${phone.token}`, 'content-type': 'application/json' },
			body: JSON.stringify({
				new_edits: false,
				docs: late.slice(-300).map((entry) => ({ ...entry, _rev: '1-aaaa' }))
			})
		});
		expect(refused.status).toBe(503);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await refused.json()).toMatchObject({
			reason: expect.stringContaining('chưa ghi được vào ổ đĩa')
		});
		const received = [...early, ...late].filter((entry) => phone.receipts.of(entry) === 'received');
		expect(await lacking(received, phone, at)).toEqual([]);

		await at.kill();
		disk.unmount();
		disk.mount();
		await at.start();
		expect(await lacking(received, phone, at)).toEqual([]);
		await phone.syncUntilDone();
		const after = await communeHas(phone, at);
		expect([...early, ...late].filter(({ _id }) => !after.has(_id))).toEqual([]);
		expect(await at.stop()).toBe(0);
		expectSound(at.dataDir);
	});

	test('that may only be read: the server does not start on it and says why, and so does the doctor', async () => {
		const { at } = await communeOn(24);
		expect(await at.stop()).toBe(0);
		disk.unmount();
		disk.mount('ro');
		const started = await runCommand(['serve', '--port', '0', '--data', at.dataDir]);
		expect(started).toMatchObject({ code: 1 });
		expect(started.stderr).toContain('không mở hoặc ghi được thư mục dữ liệu');
		const examined = await at.command(['doctor']);
		expect(examined).toMatchObject({ code: 1 });
		expect(examined.stdout).toContain('không ghi được vào thư mục dữ liệu');
	});
});
