import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { list, register, sendAll, visit } from './harness/on-page';
import { usePhonesOfCommune } from './harness/use-phones';

const commune = usePhonesOfCommune();
const { newPhone } = commune;

async function signIn(page: Page, name: string): Promise<string> {
	const answer = await page.evaluate(
		(name) => goCua.run('signIn', { name, password: 'go-cua-demo' }),
		name
	);
	if (!answer.ok) throw new Error(JSON.stringify(answer.error));
	return answer.value.villages[0]?.id ?? '';
}

const allReceived = (page: Page) =>
	page.evaluate(() =>
		goCua.until(
			'sync',
			null,
			({ waiting, allReceivedMs, phase }) =>
				waiting === 0 && allReceivedMs !== undefined && phase === 'idle'
		)
	);

test('a village is received after the sign-in, and a visit reaches the commune and a second phone', async () => {
	const page = await (await newPhone()).openTab();
	const village = await signIn(page, 'tnv1');
	const received = await page.evaluate(() =>
		goCua.until('session', null, (session) => session?.villages[0]?.complete === true)
	);
	expect(received?.villages[0]?.tally.counts.total).toBeGreaterThan(20);
	const { rows } = await list(page, { village, atLeast: 20 });

	const id = rows[0]?.id ?? '';
	const { entryId } = await visit(page, id, {
		outcome: 'come-back',
		comeBack: { on: '2026-12-01' }
	});
	await sendAll(page);
	const view = await page.evaluate((id) => goCua.until('household', { id }), id);
	expect(view?.receipts).toEqual({});
	expect(await page.evaluate(() => goCua.until('unsentByPerson', null))).toEqual([]);

	const other = await (await newPhone()).openTab();
	await signIn(other, 'tnv1');
	// A village's pack may be from before the visit, which then follows by itself.
	const seen = await other.evaluate(
		({ id, entryId }) =>
			goCua.until(
				'household',
				{ id },
				(view) => view?.household.visits.some((visit) => visit.entryId === entryId) === true
			),
		{ id, entryId }
	);
	expect(seen?.household.visits.map(({ entryId }) => entryId)).toContain(entryId);
});

test('what is recorded while the commune cannot be reached waits, and goes by itself afterwards', async () => {
	const page = await (await newPhone()).openTab();
	const village = await signIn(page, 'tnv1');
	await page.evaluate(() =>
		goCua.until('session', null, (session) => session?.villages[0]?.complete === true)
	);
	await commune.server.stop();
	const { householdId } = await register(page, 'Lô Thị Tím', village);
	await page.evaluate(() => goCua.run('syncNow', null));
	const waiting = await page.evaluate(() =>
		goCua.until('sync', null, ({ phase }) => phase === 'unreachable')
	);
	expect(waiting).toMatchObject({ waiting: 1, waitingKinds: { households: 1 } });

	await commune.server.start();
	await allReceived(page);
	const { rows } = await list(page, { village, text: 'lô thị tím', atLeast: 1 });
	expect(rows.find(({ id }) => id === householdId)?.receipt).toBe('received');
});

test('what one tab saved and another sent needs its second copy no more', async () => {
	const phone = await newPhone();
	const leading = await phone.openTab();
	const village = await signIn(leading, 'tnv1');
	await leading.evaluate(() =>
		goCua.until('session', null, (session) => session?.villages[0]?.complete === true)
	);
	const second = await phone.openTab();
	await register(second, 'Vi Văn Hùng', village);
	await sendAll(second);
	await expect
		.poll(() => leading.evaluate(() => goCua.until('unsentByPerson', null)), { timeout: 10_000 })
		.toEqual([]);
});

test('a wrong password is answered as one, and nobody is signed in', async () => {
	const page = await (await newPhone()).openTab();
	const answer = await page.evaluate(() =>
		goCua.run('signIn', { name: 'tnv1', password: 'quên mất rồi' })
	);
	expect(answer).toEqual({ ok: false, error: { kind: 'wrong-name-or-password' } });
	expect(await page.evaluate(() => goCua.until('session', null))).toBeNull();
});
