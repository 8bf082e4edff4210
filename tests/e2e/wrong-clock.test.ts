import { expect, test } from '@playwright/test';
import { calendarDay, DAY_MS } from '../../src/lib/domain/time/calendar';
import { parseReading } from '../../src/lib/domain/time/clock';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { communeServer, visitsOnServer } from './support/village';
import { everythingReceived, readyOffline, savedHeading, signIn } from './support/volunteer';

const BEHIND_MS = 3 * DAY_MS;

/** A server whose clock is days ahead of the phone's, as the phone of a volunteer may be days behind the commune. */
const aheadOfPhones = {
	NODE_OPTIONS: `--import data:text/javascript,const%20real=Date.now;Date.now=()=>real()%2B${BEHIND_MS}`
};

let server: ServerProcess;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer({ withList: true, env: aheadOfPhones });
	phone = await Phone.open(server.url);
});

test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

test('on a phone three days behind, today is the commune’s today, also without a network', async () => {
	const { page } = phone;
	await signIn(page, 'tnv1');
	await readyOffline(page);
	await page.goto('/households');
	const door = page.locator('main a[href^="/households/0"]').first();
	const household = (await door.getAttribute('href'))!;

	await test.step('a claim for today is seen as one for today', async () => {
		await page.goto(household);
		await page.getByRole('button', { name: 'Hôm nay tôi đến nhà này' }).click();
		await expect(
			page.getByText('Bạn đã nhận đến nhà này hôm nay.', { exact: false })
		).toBeVisible();
	});
	await server.stop();

	await test.step('“tomorrow” is the day after the commune’s today', async () => {
		await page.goto(`${household}/visit`);
		await page.getByRole('button', { name: 'Hẹn lại' }).click();
		await page.getByRole('radio', { name: /^Ngày mai/ }).check();
		await page
			.getByRole('button', { name: 'Lưu', exact: true })
			.or(page.getByRole('button', { name: 'Lưu lượt thăm' }))
			.first()
			.click();
		await expect(savedHeading(page)).toBeVisible();
	});

	await test.step('the visit counts for today, and the door is not offered again', async () => {
		await page.goto('/today');
		await expect(page.getByText('1 hôm nay')).toBeVisible();
		await expect(page.getByText('Hẹn ngày khác: 1 nhà')).toBeVisible();
	});

	await test.step('whoever puts the phone right meanwhile is still in the commune’s today', async () => {
		// Every address that is typed begins with the phone's real clock: by taps alone.
		await page.getByRole('link', { name: 'Gõ cửa' }).first().click();
		// Who lives there is read in the ledger: from here on the clock is looked at.
		await expect(page.getByRole('button', { name: 'Vắng nhà' })).toBeVisible();
		const putForward = (ms: number) => {
			const real = Date.now;
			Date.now = () => real() + ms;
		};
		await page.evaluate(putForward, BEHIND_MS);
		for (const worker of page.workers()) await worker.evaluate(putForward, BEHIND_MS);
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await page.getByRole('button', { name: 'Vắng nhà' }).click();
		await expect(savedHeading(page)).toBeVisible();
	});

	await server.restart();
	await everythingReceived(page);
	await expect(page.getByText('hôm nay không còn gì chờ gửi', { exact: false })).toBeVisible();
	const visits = await visitsOnServer(server);
	expect(visits).toHaveLength(2);
	for (const { at } of visits) {
		const behindMs = Date.now() + BEHIND_MS - parseReading(String(at)).ms;
		expect(Math.abs(behindMs)).toBeLessThan(10 * 60_000);
	}
	const visit = visits.find(({ outcome }) => outcome === 'come-back');
	const tomorrow = calendarDay(Date.now() + BEHIND_MS + DAY_MS);
	expect(visit?.['comeBack']).toEqual({ on: tomorrow });
});
