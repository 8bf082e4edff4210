import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPullMark } from '../../../src/lib/sync/pull-mark';
import type { ServerProcess } from '../../support/server-process';
import { BadLink, type Passing } from '../../support/sync/bad-link';
import { PASSWORD, serverKnows, startCommune, succeed, VILLAGE } from '../../support/sync/commune';
import { Phone } from '../../support/sync/phone';

/** Three pages. */
const ENTRIES = 1100;

let server: ServerProcess;
let link: BadLink;
let phone: Phone;
let colleague: Phone;
let fullBytes: number;

beforeAll(async () => {
	server = await startCommune();
	link = await BadLink.to(server.url);
	colleague = await Phone.signedIn(server.url, 'tnv2', PASSWORD);
	const notes = Array.from({ length: ENTRIES }, (_, i) => `${i} nhà sàn cạnh suối, có chó`);
	await colleague.records(VILLAGE, notes);
	expect((await colleague.sync()).ok).toBe(true);
	phone = await Phone.signedIn(link.url, 'tnv1', PASSWORD);
	phone.pullsOnly();
	expect((await phone.sync()).ok).toBe(true);
	fullBytes = bytesOf(phone);
});
afterAll(async () => {
	await link.close();
	await server.dispose();
});

const bytesOf = ({ traffic }: Phone): number => traffic.receivedBytes;
const isPage = ({ path }: Passing) => path.startsWith(`/db/${VILLAGE}/_changes`);
const isFetch = ({ path }: Passing) => path.startsWith(`/db/${VILLAGE}/_bulk_get`);
const isPack = ({ path }: Passing) => path.startsWith('/api/packs/');

/** The same documents in a server that goes by another name, as after a restore or a move. */
async function renameServer(): Promise<void> {
	const file = `${server.dataDir}/ban-sao.sqlite`;
	await succeed(server, ['backup', file]);
	await server.stop();
	await succeed(server, ['restore', file]);
	await server.start();
	await rm(file);
}

async function expectUpToDate(): Promise<void> {
	expect(await phone.knows(VILLAGE)).toEqual(
		await serverKnows(server, VILLAGE, `Bearer ${phone.token}`)
	);
	expect(await readPullMark(await phone.ledger(VILLAGE))).toMatchObject({ complete: true });
}

test('a phone that meets the server under another name compares, and fetches only what it lacks', async () => {
	await renameServer();
	await colleague.records(VILLAGE, ['sau khi phục hồi']);
	expect((await colleague.sync()).ok).toBe(true);

	link.seen.length = 0;
	const before = bytesOf(phone);
	expect((await phone.sync()).ok).toBe(true);
	await expectUpToDate();
	expect(link.seen.filter(isPack)).toEqual([]);
	expect(link.seen.filter(isPage).every(({ path }) => !path.includes('include_docs'))).toBe(true);
	// One entry, asked for by its id and revision.
	const [fetched, ...more] = link.seen.filter(isFetch);
	expect(more).toEqual([]);
	expect(fetched?.bodyBytes).toBeLessThan(200);
	expect(bytesOf(phone) - before).toBeLessThan(fullBytes);

	link.seen.length = 0;
	await colleague.records(VILLAGE, ['hôm sau']);
	expect((await colleague.sync()).ok).toBe(true);
	expect((await phone.sync()).ok).toBe(true);
	// From then on as ever.
	expect(link.seen.filter(isPage)).toHaveLength(1);
	expect(link.seen.find(isPage)?.path).toContain('include_docs=true');
	await expectUpToDate();
});

test('cut in the middle of comparing, and switched off, it goes on comparing where it was', async () => {
	await renameServer();
	let pages = 0;
	link.fate = (passing) => (isPage(passing) && ++pages === 2 ? 'cut-the-answer' : 'pass');
	expect((await phone.sync()).ok).toBe(false);
	phone.restart();
	phone.pullsOnly();
	link.seen.length = 0;
	expect((await phone.sync()).ok).toBe(true);
	expect(link.seen.filter(isPage).some(({ path }) => path.includes('since=0&'))).toBe(false);
	expect(link.seen.filter(isPage).every(({ path }) => !path.includes('include_docs'))).toBe(true);
	expect(link.seen.filter(isFetch)).toEqual([]);
	await expectUpToDate();
});
