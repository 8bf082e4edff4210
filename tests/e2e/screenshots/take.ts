import { fileURLToPath } from 'node:url';
import { expect as expecting, type Page } from '@playwright/test';
import { OFFICE_PC, PHONE } from '../../support/phone';

export const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
export const DEMO_PASSWORD = 'go-cua-demo';

/** Pictures are taken beside other work. */
export const expect = expecting.configure({ timeout: 60_000 });

export const SIZES = { 360: PHONE, 1280: OFFICE_PC } as const;
export type Width = keyof typeof SIZES;

export async function take(page: Page, name: string, width: Width): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: `${FOLDER}${name}-${width}.png`, animations: 'disabled' });
	console.log(`${name}-${width}.png`);
}
