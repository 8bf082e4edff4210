import { expect, test, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { keyboardFaultsOn } from './support/keyboard';
import { usePhones } from './support/phones';
import { communeServer, VILLAGE } from './support/village';
import { householdLinks, signIn } from './support/volunteer';

interface Places {
	household: string;
	member: string;
	submission: string;
}

type Screens = Record<string, (places: Places) => string>;

const at = (path: string) => () => path;

/** Every address of the application, each with an example of it; those who look are who meets it most. */
const OF_THE_VOLUNTEER: Screens = {
	'/today': at('/today'),
	'/households': at('/households'),
	'/households/new': at('/households/new'),
	'/households/new/refused': at('/households/new/refused'),
	'/households/[id]': ({ household }) => household,
	'/households/[id]/ask': ({ household }) => `${household}/ask`,
	'/households/[id]/change': ({ household }) => `${household}/change`,
	'/households/[id]/consent': ({ household }) => `${household}/consent`,
	'/households/[id]/edit': ({ household }) => `${household}/edit`,
	'/households/[id]/export': ({ household }) => `${household}/export`,
	'/households/[id]/members/[memberId]': ({ member }) => member,
	'/households/[id]/members/[memberId]/edit': ({ member }) => `${member}/edit`,
	'/households/[id]/members/new': ({ household }) => `${household}/members/new`,
	'/households/[id]/merge': ({ household }) => `${household}/merge`,
	'/households/[id]/move': ({ household }) => `${household}/move`,
	'/households/[id]/requests': ({ household }) => `${household}/requests`,
	'/households/[id]/scope': ({ household }) => `${household}/scope`,
	'/households/[id]/split': ({ household }) => `${household}/split`,
	'/households/[id]/submissions/[submission]': ({ submission }) => submission,
	'/households/[id]/submissions/new': ({ household }) =>
		`${household}/submissions/new?procedure=dang-ky-khai-sinh`,
	'/households/[id]/visit': ({ household }) => `${household}/visit`,
	'/households/[id]/visit/saved': ({ household }) => `${household}/visit/saved`,
	'/h/[code]': ({ household }) => household.replace('/households/', '/h/'),
	'/cards': at('/cards'),
	'/directory': at('/directory'),
	'/enrol': at('/enrol'),
	'/look-back': at('/look-back'),
	'/more': at('/more'),
	'/procedures': at('/procedures'),
	'/procedures/[id]': at('/procedures/dang-ky-khai-sinh'),
	'/procedures/[id]/start': at('/procedures/dang-ky-khai-sinh/start'),
	'/procedures/[id]/slip': at('/procedures/dang-ky-khai-sinh/slip'),
	'/requests': at('/requests'),
	'/requests/new': at('/requests/new?procedure=dang-ky-khai-sinh'),
	'/scan': at('/scan'),
	'/settings': at('/settings'),
	'/settings/devices': at('/settings/devices'),
	'/settings/password': at('/settings/password'),
	'/submissions': at('/submissions'),
	'/support': at('/support'),
	'/sync': at('/sync'),
	'/teach': at('/teach'),
	'/teach/[lesson]': at('/teach/activate'),
	'/teach/recordings': at('/teach/recordings'),
	'/villages': at('/villages')
};

const OF_THE_OFFICER: Screens = {
	'/': at('/'),
	'/board': at('/board'),
	'/directory/[id]': at('/directory/new'),
	'/import': at('/import'),
	'/numbers': at('/numbers'),
	'/people': at('/people'),
	'/people/[name]': at('/people/tnv1'),
	'/procedures/[id]/local': at('/procedures/dang-ky-khai-sinh/local'),
	'/procedures/new': at('/procedures/new'),
	'/review': at('/review'),
	'/review/[id]': ({ household }) => household.replace('/households/', '/review/'),
	'/settings/commune': at('/settings/commune'),
	'/support/read': at('/support/read?code=8MCW-QG00-04G0-3758'),
	'/withdrawals': at('/withdrawals')
};

const SIGNED_OUT: Screens = { '/sign-in': at('/sign-in') };

let server: ServerProcess | undefined;
const { open } = usePhones(() => server?.url ?? '');
test.afterEach(() => server?.dispose());

test('no screen is left out', () => {
	const pages = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`);
	const looked = [OF_THE_VOLUNTEER, OF_THE_OFFICER, SIGNED_OUT].flatMap(Object.keys);
	expect(looked.sort()).toEqual(pages.sort());
});

for (const { who, name, device, screens } of [
	{ who: 'a volunteer', name: 'tnv1', device: {}, screens: OF_THE_VOLUNTEER },
	{ who: 'an officer', name: 'canbo', device: { viewport: OFFICE_PC }, screens: OF_THE_OFFICER }
])
	test(`${who} uses every screen by keyboard, and no screen has a fault against WCAG 2.2 AA`, async () => {
		test.setTimeout(480_000);
		server = await communeServer({ withList: true });
		const { page } = await open({ isStill: true, ...device });
		await page.goto('/sign-in');
		if (name === 'tnv1') await look(page, '/sign-in', '/sign-in');
		await signIn(page, name);
		const places = await somewhere(page);
		for (const [screen, path] of Object.entries(screens)) await look(page, screen, path(places));
	});

async function somewhere(page: Page): Promise<Places> {
	await page.goto('/villages');
	await page.getByRole('button', { name: VILLAGE.title }).click();
	await expect(page).toHaveURL(/\/(households|today)/);
	const [household = ''] = await householdLinks(page, 1);
	await page.goto(household);
	const member = page.locator(`a[href^="${household}/members/0"]`).first();
	const places = { household, member: (await member.getAttribute('href')) ?? '' };
	return { ...places, submission: await submissionOf(page, household) };
}

async function submissionOf(page: Page, household: string): Promise<string> {
	await page.goto(`${household}/submissions/new?procedure=dang-ky-khai-sinh`);
	await page.getByRole('list', { name: 'Làm cho ai?' }).getByRole('button').first().click();
	await page.waitForURL(/\/submissions\/0/);
	return new URL(page.url()).pathname;
}

/** A fault is told with the screen's name; the walk goes on. */
async function look(page: Page, screen: string, path: string): Promise<void> {
	await page.goto(path);
	await expect(page.getByRole('heading', { level: 1 }), `${screen} has come`).toBeVisible();
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
	expect.soft(await faultsOn(page), `faults on ${screen}`).toEqual([]);
	expect.soft(await keyboardFaultsOn(page), `keyboard on ${screen}`).toEqual([]);
}
