import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { commandHere } from '../../support/command-here';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { stampFor } from '../../../src/lib/domain/entries/envelope';
import { formatReading } from '../../../src/lib/domain/time/clock';
import { ADMIN, startServer } from '../../support/server-process';
import { serverKnows } from '../../support/sync/commune';
import { register, sendAll, settled, tables, visit } from './harness/on-page';
import { usePhonesOfCommune } from './harness/use-phones';

const OWN = 'village-99901-03';
const OTHER = 'village-99901-04';
const TITLE = 'Bản Na Lượng';
const PASSWORD = 'go-cua-demo';

const commune = usePhonesOfCommune((options) =>
	startServer({ ...options, args: ['--erase-after', '0'] })
);
const { newPhone } = commune;

/** As at the commune's keyboard. */
async function command(...args: string[]): Promise<string> {
	const { code, stdout, stderr } = await commandHere([...args, '--data', commune.server.dataDir]);
	if (code !== 0) throw new Error(stderr);
	return stdout;
}

const give = (name: string, villages: readonly string[]) =>
	command('user', 'set-villages', name, '--villages', villages.join(','));

const addVolunteer = (name: string, villages: readonly string[]) =>
	command(
		...['user', 'add', name, '--role', 'volunteer', '--password', PASSWORD],
		...['--villages', villages.join(',')]
	);

