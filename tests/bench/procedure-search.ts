import type { Page } from '@playwright/test';
import { slowDown } from './in-browser';
import { percentile, timeFigure, type Figure } from './figures';

/** As people say it, by paper, by code, with slips; each finds others than the one before, so that the screen changes. */
const TEXTS = [
	'con moi sinh',
	'mat the',
	'giay chung sinh',
	'tien nguoi gia',
	'1.004222',
	'toi muon lam giay khai sinh cho con',
	'bang lai',
	'thuowngf trus',
	'so do',
	'k'
];
const ROUNDS = 3;

/** From the key to the frame with its answer, on the page of procedures, four times slower. */
export async function procedureSearchFigure(page: Page): Promise<Figure> {
	await slowDown(page, 4);
	await page.goto('/procedures');
	const field = page.getByRole('search').getByRole('textbox');
	await field.waitFor();
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round++)
		for (const text of TEXTS) {
			// What the letter before brought is on the screen whole, as when a thumb types.
			await page.waitForTimeout(300);
			times.push(
				await field.evaluate(async (element: HTMLInputElement, typed) => {
					const main = document.querySelector('main');
					const search = element.closest('[role=search]');
					if (!main || !search) throw new Error('no page of procedures');
					const changed = new Promise<void>((resolve) => {
						const observer = new MutationObserver((changes) => {
							// The field itself changes at once; what was found stands below it.
							if (changes.every(({ target }) => search.contains(target))) return;
							observer.disconnect();
							requestAnimationFrame(() => setTimeout(resolve));
						});
						observer.observe(main, { childList: true, subtree: true, characterData: true });
					});
					const started = performance.now();
					element.value = typed;
					element.dispatchEvent(new InputEvent('input', { bubbles: true }));
					await changed;
					return performance.now() - started;
				}, text)
			);
		}
	return timeFigure(
		`search of procedures, key to frame, ×4 (p95 of ${times.length})`,
		percentile(times, 0.95),
		50
	);
}
