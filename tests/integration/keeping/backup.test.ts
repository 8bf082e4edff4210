import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatReading } from '../../../src/lib/domain/time/clock';
import type { Database } from '../../../sync-server/src/storage/sqlite/driver';
import { openAsItIs } from '../../../sync-server/src/storage/sqlite/open';
import { runCommand, startServer, type ServerProcess } from '../../support/server-process';
import { PASSWORD, serverKnows, startCommune, succeed, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-backup-'));
	server = await startCommune();
	await succeed(server, [
		...['user', 'add', 'canbo', '--role', 'commune-officer'],
		...['--villages', VILLAGE, '--password', PASSWORD]
	]);
});
afterAll(async () => {
	await server.dispose();
	await rm(folder, { recursive: true, force: true });
});

let copies = 0;
const newCopy = () => join(folder, `ban-${++copies}.sqlite`);
const notes = (count: number) => Array.from({ length: count }, (_, i) => `hộ ${i + 1}`);
const communeHas = (phone: Phone) => serverKnows(server, VILLAGE, `Bearer ${phone.token}`);

function inFile<T>(path: string, read: (file: Database) => T): T {
	const file = openAsItIs(path, { readonly: true });
	try {
		return read(file);
	} finally {
		file.close();
	}
}

test('a backup made while phones send is whole, is of one moment, and only its owner may read it', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	await phone.records(VILLAGE, notes(600));
	const sending = phone.sync();
	const made: string[] = [];
	for (let i = 0; i < 3; i++) {
		const copy = newCopy();
		expect(await succeed(server, ['backup', copy])).toContain('đã đọc lại nguyên vẹn');
		made.push(copy);
	}
	expect((await sending).ok).toBe(true);

	for (const copy of made) {
		expect((await stat(copy)).mode & 0o777).toBe(0o600);
		inFile(copy, (file) => {
			expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
			const [database] = file
				.prepare<[string], { seq: number; docs: number; lines: number }>(
					`SELECT seq, live_count + deleted_count AS docs,
					(SELECT count(*) FROM audit WHERE op = 'written' AND db = name) AS lines
					FROM database WHERE name = ?`
				)
				.all(VILLAGE);
			const stored = file
				.prepare<[], { n: number }>("SELECT count(*) AS n FROM doc WHERE id NOT LIKE 'counts:%'")
				.get()?.n;
			expect(database).toEqual({ seq: stored, docs: stored, lines: stored });
		});
	}
	expect((await readdir(folder)).filter((name) => !name.endsWith('.sqlite'))).toEqual([]);
	expect(await server.command(['audit', 'verify'])).toMatchObject({ code: 0 });
});

test('a backup writes over nothing, and leaves no half file where there is no room or no folder', async () => {
	const copy = newCopy();
	await writeFile(copy, 'một tệp khác');
	expect(await server.command(['backup', copy])).toMatchObject({ code: 1 });
	expect(await readFile(copy, 'utf8')).toBe('một tệp khác');
	expect(await server.command(['backup', join(folder, 'khong-co', 'ban')])).toMatchObject({
		code: 1
	});
});

test('restoring refuses while the server runs, and leaves its data as they are', async () => {
	const copy = newCopy();
	await succeed(server, ['backup', copy]);
	const refused = await server.command(['restore', copy]);
	expect(refused).toMatchObject({ code: 1 });
	expect(refused.stderr).toContain('hãy dừng nó trước');
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	await phone.records(VILLAGE, ['vẫn chạy']);
	expect((await phone.sync()).ok).toBe(true);
});

test('a damaged or foreign file is not put in place of the data', async () => {
	const copy = newCopy();
	await succeed(server, ['backup', copy]);
	const bytes = await readFile(copy);
	bytes.fill(7, bytes.length / 2, bytes.length / 2 + 8192);
	const damaged = newCopy();
	await writeFile(damaged, bytes);
	const foreign = newCopy();
	const other = openAsItIs(foreign);
	other.exec('CREATE TABLE thing (n)');
	other.close();
	const before = await serverIdentity();
	await server.stop();
	for (const file of [damaged, foreign, join(folder, 'khong-co')])
		expect(await server.command(['restore', file])).toMatchObject({ code: 1 });
	await server.start();
	expect(await serverIdentity()).toBe(before);
});

const serverIdentity = async () =>
	((await (await fetch(`${server.url}/db/`)).json()) as { uuid: string }).uuid;

