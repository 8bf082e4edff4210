import { expect, test, type Page } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { communeServer, PASSWORD } from './support/village';
import { readyOffline, signIn } from './support/volunteer';

let server: ServerProcess;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer();
	phone = await Phone.open(server.url);
	await signIn(phone.page, 'tnv1');
});
test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

const OTHER_PHONE = '7777777777';
const NEXT = 'suối trong núi xanh';

const submit = (page: Page) => page.getByRole('button', { name: 'Đổi mật khẩu' }).click();

async function fill(page: Page, current: string, next: string, again = next): Promise<void> {
	await page.getByLabel('Mật khẩu đang dùng').fill(current);
	await page.getByLabel('Mật khẩu mới', { exact: true }).fill(next);
	await page.getByLabel('Gõ lại mật khẩu mới').fill(again);
}

async function isLetIn(token: string): Promise<boolean> {
	const headers = { authorization: `Bearer ${token}` };
	return (await fetch(`${server.url}/api/access`, { headers })).status === 200;
}

test('a person sees their devices, this one marked, and signs another out', async () => {
	const { page } = phone;
	const { token } = await server.signIn('tnv1', PASSWORD, OTHER_PHONE);
	await page.goto('/settings');
	await page.getByRole('link', { name: /^Thiết bị của tôi/ }).click();
	const rows = page.getByRole('list', { name: 'Thiết bị của tôi' }).getByRole('listitem');
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).toContainText('Máy này');
	await expect(rows.first().getByRole('button')).toHaveCount(0);
	expect(await faultsOn(page)).toEqual([]);

	await rows
		.nth(1)
		.getByRole('button', { name: /^Đăng xuất máy này/ })
		.click();
	await expect(page.getByRole('dialog')).toContainText('Bản ghi chưa gửi vẫn nằm trên máy ấy.');
	expect(await faultsOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Thôi' }).click();
	expect(await isLetIn(token)).toBe(true);

	await rows
		.nth(1)
		.getByRole('button', { name: /^Đăng xuất máy này/ })
		.click();
	await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
	await expect(rows.nth(1)).toContainText('Đã đăng xuất');
	expect(await isLetIn(token)).toBe(false);
});

test('without a network the devices say so and come with one button', async () => {
	const { page } = phone;
	await readyOffline(page);
	await server.stop();
	await page.goto('/settings/devices');
	await expect(page.getByText('Phần này cần mạng')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	await server.start();
	await page.getByRole('button', { name: 'Thử lại' }).click();
	await expect(page.getByText('Máy này', { exact: true })).toBeVisible();
});

test('a new password counts from then on and signs the other devices out', async () => {
	const { page } = phone;
	const { token } = await server.signIn('tnv1', PASSWORD, OTHER_PHONE);
	await page.goto('/settings');
	await page.getByRole('link', { name: /^Đổi mật khẩu/ }).click();

	await test.step('what is amiss is said beside its field, which has the focus', async () => {
		await submit(page);
		await expect(page.getByText('Nhập mật khẩu đang dùng.')).toBeVisible();
		await expect(page.getByLabel('Mật khẩu đang dùng')).toBeFocused();
		await fill(page, PASSWORD, 'ngan');
		await submit(page);
		await expect(page.getByText('Mật khẩu mới cần ít nhất 8 ký tự.')).toBeVisible();
		await fill(page, PASSWORD, NEXT, `${NEXT}!`);
		await submit(page);
		await expect(page.getByText('Hai lần gõ chưa giống nhau.')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await fill(page, 'khong-phai-the', NEXT);
		await submit(page);
		await expect(page.getByText('Mật khẩu đang dùng chưa đúng.')).toBeVisible();
		await expect(page.getByLabel('Mật khẩu đang dùng')).toBeFocused();
	});

	await test.step('what was said of a field is not said of what stands there since', async () => {
		const next = page.getByLabel('Mật khẩu mới', { exact: true });
		const tooShort = page.getByText('Mật khẩu mới cần ít nhất 8 ký tự.');
		const heard = page.getByText('Bạn đã sửa ô này');
		await fill(page, PASSWORD, 'ngan');
		await submit(page);
		await expect(tooShort).toBeVisible();
		await expect(next).toHaveAttribute('aria-invalid', 'true');
		await next.press('End');
		await next.press('x');
		await expect(tooShort).toHaveCount(0);
		await expect(next).not.toHaveAttribute('aria-invalid');
		await expect(page.locator('[aria-live=polite]').filter({ has: heard })).toHaveCount(1);
		expect(await faultsOn(page)).toEqual([]);
		// Handed in and found wrong once more, in the same words.
		await next.press('Enter');
		await expect(tooShort).toBeVisible();
		await expect(next).toBeFocused();
		await expect(heard).toHaveCount(0);

		const again = page.getByLabel('Gõ lại mật khẩu mới');
		await fill(page, PASSWORD, NEXT, `${NEXT}!`);
		await submit(page);
		await expect(again).toHaveAttribute('aria-invalid', 'true');
		// The two differed: either of them may be put right.
		await next.fill(`${NEXT}!`);
		await expect(again).not.toHaveAttribute('aria-invalid');
	});

	await test.step('a commune that does not answer costs nothing that was typed', async () => {
		await server.stop();
		await fill(page, PASSWORD, NEXT);
		await submit(page);
		await expect(page.getByText('Chưa nghe được xã trả lời')).toBeVisible();
		await expect(page.getByLabel('Gõ lại mật khẩu mới')).toHaveValue(NEXT);
		await server.start();
	});

	await submit(page);
	await expect(page.getByText('Đã đăng xuất 1 máy khác.')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	expect(await isLetIn(token)).toBe(false);
	await expect(server.signIn('tnv1', PASSWORD)).rejects.toThrow('401');
	await server.signIn('tnv1', NEXT);
	await page.goto('/settings/devices');
	await expect(page.getByText('Máy này', { exact: true })).toBeVisible();
});
