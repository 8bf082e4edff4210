import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServerProcess } from '../../support/server-process';
import { PASSWORD, startCommune, succeed, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';
import { ulidOf } from '../../support/builders';

/** Words that stand nowhere else; their bytes are looked for in every file. */
const SAID = 'Lương Thị Ẩn Danh ở nhà sàn cuối bản';
const HOUSEHOLD = ulidOf(7001);
const OTHER = ulidOf(7002);

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'go-cua-erasure-'));
	server = await startCommune();
});
afterAll(async () => {
	await server.dispose();
	await rm(folder, { recursive: true, force: true });
});

async function filesWith(words: string, where: string): Promise<string[]> {
	const found: string[] = [];
	for (const name of await readdir(where))
		if ((await readFile(join(where, name))).includes(words)) found.push(name);
	return found;
}

const feedOf = async (phone: Phone) => {
	const response = await fetch(`${server.url}/db/${VILLAGE}/_changes?include_docs=true`, {
		headers: { authorization: `Bearer ${phone.token}` }
	});
	return response.text();
};

const textOf = async (phone: Phone): Promise<string> => {
	const { rows } = await (await phone.ledger(VILLAGE)).changesSince(0, 1000);
	return JSON.stringify(rows);
};

test('what was said about an erased household is in no file of the server, nor in copies made afterwards', async () => {
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	const colleague = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	const entries = await phone.records(VILLAGE, [SAID, `${SAID}, lần hai`], HOUSEHOLD);
	const others = await phone.records(
		VILLAGE,
		Array.from({ length: 200 }, (_, i) => `hộ khác ${i}`),
		OTHER
	);
	for (const one of [phone, colleague]) expect((await one.sync()).ok).toBe(true);
	expect(await textOf(colleague)).toContain(SAID);
	expect(await filesWith(SAID, server.dataDir)).not.toEqual([]);
	const old = join(folder, 'truoc.sqlite');
	await succeed(server, ['backup', old]);

	expect(await succeed(server, ['erase', VILLAGE, HOUSEHOLD])).toContain('Đã xoá 2 bản ghi');
	expect(await filesWith(SAID, server.dataDir)).toEqual([]);
	await succeed(server, ['backup', join(folder, 'sau.sqlite')]);
	expect(await filesWith(SAID, folder)).toEqual(['truoc.sqlite']);
	expect(server.log).not.toContain(SAID);

	const feed = await feedOf(phone);
	expect(feed).not.toContain(SAID);
	for (const { _id } of entries) expect(feed).toContain(_id);
	for (const one of [phone, colleague]) {
		expect((await one.sync()).ok).toBe(true);
		expect(await textOf(one)).not.toContain(SAID);
		const known = await one.knows(VILLAGE);
		expect(entries.some(({ _id }) => known.has(_id))).toBe(false);
		expect(others.every(({ _id }) => known.has(_id))).toBe(true);
	}
	expect(await server.command(['audit', 'verify'])).toMatchObject({ code: 0 });

	// Repeated, of a code that a phone without signal may still bring, and asked for in vain.
	expect(await succeed(server, ['erase', VILLAGE, HOUSEHOLD])).toContain('Đã xoá 0 bản ghi');
	expect(await succeed(server, ['erase', VILLAGE, ulidOf(9999)])).toContain('chưa có bản ghi nào');
	expect(await server.command(['erase', 'village-99999-01', HOUSEHOLD])).toMatchObject({ code: 1 });
	expect(await server.command(['erase', VILLAGE, 'bà Tím'])).toMatchObject({ code: 2 });
});

test('a phone that was away sends nothing more about the household, and what it had waiting goes with it', async () => {
	const away = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	const household = ulidOf(7003);
	const [sent] = await away.records(VILLAGE, [SAID], household);
	expect((await away.sync()).ok).toBe(true);
	const late = await away.records(VILLAGE, [`${SAID}, khi không có sóng`], household);
	await succeed(server, ['erase', VILLAGE, household]);

	expect((await away.sync()).ok).toBe(true);
	const known = await away.knows(VILLAGE);
	expect([sent!, ...late].filter(({ _id }) => known.has(_id))).toEqual([]);
	expect(await textOf(away)).not.toContain(SAID);
	expect((await away.exports()).map(({ entry }) => entry)).toEqual([]);
	expect(await feedOf(away)).not.toContain('khi không có sóng');
	expect(await filesWith(SAID, server.dataDir)).toEqual([]);
});

test('an older copy put in place again does not bring the household back', async () => {
	await server.stop();
	const restored = await server.command(['restore', join(folder, 'truoc.sqlite')]);
	expect(restored.stdout).toContain('xoá lại dữ liệu của 1 hộ');
	const files = await filesWith(SAID, server.dataDir);
	expect(files.filter((name) => !name.includes('.replaced-'))).toEqual([]);
	await server.start();
	const phone = await Phone.signedIn(server.url, 'tnv1', PASSWORD);
	expect((await phone.sync()).ok).toBe(true);
	expect(await textOf(phone)).not.toContain(SAID);
});
