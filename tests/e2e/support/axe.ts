import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The level this application promises: WCAG 2.2 AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Further rows of a list are made as these are; a hundred take five times as long as the rest of a screen. */
const FURTHER_ROWS = 'main li:nth-child(n + 13)';

/**
 * What axe finds against it on the screen as it stands.
 *
 * @property wholeLists also the rows of a list that come after a dozen
 */
export async function faultsOn(page: Page, { wholeLists = false } = {}): Promise<string[]> {
	const look = axe(page).options({
		runOnly: { type: 'tag', values: WCAG },
		resultTypes: ['violations']
	});
	if (!wholeLists) look.exclude(FURTHER_ROWS);
	const { violations } = await look.analyze();
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
	const again = await axe(page).include(target).withRules(['target-size']).analyze();
	return again.violations.length > 0;
}

/** Run in the page itself: there are no frames here, for which axe would open another page and put results together. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();
