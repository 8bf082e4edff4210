import { expect, test, type Page } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { fromAnotherPhone } from './support/other-phone';
import { communeServer, visitsOnServer } from './support/village';
import {
	answer,
	everythingReceived,
	householdLinks,
	meetHead,
	nextQuestion,
	readyOffline,
	savedHeading,
	sendNow,
	signIn
} from './support/volunteer';

let server: ServerProcess;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
	phone = await Phone.open(server.url);
	await signIn(phone.page, 'tnv1');
});
test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

/** Counts what a thumb does from now on, over every page. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
	let taps = 0;
	await page.exposeFunction('tapped', () => taps++);
	const listen = () =>
		document.addEventListener(
			'pointerdown',
			() => (window as unknown as { tapped: () => void }).tapped(),
			true
		);
	await page.addInitScript(listen);
	await page.evaluate(listen);
	return async () => {
		const before = taps;
		taps = 0;
		return before;
	};
}

/** From the household's page, where "Gõ cửa" leads as well: one person met, one skill practised. */
test('the commonest visits take eight taps at most', async () => {
	const { page } = phone;
	const [first, empty] = await householdLinks(page, 20);
	await readyOffline(page);
	await server.stop();
	const counted = await countTaps(page);
	const radio = (name: string) => page.getByRole('radio', { name, exact: true });
	const taps: number[] = [];
	const visit = async (door: string, answers: () => Promise<void>) => {
		await page.goto(door);
		await counted();
		await page.getByRole('link', { name: 'Ghi lượt thăm' }).click();
		await answers();
		await expect(savedHeading(page)).toBeVisible();
		taps.push(await counted());
	};

	await test.step('the first visit: uses VNeID alone, signs in with help', () =>
		visit(first!, async () => {
			await page.getByRole('checkbox').first().click();
			await radio('Rồi').click();
			await radio('Người dân tự làm').click();
			await nextQuestion(page);
			await radio('Được').click();
			await radio('Cùng làm').click();
			await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		}));

	await test.step('the next one asks only what can have changed: signs in alone by now', () =>
		visit(first!, async () => {
			await page.getByRole('checkbox').first().click();
			await expect(radio('Rồi')).toHaveCount(0);
			await radio('Được').click();
			await radio('Người dân tự làm').click();
			await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		}));

	await test.step('nobody at home', () =>
		visit(empty!, () => page.getByRole('button', { name: 'Vắng nhà' }).click()));

	expect(taps).toEqual([8, 5, 2]);
});

test('what was practised and where the house is reach the commune, the place only with the household’s yes', async () => {
	const { page } = phone;
	const [agreed, silent] = (await householdLinks(page, 20)) as [string, string];
	await fromAnotherPhone(server, 'tnv1', [
		{
			household: agreed.split('/').at(-1)!,
			type: 'consent-given',
			purpose: 'location',
			textVersion: 'location.1',
			how: 'spoken'
		}
	]);
	await sendNow(page);
	await everythingReceived(page);
	await readyOffline(page);
	await server.stop();
	const house = { latitude: 19.26431, longitude: 104.40214 };
	await page.context().setGeolocation({ ...house, accuracy: 2400 });

	await test.step('a household that said yes: looked for when the volunteer wants it', async () => {
		await meetHead(page, agreed);
		await answer(page, 'Rồi', 'Cùng làm');
		await page.getByRole('button', { name: 'Câu tiếp' }).click();
		await goOnUntil(page, 'Hôm nay đã hướng dẫn gì?');
		expect(await faultsOn(page)).toEqual([]);
		await page.getByRole('checkbox', { name: 'Kích hoạt VNeID' }).check();
		await goOnUntil(page, 'Ghi chú gì thêm không?');
		await page.getByRole('button', { name: 'Ghi vị trí' }).click();
		await expect(page.getByText('Máy chưa cho phép dùng vị trí')).toBeVisible();

		await page.context().grantPermissions(['geolocation'], { origin: server.url });
		await page.getByRole('button', { name: 'Ghi vị trí' }).click();
		// By the nearest mast: any house of the village could be meant.
		await expect(page.getByText('Đang tìm vị trí…')).toBeVisible();
		await page.context().setGeolocation({ ...house, accuracy: 12 });
		await expect(page.getByText('chính xác khoảng 12 m')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await page.getByRole('button', { name: 'Lưu lượt thăm' }).click();
		await expect(savedHeading(page)).toBeVisible();
		await expect(page.getByText('Đã hướng dẫn kích hoạt VNeID.')).toBeVisible();
		await expect(page.getByText('Đã ghi vị trí nhà.')).toBeVisible();
	});

	await test.step('a household that was not asked: nothing is looked for', async () => {
		await meetHead(page, silent);
		await answer(page, 'Chưa');
		await goOnUntil(page, 'Ghi chú gì thêm không?');
		await expect(page.getByRole('region', { name: 'Vị trí nhà' })).toHaveCount(0);
		await page.getByRole('button', { name: 'Lưu lượt thăm' }).click();
		await expect(savedHeading(page)).toBeVisible();
	});

	await server.start();
	await sendNow(page);
	await everythingReceived(page);
	const visits = await visitsOnServer(server);
	const of = (door: string) =>
		visits.find(({ _id }) => String(_id).includes(door.split('/').at(-1)!));
	expect(of(agreed)).toMatchObject({
		v: 2,
		taught: ['activated-on-phone'],
		personal: { place: { latitude: 19.26431, longitude: 104.40214, accuracyMetres: 12 } }
	});
	expect(of(silent)).toMatchObject({ v: 1 });
	expect(of(silent)).not.toHaveProperty('personal');
});

async function goOnUntil(page: Page, question: string): Promise<void> {
	const heading = page.getByRole('heading', { level: 1 });
	const goOn = page.locator('button[form="visit"]');
	while ((await heading.textContent()) !== question) {
		const here = page.url();
		await goOn.click();
		await expect.poll(() => page.url()).not.toBe(here);
		await expect(heading).not.toHaveText('');
	}
}