async function signIn(page: Page, name: string): Promise<void> {
	const answer = await page.evaluate(
		([name, password]) => goCua.run('signIn', { name, password }),
		[name, PASSWORD] as const
	);
	if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

const received = (page: Page, villages: number) =>
	page.evaluate(
		(villages) =>
			goCua.until(
				'session',
				null,
				(session) =>
					session?.villages.length === villages &&
					session.villages.every(({ complete }) => complete)
			),
		villages
	);

const databases = (page: Page) =>
	page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

const asAdministrator = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;

test('a village taken away leaves the device when its last record is with the commune, and not before', async () => {
	await addVolunteer('tnv7', [OWN, OTHER]);
	const phone = await newPhone();
	const page = await phone.openTab();
	await signIn(page, 'tnv7');
	await received(page, 2);
	const second = await phone.openTab();
	await second.evaluate(() => goCua.until('session', null, (session) => session !== null));

	await commune.server.stop();
	const { entryId } = await register(page, 'Lô Thị Ở Lại', OWN);
	await give('tnv7', [OTHER]);
	await page.evaluate(() => goCua.run('syncNow', null));
	await page.evaluate(() => goCua.until('sync', null, ({ phase }) => phase === 'unreachable'));
	expect((await databases(page)).some((name) => name.includes(`tnv7-${OWN}`))).toBe(true);

	await commune.server.start();
	for (const tab of [page, second]) {
		const notices = await tab.evaluate(() =>
			goCua.until('notices', null, (told) => told.some(({ kind }) => kind === 'village-taken-away'))
		);
		expect(notices).toMatchObject([{ kind: 'village-taken-away', title: TITLE }]);
		const session = await tab.evaluate(() => goCua.until('session', null));
		expect(session?.villages.map(({ id }) => id)).toEqual([OTHER]);
	}
	expect((await serverKnows(commune.server, OWN, asAdministrator)).has(entryId)).toBe(true);
	expect((await databases(page)).filter((name) => name.includes(OWN))).toEqual([]);

	const kept = await tables(page, 'tnv7');
	expect(new Set(kept.households.map(({ village }) => village))).toEqual(new Set([OTHER]));
	expect(kept.feed.map(({ village }) => village)).toEqual([OTHER]);
	expect(kept.receipts).toEqual([]);
	expect(await page.evaluate(() => goCua.until('unsentByPerson', null))).toEqual([]);

	// The next start does not bring an empty one back.
	await phone.close();
	const again = await phone.openTab();
	await received(again, 1);
	expect((await databases(again)).filter((name) => name.includes(OWN))).toEqual([]);
});

test('what a closed tab kept a second copy of is not brought back after its village has left', async () => {
	await addVolunteer('tnv9', [OWN, OTHER]);
	const phone = await newPhone();
	const page = await phone.openTab();
	await signIn(page, 'tnv9');
	await received(page, 2);
	const second = await phone.openTab();
	await second.evaluate(() => goCua.until('session', null, (session) => session !== null));
	await settled(second);

	await commune.server.stop();
	const { entryId } = await register(page, 'Vi Thị Đã Gửi', OWN);
	await page.close();
	await give('tnv9', [OTHER]);
	await commune.server.start();
	await second.evaluate(() => goCua.run('syncNow', null));
	await second.evaluate(() =>
		goCua.until('notices', null, (told) => told.some(({ kind }) => kind === 'village-taken-away'))
	);
	expect((await serverKnows(commune.server, OWN, asAdministrator)).has(entryId)).toBe(true);

	const third = await phone.openTab();
	await settled(third);
	const notices = await third.evaluate(() => goCua.until('notices', null));
	expect(notices.map(({ kind }) => kind)).toEqual(['village-taken-away']);
	expect((await databases(third)).filter((name) => name.includes(OWN))).toEqual([]);
	expect(await third.evaluate(() => goCua.until('unsentByPerson', null))).toEqual([]);
});

/** As a colleague hears it at the door, whose phone hands it in. */
async function withdraws(household: string, by: string): Promise<void> {
	const device = '5555555555';
	const { token } = await commune.server.signIn(by, PASSWORD, device);
	const at = formatReading({ ms: Date.now(), counter: 0 });
	const deviceTime = new Date().toISOString();
	const entry: Entry = {
		...stampFor({ kind: 'household', subject: household, at, by, device, deviceTime }),
		type: 'consent-withdrawn',
		purpose: 'coverage-record',
		textVersion: 'coverage-record.1',
		how: 'spoken'
	};
	const answer = await fetch(`${commune.server.url}/db/${OWN}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ docs: [entry] })
	});
	expect(await answer.json()).toMatchObject([{ ok: true }]);
}

test('what waits about a household that was erased goes, and the village with it', async () => {
	await addVolunteer('tnv5', [OWN]);
	await addVolunteer('tnv6', [OWN, OTHER]);
	const page = await (await newPhone()).openTab();
	await signIn(page, 'tnv6');
	await received(page, 2);
	const { householdId } = await register(page, 'Lương Thị Ẩn Danh', OWN);
	await sendAll(page);

	await commune.server.stop();
	await visit(page, householdId, { outcome: 'refused', note: 'chân đau, không đi được' });
	await command('user', 'set-villages', 'tnv6', '--villages', OTHER, '--grace-days', '0');
	await commune.server.start();
	await withdraws(householdId, 'tnv5');
	await expect
		.poll(
			async () => {
				await page.evaluate(() => goCua.run('syncNow', null));
				return (await databases(page)).filter((name) => name.includes(`tnv6-${OWN}`));
			},
			{ timeout: 60_000, interval: 1000 }
		)
		.toEqual([]);
	const notices = await page.evaluate(() =>
		goCua.until('notices', null, (told) => told.some(({ kind }) => kind === 'village-taken-away'))
	);
	expect(notices.map(({ kind }) => kind)).toEqual(['household-erased', 'village-taken-away']);
	expect(await page.evaluate(() => goCua.until('unsentByPerson', null))).toEqual([]);
	expect((await tables(page, 'tnv6')).receipts).toEqual([]);
});

test('a code shown by the commune lets its person in on this device, once', async () => {
	await addVolunteer('tnv8', [OWN]);
	const { url } = JSON.parse(await command('user', 'enrol', 'tnv8', '--json')) as { url: string };
	const code = new URL(url).hash.slice(1);
	const page = await (await newPhone()).openTab();
	const look = await page.evaluate((code) => goCua.run('lookAtCode', { code }), code);
	expect(look).toMatchObject({
		ok: true,
		value: { person: { name: 'tnv8' }, villages: [{ name: OWN, title: TITLE }] }
	});
	const entered = await page.evaluate((code) => goCua.run('enrol', { code }), code);
	expect(entered).toMatchObject({ ok: true, value: { person: { name: 'tnv8' } } });
	await received(page, 1);

	const other = await (await newPhone()).openTab();
	for (const again of [code, 'A'.repeat(22), 'không phải mã'])
		expect(await other.evaluate((code) => goCua.run('enrol', { code }), again)).toEqual({
			ok: false,
			error: { kind: 'code-not-valid' }
		});
	expect(await other.evaluate(() => goCua.until('session', null))).toBeNull();
});