test('after a restore the devices hand back what the backup lacked; an officer’s those of a phone that was lost', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	const lost = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	const officer = await Phone.signedIn(server.url, 'canbo', PASSWORD);
	const early = await phone.records(VILLAGE, notes(3));
	expect((await phone.sync()).ok).toBe(true);
	const copy = newCopy();
	await succeed(server, ['backup', copy]);
	const before = await serverIdentity();

	const late = await phone.records(VILLAGE, notes(120));
	const lateToo = await lost.records(VILLAGE, notes(4));
	for (const one of [lost, phone, officer]) expect((await one.sync()).ok).toBe(true);

	await server.stop();
	expect(await succeed(server, ['restore', copy])).toContain('Đã phục hồi');
	const kept = (await readdir(server.dataDir)).filter((name) => name.includes('.replaced-'));
	expect(kept).toHaveLength(1);
	await server.start();
	expect(await serverIdentity()).not.toBe(before);
	expect([...(await communeHas(phone))]).toEqual(
		expect.arrayContaining(early.map(({ _id }) => _id))
	);
	expect((await communeHas(phone)).has(late[0]!._id)).toBe(false);

	expect((await phone.sync()).ok).toBe(true);
	const missing = await communeHas(phone);
	expect(late.filter(({ _id }) => !missing.has(_id))).toEqual([]);
	// A colleague's phone may not speak for another volunteer, even now.
	expect(lateToo.filter(({ _id }) => missing.has(_id))).toEqual([]);

	expect((await officer.sync()).ok).toBe(true);
	const there = await communeHas(phone);
	expect([...early, ...late, ...lateToo].filter(({ _id }) => !there.has(_id))).toEqual([]);
	for (const one of [phone, officer]) {
		expect(one.receipts.count()).toEqual({ waiting: 0, refused: 0 });
		expect(one.sentence.say).not.toBe('some-were-refused');
	}
	const log = JSON.parse(await succeed(server, ['audit', 'list', '--json', '--limit', '100000']));
	const handedBack = (log as { op: string; person: string; target: string }[]).filter(
		({ op }) => op === 'handed-back'
	);
	expect(handedBack.map(({ target }) => target).sort()).toEqual(
		lateToo.map(({ _id }) => _id).sort()
	);
	expect(new Set(handedBack.map(({ person }) => person))).toEqual(new Set(['canbo']));
	expect(await server.command(['audit', 'verify'])).toMatchObject({ code: 0 });
});

test('in the restored time nobody writes new entries in another’s name', async () => {
	const officer = await Phone.signedIn(server.url, 'canbo', PASSWORD);
	const [made] = await officer.records(VILLAGE, ['bịa ra']);
	const later = formatReading({ ms: Date.now(), counter: 0 });
	const id = made!._id.replace(made!.at, later);
	const response = await fetch(`${server.url}/db/${VILLAGE}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			new_edits: false,
			docs: [{ ...made, _id: id, at: later, by: 'tnv2', _rev: '1-aaaa' }]
		})
	});
	expect(await response.json()).toMatchObject([{ id, error: 'forbidden' }]);
});

test('what was shut after the backup stays shut: a lost phone is not let in again by a restore', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	const copy = newCopy();
	await succeed(server, ['backup', copy]);
	await succeed(server, ['device', 'revoke', phone.device]);
	await server.stop();
	expect(await succeed(server, ['restore', copy])).toContain('thu hồi lại 1 thiết bị');
	await server.start();
	expect(await phone.sync()).toEqual({ ok: false, error: { kind: 'session-expired' } });
});

test('a backup of an empty machine’s server is restored on a new one, into a folder that is not there yet', async () => {
	const copy = newCopy();
	await succeed(server, ['backup', copy]);
	await chmod(copy, 0o400);
	const data = join(folder, 'may-moi', 'du-lieu');
	expect(await runCommand(['restore', copy, '--data', data])).toMatchObject({ code: 0 });
	const moved = await startServer({ dataDir: data });
	try {
		expect((await stat(join(data, 'go-cua.sqlite'))).mode & 0o777).toBe(0o600);
		const phone = await Phone.signedIn(moved.url, 'tnv1', PASSWORD);
		expect((await phone.sync()).ok).toBe(true);
	} finally {
		await moved.dispose();
	}
});

test.each([
	{ damage: 'its first page', from: 0 },
	{ damage: 'the pages after the first', from: 4096 }
])('data that the disk has spoilt, $damage, are kept aside and replaced', async ({ from }) => {
	const copy = newCopy();
	await succeed(server, ['backup', copy]);
	await server.stop();
	const path = join(server.dataDir, 'go-cua.sqlite');
	const bytes = await readFile(path);
	await writeFile(path, bytes.fill(0xaa, from));
	expect(await succeed(server, ['restore', copy])).toContain('KHÔNG ĐỌC ĐƯỢC TỆP CŨ');
	await server.start();
	expect(await server.command(['audit', 'verify'])).toMatchObject({ code: 0 });
	const kept = (await readdir(server.dataDir)).filter((name) => name.includes('.replaced-'));
	const all = await Promise.all(kept.map((name) => readFile(join(server.dataDir, name))));
	expect(all.some((old) => old.equals(bytes))).toBe(true);
});
