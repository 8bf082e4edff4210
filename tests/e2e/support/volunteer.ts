import { expect, type Page } from '@playwright/test';
import { PASSWORD, sheet } from './village';

/** What a person does with the application, in the words they see. */
export async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('Tên đăng nhập').fill(name);
	await page.getByLabel('Mật khẩu').fill(password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** The whole application is on the phone: from here on it opens without a network. */
export async function readyOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await page.reload();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Walks the import of a tidy list from choosing the file to the last page. */
export async function importList(page: Page, file: string, households: number): Promise<void> {
	await page.goto('/import');
	await page.setInputFiles('input[type=file]', sheet(file));
	const toCheck = page.getByRole('button', { name: 'Tiếp: xem lại' });
	const add = page.getByRole('button', { name: new RegExp(`^Thêm ${households} hộ`) });
	await expect(toCheck.or(add).first()).toBeVisible();
	if (await toCheck.isVisible()) await toCheck.click();
	await add.click();
	await expect(page.getByText(`Đã thêm ${households} hộ`, { exact: false }).first()).toBeVisible({
		timeout: 60_000
	});
}

/** The sync page says that the server has confirmed everything. */
export async function everythingReceived(page: Page): Promise<void> {
	await page.goto('/sync');
	await expect(page.getByRole('heading', { name: 'Xã đã nhận tất cả' })).toBeVisible({
		timeout: 60_000
	});
}

export async function sendNow(page: Page): Promise<void> {
	await page.goto('/sync');
	await page.getByRole('button', { name: /^(Gửi ngay|Thử gửi ngay)$/ }).click();
}

/** Addresses of the households in the list, in its order. */
export async function householdLinks(page: Page, count: number): Promise<string[]> {
	await page.goto('/households');
	const links = page.locator('main a[href^="/households/0"]');
	// Further rows come when the last one is scrolled to.
	await expect(async () => {
		await links.last().scrollIntoViewIfNeeded();
		expect(await links.count()).toBeGreaterThanOrEqual(count);
	}).toPass();
	return (await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))).slice(
		0,
		count
	);
}

export const savedHeading = (page: Page) =>
	page.getByRole('heading', { name: 'Đã lưu trên máy này' });

/** One tap at a door where nobody answers. */
export async function nobodyHome(page: Page, household: string): Promise<void> {
	await page.goto(`${household}/visit`);
	await page.getByRole('button', { name: 'Vắng nhà' }).click();
	await expect(savedHeading(page)).toBeVisible();
}

/** Ticks the first person of the household and goes to the first question. */
export async function meetHead(page: Page, household: string): Promise<void> {
	await page.goto(`${household}/visit`);
	await page.getByRole('checkbox').first().click();
	const question = page.getByRole('radio', { name: 'Rồi' });
	const further = page.getByRole('button', { name: /^Tiếp: / });
	// Where the list knows one person only, ticking them goes on by itself.
	await expect(question.or(further)).toBeVisible();
	if (await further.isVisible()) await further.click();
	await expect(question).toBeVisible();
}

/** Answers the question on the screen: what, and who did the steps when it was a yes. */
export async function answer(
	page: Page,
	what: 'Rồi' | 'Được' | 'Chưa' | 'Không hỏi',
	who?: 'Người dân tự làm' | 'Cùng làm' | 'Tình nguyện viên làm'
): Promise<void> {
	await page.getByRole('radio', { name: what, exact: true }).check();
	if (who) await page.getByRole('radio', { name: who }).check();
}

export const nextQuestion = (page: Page): Promise<void> =>
	page.getByRole('button', { name: 'Câu tiếp' }).click();

export async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(savedHeading(page)).toBeVisible();
}

/** The head is seen to do all three by themself: the household is covered. */
export async function seenCapable(page: Page, household: string): Promise<void> {
	await meetHead(page, household);
	await answer(page, 'Rồi', 'Người dân tự làm');
	await nextQuestion(page);
	await answer(page, 'Được', 'Người dân tự làm');
	await nextQuestion(page);
	await answer(page, 'Được', 'Người dân tự làm');
	await save(page);
}
