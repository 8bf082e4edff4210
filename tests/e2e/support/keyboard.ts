import { expect, type Locator, type Page } from '@playwright/test';

/** More than any screen has on the way to something. */
const MOST_STOPS = 60;

/** Presses Tab until `goal` has the focus; every stop on the way must show that it has it. */
export async function tabTo(
	page: Page,
	goal: Locator,
	key: 'Tab' | 'Shift+Tab' = 'Tab'
): Promise<void> {
	await expect(goal).toBeAttached();
	for (let stop = 0; stop < MOST_STOPS; stop++) {
		await page.keyboard.press(key);
		expect(await unmarkedFocus(page), 'every stop of the keyboard shows the focus').toBe('');
		if (await goal.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`the keyboard does not reach ${goal}`);
}

/** What has the focus without a line around it or around the card it belongs to; empty when it is well marked. */
const unmarkedFocus = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused || focused === document.body) return '';
		// A field may leave the line to its frame; a radio lies unseen over its card, which must show it in its stead.
		const around = [focused, focused.parentElement, focused.closest('label')];
		const isMarked = around.some((element) => {
			if (!element) return false;
			const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
			return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && opacity !== '0';
		});
		return isMarked ? '' : focused.outerHTML.slice(0, 200);
	});
