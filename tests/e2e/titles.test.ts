import { expect, test, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { communeServer } from './support/village';
import { meetHead, signIn } from './support/volunteer';

/** Browsers keep the titles of pages in files of their own, where erasing a household does not reach them. */

const NAME = 'Moong Thị Ẩn Lánh';
const CALLED = 'Bà Kín';
const IN_HOUSE = 'Moong Văn Giấu';
const NAMES = ['Moong', 'Lánh', 'Giấu', 'Kín'];

let server: ServerProcess;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer();
	phone = await Phone.open(server.url);
});
test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** Every address of the application, `/households/[id]/visit` as the folders have it. */
const addresses = (): string[] =>
	readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('+page.svelte'))
		.map((path) => `/${relative('.', join(path, '..'))}`.replace(/\/\.?$/, ''))
		.map((path) => (path === '' ? '/' : path));

async function registered(page: Page, name: string): Promise<string> {
	await page.goto('/households/new');
	await page.getByLabel('Họ và tên').fill(name);
	await page.getByText('Thêm chi tiết').click();
	await page.getByLabel('Gọi là').fill(CALLED);
	await page.getByRole('button', { name: 'Lưu hộ này' }).click();
	await page.waitForURL(/\/households\/0[0-9A-Z]{25}$/);
	return new URL(page.url()).pathname;
}

/** All titles the page has had since it was opened, also those that stood for a moment. */
const titles = (page: Page): Promise<string[]> =>
	page.evaluate(() => (globalThis as unknown as { titles: string[] }).titles);

/** As a tap on a link does: the application stays, and its screen changes. */
async function walkTo(page: Page, path: string): Promise<void> {
	const before = await page.evaluate(() => JSON.stringify(history.state));
	await page.evaluate((href) => {
		const link = Object.assign(document.createElement('a'), { href });
		document.querySelector('main')?.append(link);
		link.click();
		link.remove();
	}, path);
	await page.waitForFunction(
		([before, path]) =>
			JSON.stringify(history.state) !== before || location.pathname + location.search === path,
		[before, path] as const
	);
}

test('no screen has the name of anybody in its title', async () => {
	const { page } = phone;
	await page.addInitScript(() => {
		const seen: string[] = [];
		Object.assign(globalThis, { titles: seen });
		new MutationObserver(() => {
			if (seen.at(-1) !== document.title) seen.push(document.title);
		}).observe(document, { subtree: true, childList: true, characterData: true });
	});
	const all: string[] = [];
	const leave = async () => void all.push(...(await titles(page)));

	await signIn(page, 'tnv1');
	const door = await registered(page, NAME);
	const twin = await registered(page, IN_HOUSE);
	await leave();
	const idOf = (path: string) => path.split('/')[2] ?? '';
	await page.goto(door);
	const member = page.locator(`a[href^="${door}/members/0"]`).first();
	const memberId = ((await member.getAttribute('href')) ?? '').split('/').at(-1) ?? '';
	await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
	await leave();

	await test.step('a visit asks for each skill by name', async () => {
		await meetHead(page, door);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(/Kín|Lánh/);
		await leave();
	});

	const values: Readonly<Record<string, string>> = {
		'[id]': idOf(door),
		'[memberId]': memberId,
		'[code]': idOf(door),
		'[name]': 'tnv1',
		'[lesson]': `sign-in?household=${idOf(door)}&member=${memberId}`
	};
	for (const address of addresses()) {
		const path = address.replace(/\[\w+\]/g, (part) => values[part] ?? part);
		for (const query of path.endsWith('/merge') ? ['', `?with=${idOf(twin)}`] : [''])
			await test.step(`${address}${query && ' with another household'}`, async () => {
				await walkTo(page, `${path}${query}`);
				await expect(page).toHaveTitle(/Gõ Cửa/);
				await expect(page.getByRole('main')).toHaveText(/\p{L}/u);
				await expect(page.locator('.skeleton')).toHaveCount(0);
				// Said by a screen reader as soon as the address changes, and not once more when the screen is whole.
				const announced = (await page.locator('#svelte-announcer').textContent()) ?? '';
				// Of a visit, before it is known which question it goes on with; with nothing saved, that page leads back to it.
				if (address.endsWith('/visit')) expect.soft(announced).toMatch(/^Lượt thăm/);
				else if (!address.endsWith('/visit/saved'))
					expect.soft(announced, `what is read out at ${address}`).toBe(await page.title());
			});
	}
	await leave();
	expect(new Set(all).size, 'screens are told apart').toBeGreaterThan(25);
	for (const title of all)
		for (const name of NAMES) expect(title, 'the title of a screen').not.toContain(name);
});
