import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { OFFICE_PC, Phone, PHONE } from '../support/phone';
import { startServer, type ServerProcess } from '../support/server-process';
import { sheet } from './support/village';
import { answer, householdLinks, meetHead, nextQuestion, save, signIn } from './support/volunteer';

/** Pictures of the main screens for the documentation, of the made-up commune: `npm run screenshots`. */

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const DEMO_PASSWORD = 'go-cua-demo';

const SIZES = { 360: PHONE, 1280: OFFICE_PC } as const;
type Width = 360 | 1280;

async function take(page: Page, name: string, width: Width): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: `${FOLDER}${name}-${width}.png`, animations: 'disabled' });
	console.log(`${name}-${width}.png`);
}

async function chooseTheme(page: Page, name: string): Promise<void> {
	await page.goto('/settings');
	await page.getByRole('radio', { name }).check();
}

async function openList(page: Page): Promise<string[]> {
	const doors = await householdLinks(page, 20);
	// Beside a household the list scrolls by itself.
	await page.getByLabel('Tìm hộ, người').scrollIntoViewIfNeeded();
	await page.evaluate(() => scrollTo(0, 0));
	return doors;
}

async function ofVolunteer(page: Page, width: Width): Promise<void> {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('/sign-in');
	await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
	await take(page, 'sign-in', width);
	await signIn(page, 'tnv1', DEMO_PASSWORD);
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
	await page.getByRole('checkbox').first().check();
	await page.getByRole('checkbox').first().blur();
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

async function ofOfficer(page: Page): Promise<void> {
	await signIn(page, 'canbo', DEMO_PASSWORD);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('/board');
	await expect(page.getByText('Xóm 10').first()).toBeVisible();
	await expect(page.getByText('Chưa nhận đủ từ')).toHaveCount(0, { timeout: 60_000 });
	await take(page, 'board', 1280);
}

/** Somebody who sees numbers alone, and a volunteer whose only village is taken away in the middle of a visit. */
async function ofProvince(page: Page): Promise<void> {
	await signIn(page, 'tinh', DEMO_PASSWORD);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await expect(page.getByText('Xóm 10').first()).toBeVisible();
	await take(page, 'numbers', 1280);
}

async function ofTakenAway(page: Page): Promise<void> {
	await signIn(page, 'tnv2', DEMO_PASSWORD);
	const [door] = await openList(page);
	await page.goto(`${door}/visit`);
	await page.getByRole('checkbox').first().check();
	await page.goto(door!);
	await command('user', 'set-villages', 'tnv2', '--villages', '');
	await page.goto('/sync');
	await page.getByRole('button', { name: 'Gửi ngay' }).click();
	await expect(page.getByText(/không còn giao cho bạn/)).toBeVisible();
	await page.getByRole('button', { name: 'Gửi ngay' }).blur();
	await take(page, 'taken-away', 360);
}

async function command(...args: string[]): Promise<void> {
	const { code, stderr } = await server.command(args);
	if (code !== 0) throw new Error(stderr);
}

async function onDevice(
	server: ServerProcess,
	width: Width,
	walk: (page: Page) => Promise<void>
): Promise<void> {
	const device = await Phone.open(server.url, { viewport: SIZES[width] });
	try {
		await walk(device.page);
	} finally {
		await device.dispose();
	}
}

await mkdir(FOLDER, { recursive: true });
const server = await startServer({ demo: true });
try {
	for (const width of [360, 1280] as const)
		await onDevice(server, width, (page) => ofVolunteer(page, width));
	await onDevice(server, 1280, ofOfficer);
	await command(
		...['user', 'add', 'tinh', '--title', 'Vi Văn Thắng', '--role', 'province-viewer'],
		...['--password', DEMO_PASSWORD]
	);
	await onDevice(server, 1280, ofProvince);
	await onDevice(server, 360, ofTakenAway);
} finally {
	await server.dispose();
}
