import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allOf } from '../../../src/lib/domain/coverage/tally';
import type { Entry } from '../../../src/lib/domain/entries/entry';
import { DAY_MS } from '../../../src/lib/domain/time/calendar';
import { capableAnswers, HEAD, met, MORNING_MS, registered, ulidOf } from '../../support/builders';
import { commandHere } from '../../support/command-here';
import { dayFromNow, endCampaignLongAgo, twoWeeksPass } from '../../support/ended-campaign';
import { allKept } from './harness/all-kept';
import { list, register, sendAll, visit } from './harness/on-page';
import { usePhonesOfCommune } from './harness/use-phones';

const PASSWORD = 'go-cua-demo';
const NAME = 'Lương Thị Hết Hạn';
const NOTE = 'chân đau, không đi được';
const HINT = 'Nhà sàn mái cọ cuối bản';
const HOUSEHOLD = ulidOf(777);

const commune = usePhonesOfCommune();

/** As the volunteer's phone wrote it two months ago, in the campaign. */
async function saidInCampaign(village: string): Promise<void> {
	const device = '7777777777';
	const { token } = await commune.server.signIn('tnv1', PASSWORD, device);
	const minute = (Date.now() - 60 * DAY_MS - MORNING_MS) / 60_000;
	const docs: Entry[] = [
		registered(
			{ household: HOUSEHOLD, minute, device },
			{ personal: { members: [{ id: HEAD, name: NAME }], houseHint: HINT } }
		),
		met({ household: HOUSEHOLD, minute: minute + 5, device }, HEAD, capableAnswers)
	];
	const answer = await fetch(`${commune.server.url}/db/${village}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ docs })
	});
	expect(await answer.json()).toMatchObject([{ ok: true }, { ok: true }]);
}

/** In this process: one of its own for each takes a busy machine seconds. */
const command = (words: string[]) => commandHere([...words, '--data', commune.server.dataDir]);

async function filesWith(words: string): Promise<string[]> {
	const found: string[] = [];
	for (const name of await readdir(commune.server.dataDir))
		if ((await readFile(join(commune.server.dataDir, name))).includes(words)) found.push(name);
	return found;
}

test('when the time is over the server keeps a number, the phone follows, and nothing of anybody is left', async () => {
	const phone = await commune.newPhone();
	const page = await phone.openTab();
	const village = await page.evaluate(async (password) => {
		const answer = await goCua.run('signIn', { name: 'tnv1', password });
		if (!answer.ok) throw new Error(JSON.stringify(answer.error));
		return answer.value.villages[0]?.id ?? '';
	}, PASSWORD);
	await saidInCampaign(village);
	const neighbour = await register(page, 'Vi Văn Láng Giềng', village);
	await sendAll(page);
	await page.evaluate((id) => goCua.until('household', { id }), HOUSEHOLD);
	const countsHere = () =>
		page.evaluate(async () => (await goCua.until('session', null))!.villages[0]!);
	const before = await countsHere();

	// The officer's change is told two weeks beforehand.
	await endCampaignLongAgo(commune.server, village.split('-')[1]!, {
		name: 'canbo',
		password: PASSWORD
	});
	const trial = await command(['retention', '--dry-run']);
	expect(trial.stdout).toContain('Đến hạn xoá: 0 hộ.');
	await commune.server.restart();
	await expect
		.poll(
			async () => {
				await sendAll(page);
				return (await countsHere()).erasure?.on;
			},
			{ timeout: 30_000 }
		)
		.toBe(dayFromNow(14));

	await commune.server.stop();
	await visit(page, HOUSEHOLD, { outcome: 'refused', note: NOTE });
	await page.evaluate(([key, value]) => goCua.run('saveDraft', { key, value }), [
		`visit:${HOUSEHOLD}`,
		{ note: NOTE }
	] as const);
	expect(await allKept(page)).toContain(NAME);
	expect(await filesWith(NAME)).not.toEqual([]);
	twoWeeksPass(commune.server);
	const due = await command(['retention', '--dry-run']);
	expect(due.stdout).not.toContain('Đến hạn xoá: 0 hộ.');
	expect(await filesWith(NAME)).not.toEqual([]);

	await commune.server.start();
	await expect.poll(() => filesWith(NAME), { timeout: 30_000 }).toEqual([]);
	await page.evaluate(() => goCua.run('syncNow', null));
	const left = await page.evaluate(
		(id) => goCua.until('household', { id }, (view) => view?.household.anonymised !== undefined),
		HOUSEHOLD
	);
	expect(left).toMatchObject({ household: { members: [] }, coverage: { state: 'covered' } });
	await page.evaluate(() =>
		goCua.until('sync', null, ({ waiting, refused }) => waiting === 0 && refused.length === 0)
	);

	const kept = await allKept(page);
	for (const words of [NAME, NOTE, HINT]) expect(kept).not.toContain(words);
	expect(await filesWith(HINT)).toEqual([]);
	expect(kept).toContain(neighbour.entryId);
	// Kept apart by day, so that a campaign that begins later is told apart; until then it is one figure.
	const after = await countsHere();
	expect(Object.keys(after.tally.anonymised)).toHaveLength(1);
	expect(after.tally.counts).not.toEqual(before.tally.counts);
	expect(allOf(after.tally)).toEqual(allOf(before.tally));
	const { rows } = await list(page, { village, atLeast: 1 });
	expect(rows.find(({ id }) => id === HOUSEHOLD)).toMatchObject({
		coverage: 'covered',
		anonymised: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		personal: { name: '' }
	});
	const notices = await page.evaluate(() =>
		goCua.until('notices', null, (all) => all.some(({ kind }) => kind === 'keeping-ended'))
	);
	expect(notices.filter(({ kind }) => kind === 'household-erased')).toEqual([]);

	const { stdout } = await command(['retention']);
	expect(stdout).toContain('Không có hộ nào đến hạn.');
	expect((await command(['audit', 'verify'])).code).toBe(0);
	await phone.close();
});
