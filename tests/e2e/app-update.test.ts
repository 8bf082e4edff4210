import { expect, test, type Page } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { ReleasingProxy } from './support/releasing-proxy';
import { communeServer } from './support/village';
import { signIn } from './support/volunteer';

let server: ServerProcess;
let release: ReleasingProxy;
let phone: Phone;

test.beforeAll(async () => {
	server = await communeServer();
	release = await ReleasingProxy.start(server.url);
	phone = await Phone.open(release.url);
});
test.afterAll(async () => {
	await phone.dispose();
	await release.stop();
	await server.dispose();
});

test('a new version waits until the form is left, is taken when the volunteer says so, and keeps what was typed', async () => {
	const { page } = phone;
	const prompt = page.getByText('Có bản mới của Gõ Cửa');
	const name = page.getByLabel('Họ và tên');

	await signIn(page, 'tnv1');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.reload();
	await expect.poll(() => page.evaluate(isControlled)).toBe(true);

	await test.step('in the middle of a form nothing is said', async () => {
		await page.goto('/households/new');
		await name.fill('Lô Văn Nửa Ch');
		release.newVersion();
		await page.evaluate(() => navigator.serviceWorker.ready.then((worker) => worker.update()));
		await expect.poll(() => page.evaluate(hasWaitingVersion)).toBe(true);
		await page.getByLabel('Gọi là').fill('anh Nửa');
		await expect(prompt).toBeHidden();
	});

	await test.step('elsewhere it is offered, and taken', async () => {
		await page.goto('/more');
		await expect(prompt).toBeVisible();
		const reloaded = page.waitForEvent('load');
		await page.getByRole('button', { name: 'Dùng bản mới' }).click();
		await reloaded;
		await expect.poll(() => page.evaluate(hasWaitingVersion)).toBe(false);
		await expect(prompt).toBeHidden();
	});

	await test.step('the half-typed household is still there, with the server gone too', async () => {
		await server.stop();
		await page.goto('/households/new');
		await expect(name).toHaveValue('Lô Văn Nửa Ch');
	});
});

test('every screen opens by its own address without a server after one visit', async () => {
	await server.restart();
	const other = await Phone.open(server.url);
	const { page } = other;
	await signIn(page, 'tnv1');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await server.stop();

	for (const [address, heading] of [
		['/more', 'Thêm'],
		['/settings', 'Cài đặt'],
		['/villages', 'Chọn thôn, bản'],
		['/no/such/page', 'Không có trang này']
	] as const) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	}
	await expectFontLoaded(page);
	await other.dispose();
});

const isControlled = () => navigator.serviceWorker.controller !== null;

const hasWaitingVersion = async () => {
	const registration = await navigator.serviceWorker.getRegistration();
	return registration?.waiting !== null && registration?.waiting !== undefined;
};

async function expectFontLoaded(page: Page): Promise<void> {
	const loaded = await page.evaluate(async () => {
		await document.fonts.ready;
		return [...document.fonts]
			.filter(({ status }) => status === 'loaded')
			.map(({ family }) => family.replaceAll('"', ''));
	});
	expect(loaded).toContain('Be Vietnam Pro');
}
