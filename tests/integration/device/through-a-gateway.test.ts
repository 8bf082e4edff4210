import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { startGateway, type GatewayProcess } from '../../support/gateway/gateway-process';
import { list, register, sendAll, visit } from './harness/on-page';
import { usePhonesOfCommune } from './harness/use-phones';

/** Two phones and a commune whose documents are in a CouchDB behind its server: nobody at a door notices. */

const commune = usePhonesOfCommune(startGateway);
const { newPhone } = commune;

async function signIn(page: Page, name: string): Promise<string> {
	const answer = await page.evaluate(
		(name) => goCua.run('signIn', { name, password: 'go-cua-demo' }),
		name
	);
	if (!answer.ok) throw new Error(JSON.stringify(answer.error));
	return answer.value.villages[0]?.id ?? '';
}

const received = (page: Page) =>
	page.evaluate(() =>
		goCua.until('session', null, (session) => session?.villages[0]?.complete === true)
	);

test('a village is received, and a visit walks to the commune and on to a second phone', async () => {
	const page = await (await newPhone()).openTab();
	const village = await signIn(page, 'tnv1');
	const session = await received(page);
	expect(session?.villages[0]?.tally.counts.total).toBeGreaterThan(20);
	const { rows } = await list(page, { village, atLeast: 20 });

	const id = rows[0]?.id ?? '';
	const { entryId } = await visit(page, id, {
		outcome: 'come-back',
		comeBack: { on: '2026-12-01' }
	});
	await sendAll(page);
	const view = await page.evaluate((id) => goCua.until('household', { id }), id);
	expect(view?.receipts).toEqual({});

	const other = await (await newPhone()).openTab();
	await signIn(other, 'tnv1');
	// A household may be here before the last that was said about it.
	const seen = await other.evaluate(
		({ id, entryId }) =>
			goCua.until(
				'household',
				{ id },
				(view) => view?.household.visits.some((one) => one.entryId === entryId) ?? false
			),
		{ id, entryId }
	);
	expect(seen?.household.visits.map(({ entryId }) => entryId)).toContain(entryId);
});

test('what is recorded while the CouchDB is down waits on the phone, and goes by itself afterwards', async () => {
	const { behind } = commune.server as GatewayProcess;
	// One of its own is not ours to stop.
	if (behind === undefined) return;
	const page = await (await newPhone()).openTab();
	const village = await signIn(page, 'tnv1');
	await received(page);
	await behind.stop();
	const { householdId } = await register(page, 'Lô Thị Tím', village);
	await page.evaluate(() => goCua.run('syncNow', null));
	const waiting = await page.evaluate(() =>
		goCua.until(
			'sync',
			null,
			({ waiting, phase }) => waiting === 1 && phase !== 'sending' && phase !== 'receiving'
		)
	);
	expect(waiting).toMatchObject({ waiting: 1, waitingKinds: { households: 1 } });

	await behind.start();
	await sendAll(page);
	const { rows } = await list(page, { village, text: 'lô thị tím', atLeast: 1 });
	expect(rows.find(({ id }) => id === householdId)?.receipt).toBe('received');
});
