import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The level this application promises: WCAG 2.2 AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against it on the screen as it stands. */
export async function faultsOn(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
	const faults: string[] = [];
	for (const { id, nodes } of violations)
		for (const { target, failureSummary } of nodes)
			if (id !== 'target-size' || (await isTooSmallInTheMiddle(page, target.join(' '))))
				faults.push(`${id} at ${target.join(' ')}: ${failureSummary}`);
	return faults;
}

/** What lay half under the bar at the bottom is small only until the thumb scrolls on. */
async function isTooSmallInTheMiddle(page: Page, target: string): Promise<boolean> {
	await page.locator(target).evaluate((element) => element.scrollIntoView({ block: 'center' }));
	const again = await new AxeBuilder({ page }).include(target).withRules(['target-size']).analyze();
	return again.violations.length > 0;
}
