import { expect, test, type Page } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { communeServer } from './support/village';
import { answer, householdLinks, meetHead, signIn } from './support/volunteer';

let server: ServerProcess;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
	phone = await Phone.open(server.url);
	await phone.page.addInitScript(() =>
		document.addEventListener('DOMContentLoaded', () => {
			document.documentElement.style.fontSize = '200%';
		})
	);
});
test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

test('with text twice as large nothing is cut off and no bar covers what is being filled in', async () => {
	test.setTimeout(300_000);
	const { page } = phone;
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await look(page, 'sign-in, name missing');
	await signIn(page, 'tnv1');
	const [door] = await householdLinks(page, 20);
	await look(page, 'household list');

	await page.goto(`${door}/visit`);
	await page.getByRole('button', { name: 'Vắng nhà' }).waitFor();
	await look(page, 'visit: who');
	await meetHead(page, door!);
	await answer(page, 'Rồi');
	await look(page, 'visit: skill');
	await page.getByRole('radio', { name: 'Không thể', exact: true }).check();
	await look(page, 'visit: why not');
	await page.getByRole('radio', { name: 'Chưa', exact: true }).check();
	for (const step of ['next-step', 'return', 'note', 'saved'])
		await test.step(step, async () => {
			while (!page.url().includes(step)) {
				const here = page.url();
				await page.locator('button[form="visit"]').click();
				await expect.poll(() => page.url()).not.toBe(here);
			}
			if (step === 'return') await page.getByRole('radio', { name: 'Ngày khác' }).check();
			await look(page, `visit: ${step}`);
		});

	const member = `${door}/members/new`;
	for (const path of [
		door!,
		member,
		`${door}/edit`,
		'/households/new',
		'/villages',
		'/sync',
		'/settings/devices',
		'/settings/password'
	]) {
		await page.goto(path);
		await look(page, path);
	}
});

async function look(page: Page, screen: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
	await page.evaluate(() => document.fonts.ready);
	expect.soft(await page.evaluate(outsideTheScreen), `beside “${screen}”`).toEqual([]);
	expect.soft(await page.evaluate(underABar), `under a bar on “${screen}”`).toEqual([]);
}

/** Everything that reaches past the left or right edge of the screen. */
function outsideTheScreen(): string[] {
	const { clientWidth } = document.documentElement;
	return [...document.querySelectorAll('body *')]
		.filter((element) => element.closest('.visually-hidden, .skip') === null)
		.filter((element) => {
			const { left, right, width } = element.getBoundingClientRect();
			return width > 0 && (left < -1 || right > clientWidth + 1);
		})
		.map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`);
}

/** What takes the focus and then lies under the bar at the bottom. */
function underABar(): string[] {
	const controls = document.querySelectorAll<HTMLElement>(
		'main :is(input:not([type=file]), textarea, select, button, a[href])'
	);
	return [...controls]
		.filter((control) => control.checkVisibility() && control.closest('.dock') === null)
		.filter((control) => {
			control.focus();
			const { left, top, width, height } = control.getBoundingClientRect();
			const there = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 24));
			return there?.closest('.dock, nav') != null;
		})
		.map((control) => control.getAttribute('aria-label') ?? control.textContent.trim());
}
