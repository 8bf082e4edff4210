import { expect, test } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { BadLink } from '../support/sync/bad-link';
import { faultsOn } from './support/axe';
import { fillVillage } from './support/long-list';
import { communeServer, VILLAGE } from './support/village';
import { readyOffline, signIn } from './support/volunteer';

/** More than one answer of the server holds. */
const HOUSEHOLDS = 720;

let server: ServerProcess;
let link: BadLink;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer();
	await fillVillage(server, { village: VILLAGE.id, households: HOUSEHOLDS });
	link = await BadLink.to(server.url);
	phone = await Phone.open(link.url);
});
test.afterEach(async () => {
	await phone.dispose();
	await link.close();
	await server.dispose();
});

test('a village received halfway says so wherever someone might rely on it, and is completed later', async () => {
	const { page } = phone;
	const rows = page.locator('main a[href^="/households/0"]');
	const search = page.getByLabel('Tìm hộ, người');

	await test.step('the first part comes, then the link is gone', async () => {
		const isAfterTheFirstPart = (path: string) =>
			path.includes('_changes') && !path.includes('since=0');
		link.fate = ({ path }) => {
			// A pack comes whole or goes on where it was cut; page by page is what can stop halfway.
			if (path.includes('/api/packs/')) return 'stumble';
			return isAfterTheFirstPart(path) ? 'silence' : 'pass';
		};
		await signIn(page, 'tnv1');
		await page.goto('/households');
		await expect(rows.first()).toBeVisible();
		await readyOffline(page);
		await server.stop();
		link.fate = () => 'cut-the-answer';
		await page.reload();
	});

	await test.step('the list and a search that finds nothing are not sure of themselves', async () => {
		await expect(page.getByText('Danh sách này chưa nhận đủ.')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await search.fill('Lường Thị Chưa Có');
		await expect(page.getByText(/^Chưa thấy ".*" trong phần đã nhận$/)).toBeVisible();
		await expect(page.getByText(/Nhận đủ rồi hãy tìm lại/)).toBeVisible();
		await search.fill('');
		await page.getByRole('button', { name: /Đã bao phủ/ }).click();
		await expect(page.getByText('Phần đã nhận chưa có hộ nào: Đã bao phủ')).toBeVisible();
	});

	await test.step('nor is a name that was not found among the similar ones', async () => {
		await page.goto('/households/new');
		await page.getByLabel('Họ và tên').fill('Lường Thị Chưa Có');
		await expect(page.getByText(/^Mới nhận \d+ hộ về máy, có thể chưa thấy hết/)).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await page.getByLabel('Họ và tên').fill('');
	});

	await test.step('so do the sync page and the choice of villages', async () => {
		await page.goto('/sync');
		await expect(page.getByText(`Chưa nhận đủ danh sách: ${VILLAGE.title}.`)).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await page.goto('/villages');
		await expect(page.getByText(/^Đã nhận \d+ hộ, chưa đủ$/)).toBeVisible();
	});

	await test.step('the rest comes, to the last row of the list', async () => {
		await server.start();
		link.fate = () => 'pass';
		await page.goto('/sync');
		await page.getByRole('button', { name: /^(Gửi ngay|Thử gửi ngay)$/ }).click();
		await page.goto('/households');
		await page.getByRole('button', { name: /Tất cả/ }).click();
		await expect(page.getByRole('button', { name: `${HOUSEHOLDS} Tất cả` })).toBeVisible({
			timeout: 60_000
		});
		await expect(page.getByText('Danh sách này chưa nhận đủ.')).toHaveCount(0);
		await search.fill('Lường Thị Chưa Có');
		await expect(page.getByText('Không thấy "Lường Thị Chưa Có"')).toBeVisible();
		await search.fill('');

		await expect(async () => {
			await page.mouse.wheel(0, 20_000);
			expect(await rows.count()).toBe(HOUSEHOLDS);
		}).toPass();
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		await expect(rows.last()).toBeInViewport();
	});
});
