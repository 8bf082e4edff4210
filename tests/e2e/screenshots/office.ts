import type { Page } from '@playwright/test';
import { signIn } from '../support/volunteer';
import { DEMO_PASSWORD, expect, take } from './take';
import { openList } from './volunteer';

/** Of the server, in the commune's office. */
export type Command = (...args: string[]) => Promise<void>;

export async function ofOfficer(page: Page): Promise<void> {
	await signIn(page, 'canbo', DEMO_PASSWORD);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('/board');
	await expect(page.getByText('Xóm 10').first()).toBeVisible();
	await expect(page.getByText('Chưa nhận đủ từ')).toHaveCount(0, { timeout: 60_000 });
	await take(page, 'board', 1280);
	for (const screen of ['numbers', 'requests', 'directory', 'submissions'] as const) {
		await page.goto(`/${screen}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.waitForTimeout(1000);
		await take(page, screen, 1280);
	}
}

/** Somebody who sees numbers alone, and a volunteer whose only village is taken away in the middle of a visit. */
export async function ofProvince(page: Page): Promise<void> {
	await signIn(page, 'tinh', DEMO_PASSWORD);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await expect(page.getByText('Xóm 10').first()).toBeVisible();
	await take(page, 'numbers', 1280);
}

export async function ofTakenAway(page: Page, command: Command): Promise<void> {
	await signIn(page, 'tnv2', DEMO_PASSWORD);
	const [door] = await openList(page);
	await page.goto(`${door}/visit`);
	await page.getByRole('checkbox').first().click();
	await page.getByRole('button', { name: /^Tiếp/ }).click();
	await expect(page.getByRole('radio').first()).toBeVisible();
	await page.goto(door!);
	await command('user', 'set-villages', 'tnv2', '--villages', '');
	await page.goto('/sync');
	await page.getByRole('button', { name: 'Gửi ngay' }).click();
	await expect(page.getByText(/không còn giao cho bạn/)).toBeVisible();
	await page.getByRole('button', { name: 'Gửi ngay' }).blur();
	await take(page, 'taken-away', 360);
}
