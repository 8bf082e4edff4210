import type { Page } from '@playwright/test';
import { sheet } from '../support/village';
import { answer, householdLinks, meetHead, nextQuestion, save, signIn } from '../support/volunteer';
import { DEMO_PASSWORD, expect, take, type Width } from './take';

async function chooseTheme(page: Page, name: string): Promise<void> {
	await page.goto('/settings');
	await page.getByRole('radio', { name }).check();
}

export async function openList(page: Page): Promise<string[]> {
	const doors = await householdLinks(page, 20);
	// Beside a household the list scrolls by itself.
	await page.getByLabel('Tìm hộ, người').scrollIntoViewIfNeeded();
	await page.evaluate(() => scrollTo(0, 0));
	return doors;
}

export async function ofVolunteer(page: Page, width: Width): Promise<void> {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('/sign-in');
	await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
	await take(page, 'sign-in', width);
	await signIn(page, 'tnv1', DEMO_PASSWORD);
	await page.goto('/today');
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	await expect(page.locator('main a[href^="/households/0"]').first()).toBeVisible();
	await take(page, 'today', width);
	const doors = await openList(page);
	await take(page, 'households', width);
	if (width === 360) await inOtherThemes(page);

	await page.goto('/households/new');
	await expect(page.getByRole('heading', { level: 1, name: 'Thêm hộ' })).toBeVisible();
	await take(page, 'new-household', width);

	await page.goto(await visitedDoor(page, doors));
	await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	await take(page, 'household', width);

	await ofVisit(page, await unvisitedDoor(page), width);
	await ofImport(page, width);
}

async function inOtherThemes(page: Page): Promise<void> {
	for (const [name, theme] of [
		['sunlight', 'Ngoài nắng'],
		['dark', 'Tối']
	] as const) {
		await chooseTheme(page, theme);
		await openList(page);
		await take(page, `households-${name}`, 360);
	}
	await chooseTheme(page, 'Sáng');
}

async function visitedDoor(page: Page, doors: string[]): Promise<string> {
	for (const door of doors) {
		await page.goto(door);
		await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
		if (await page.getByRole('heading', { name: 'Các lượt thăm' }).isVisible()) return door;
	}
	throw new Error('the made-up commune has no visited household');
}

async function unvisitedDoor(page: Page): Promise<string> {
	await page.goto('/households?filter=not-visited');
	const links = page.locator('main a[href^="/households/0"]');
	await expect(links.first()).toBeVisible();
	return (await links.first().getAttribute('href'))!;
}

async function ofVisit(page: Page, door: string, width: Width): Promise<void> {
	await page.goto(`${door}/visit`);
	await expect(page.getByRole('checkbox').first()).toBeVisible();
	await take(page, 'visit-who', width);
	await meetHead(page, door);
	await answer(page, 'Rồi', 'Người dân tự làm');
	await page.evaluate(() => scrollTo(0, 0));
	await take(page, 'visit-skill', width);
	await nextQuestion(page);
	await answer(page, 'Được', 'Cùng làm');
	await save(page);
	await expect(page.getByRole('button', { name: /^Hoàn tác/ })).toBeVisible();
	await take(page, 'saved', width);
	await page.goto('/sync');
	await expect(page.getByRole('heading', { name: 'Xã đã nhận tất cả' })).toBeVisible();
	await take(page, 'sync', width);
}

async function ofImport(page: Page, width: Width): Promise<void> {
	await page.goto('/import');
	await page.setInputFiles('input[type=file]', sheet('bản-Huồi-Cọ-danh-sách.xlsx'));
	const toCheck = page.getByRole('button', { name: 'Tiếp: xem lại' });
	await expect(toCheck).toBeVisible();
	await toCheck.click();
	await expect(page.getByRole('heading', { name: 'Xem lại' })).toBeVisible();
	// The rows that are not brought are what a person has to look at here.
	await page
		.getByText(/dòng không nhập được/)
		.evaluate((summary) => summary.scrollIntoView({ block: 'center' }));
	await take(page, 'import-check', width);
}
