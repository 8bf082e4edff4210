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

/** More would be the rows of a long list, each like the one before. */
const MOST_LOOKED_AT = 80;

/**
 * Walks the whole screen by Tab, from its top.
 *
 * @returns what a hand on the keyboard would miss: controls that are never reached, and stops that do not show the focus
 */
export async function keyboardFaultsOn(page: Page): Promise<string[]> {
	const controls = await page.evaluate(markControls, MOST_LOOKED_AT);
	await page.evaluate(() => {
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		getSelection()?.removeAllRanges();
	});
	const reached = new Set<number>();
	const unmarked = new Set<string>();
	// Twice round: where the focus begins is the browser's to say.
	for (let stop = 0; stop < 2 * controls.length + 4 && reached.size < controls.length; stop++) {
		await page.keyboard.press('Tab');
		const here = await page.evaluate(
			() => (document.activeElement as HTMLElement | null)?.dataset['control']
		);
		if (here === undefined) continue;
		const isNew = !reached.has(Number(here));
		reached.add(Number(here));
		const fault = isNew ? await unmarkedFocus(page) : '';
		if (fault !== '') unmarked.add(fault);
	}
	// A button that shows more is gone once all of it is shown.
	const left = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('[data-control]')].map(({ dataset }) =>
			Number(dataset['control'])
		)
	);
	return [
		...controls
			.filter((_, i) => !reached.has(i) && left.includes(i))
			.map((html) => `never reached: ${html}`),
		...[...unmarked].map((html) => `does not show the focus: ${html}`)
	];
}

/** Numbers what can be used on the screen, one of each group of radios, and says what each is. */
function markControls(most: number): string[] {
	const groups = new Set<string>();
	const controls: string[] = [];
	const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
	for (const element of document.querySelectorAll<HTMLElement>(all)) {
		delete element.dataset['control'];
		if (controls.length >= most || element.matches(':disabled, [tabindex="-1"]')) continue;
		if (element.closest('[inert], details:not([open]) > :not(summary)')) continue;
		if (!element.checkVisibility({ visibilityProperty: true })) continue;
		if (element instanceof HTMLInputElement && element.type === 'radio') {
			const checked = [...document.querySelectorAll<HTMLInputElement>('input:checked')].some(
				({ name }) => name === element.name
			);
			if (groups.has(element.name) || (checked && !element.checked)) continue;
			groups.add(element.name);
		}
		element.dataset['control'] = String(controls.length);
		controls.push(element.outerHTML.slice(0, 160));
	}
	return controls;
}
