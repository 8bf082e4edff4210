import type { Page } from '@playwright/test';
import { householdLinks } from '../support/volunteer';
import { expect, take, type Width } from './take';

/** From the need of a family to the dossier that waits for a signal; of the volunteer who is signed in. */
export async function ofSubmission(page: Page, width: Width): Promise<void> {
	const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
	const link = (name: string | RegExp) => page.getByRole('link', { name, exact: true });

	const [door = ''] = await householdLinks(page, 1);
	await page.goto(door);
	await link(/^Giúp làm thủ tục/).click();
	await page.getByLabel('Bạn cần giúp việc gì?').fill('con moi sinh');
	await expect(link(/^Đăng ký khai sinh/)).toBeVisible();
	await page.getByLabel('Bạn cần giúp việc gì?').blur();
	await take(page, 'procedures', width);
	await link(/^Đăng ký khai sinh/).click();
	await button('Có bản giấy').click();
	await expect(link('Bắt đầu cùng người dân')).toBeVisible();
	await page.evaluate(() => scrollTo(0, 0));
	await take(page, 'procedure', width);
	await link('Bắt đầu cùng người dân').click();
	await page.getByRole('list', { name: 'Làm cho ai?' }).getByRole('button').first().click();
	await expect(link(/^Làm (trước )?các bước/)).toBeVisible();
	await take(page, 'papers', width);
	await link(/^Làm (trước )?các bước/).click();
	for (const step of [1, 2, 3]) {
		await expect(page.getByText(`Bước ${step} trong 7`)).toBeVisible();
		await button('Người dân tự làm').click();
	}
	await expect(page.getByText('Bước 4 trong 7')).toBeVisible();
	await page.evaluate(() => scrollTo(0, 0));
	await take(page, 'step', width);
	await page.goto('/submissions');
	await expect(page.getByText('Đăng ký khai sinh').first()).toBeVisible();
	await take(page, 'submissions', width);
	await page.goto('/teach');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await take(page, 'teach', width);
}
