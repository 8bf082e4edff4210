import { expect, test, type Page } from '@playwright/test';
import { Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { draftKept } from './support/drafts';
import { OlderRelease } from './support/older-release';
import { communeServer, entriesOnServer, visitsOnServer } from './support/village';
import {
	everythingReceived,
	householdLinks,
	nobodyHome,
	readyOffline,
	savedHeading,
	sendNow,
	signIn
} from './support/volunteer';

let server: ServerProcess;
let release: OlderRelease;
let phone: Phone;

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
	release = await OlderRelease.of(server.url);
	phone = await Phone.open(release.url);
});
test.afterEach(async () => {
	await phone.dispose();
	await release.stop();
	await server.dispose();
});

const CODE = '482913';

test('a visit the commune refuses is mended on the sync page and arrives once, on the day it was made', async () => {
	const { page } = phone;
	await signIn(page, 'tnv1');
	const [door, next] = (await householdLinks(page, 20)) as [string, string];
	await readyOffline(page);

	const refused =
		await test.step('at the door the phone’s older release takes the note', async () => {
			await server.stop();
			await meetSomebody(page, door, `Đã đăng nhập, mã kích hoạt ${CODE} còn hạn`);
			const entry = savedEntry(page);
			await nobodyHome(page, next);
			await server.start();
			return entry;
		});

	const mend = page.getByRole('button', { name: 'Sửa và gửi lại' });
	await test.step('the commune takes the other visit and says why not this one', async () => {
		await sendNow(page);
		await expect(page.getByRole('heading', { name: '1 bản ghi xã chưa nhận' })).toBeVisible();
		await expect(page.getByText('Xã chưa nhận: có mã giống mã OTP')).toBeVisible();
		await expect(page.getByText(/^Lượt thăm, hôm nay, \d\d:\d\d$/)).toBeVisible();
		expect((await visitsOnServer(server)).map(({ outcome }) => outcome)).toEqual(['no-one-home']);
		await page.goto(door);
		await expect(page.getByText(CODE)).toBeVisible();
		await expect(page.getByText('Xã chưa nhận: có mã giống mã OTP').first()).toBeVisible();
	});

	await test.step('what is half mended survives a killed browser', async () => {
		await page.goto('/sync');
		await mend.click();
		await expect(note(page)).toHaveValue(new RegExp(CODE));
		expect(await faultsOn(page)).toEqual([]);
		await note(page).fill('Đã tự đăng nhập');
		await draftKept(page, { person: 'tnv1', form: 'mend:', written: 'Đã tự đăng nhập' });
		await phone.kill();
		await phone.switchOn();
	});

	await test.step('the mended note is sent and the box is empty', async () => {
		const again = phone.page;
		await again.goto('/sync');
		await again.getByRole('button', { name: 'Sửa và gửi lại' }).click();
		await expect(note(again)).toHaveValue('Đã tự đăng nhập');
		await note(again).fill('Đã tự đăng nhập được');
		await again.getByRole('button', { name: 'Lưu và gửi lại' }).click();
		await expect(again.getByText('Đã lưu bản sửa để gửi thay bản cũ.')).toBeFocused();
		await everythingReceived(again);
		await expect(again.getByText('Hộp chưa nhận')).toHaveCount(0);
	});

	const visits = await visitsOnServer(server);
	expect(visits).toHaveLength(2);
	const mended = visits.find(({ outcome }) => outcome === 'met')!;
	expect(mended).toMatchObject({ personal: { note: 'Đã tự đăng nhập được' } });
	expect(momentOf(String(mended['_id']))).toBe(momentOf(refused));
	const all = await entriesOnServer(server);
	expect([...all.keys()]).not.toContain(refused);
	expect(JSON.stringify([...all.values()])).not.toContain(CODE);

	await test.step('the household shows one visit, received', async () => {
		await phone.page.goto(door);
		await expect(phone.page.getByText('Đã tự đăng nhập được')).toBeVisible();
		await expect(phone.page.getByText(CODE)).toHaveCount(0);
		await expect(visitsOf(phone.page)).toHaveCount(1);
		await expect(phone.page.getByText('Xã đã nhận', { exact: true }).first()).toBeVisible();
	});
});

test('a mended record that is refused again is back in the box, and can be mended again or left', async () => {
	const { page } = phone;
	await signIn(page, 'tnv1');
	const [door] = (await householdLinks(page, 20)) as [string];
	await meetSomebody(page, door, `mã kích hoạt ${CODE}`);
	await page.goto('/sync');
	for (const text of ['mã kích hoạt 550 128', 'mã kích hoạt tài khoản 77120']) {
		await expect(page.getByText('Xã chưa nhận: có mã giống mã OTP')).toBeVisible();
		await page.getByRole('button', { name: 'Sửa và gửi lại' }).click();
		await note(page).fill(text);
		await page.getByRole('button', { name: 'Lưu và gửi lại' }).click();
		await expect(page.getByText('Đã lưu bản sửa để gửi thay bản cũ.')).toBeVisible();
	}
	const heading = page.getByRole('heading', { name: '1 bản ghi xã chưa nhận' });
	await expect(heading).toBeVisible();
	await page.getByRole('button', { name: 'Gửi lại như cũ' }).click();
	await expect(page.getByText('Đã để gửi lại.')).toBeVisible();
	await expect(heading).toBeVisible();

	// A slip of the thumb on "mend" costs nothing: the old note is there still.
	await page.getByRole('button', { name: 'Sửa và gửi lại' }).click();
	await expect(note(page)).toHaveValue('mã kích hoạt tài khoản 77120');
	await page.getByRole('button', { name: 'Thôi' }).click();
	expect(await visitsOnServer(server)).toHaveLength(0);
	await page.goto(door);
	await expect(visitsOf(page)).toHaveCount(1);
});

const note = (page: Page) => page.getByLabel('Ghi chú');

const savedEntry = (page: Page): string => new URL(page.url()).searchParams.get('entry') ?? '';

/** The millisecond an entry's clock reading speaks of. */
const momentOf = (entryId: string): string => entryId.split(':')[2]!.slice(0, 13);

const visitsOf = (page: Page) =>
	page
		.locator('section', { has: page.getByRole('heading', { name: 'Các lượt thăm' }) })
		.getByRole('listitem');

/** The first person of the household was met; every question is passed over but the note. */
async function meetSomebody(page: Page, door: string, text: string): Promise<void> {
	await page.goto(`${door}/visit`);
	await page.getByRole('checkbox').first().click();
	const goOn = page.locator('button[form="visit"]');
	const field = note(page);
	while (!(await field.isVisible())) {
		const here = page.url();
		await goOn.click();
		await expect.poll(() => page.url()).not.toBe(here);
	}
	await field.fill(text);
	await goOn.click();
	await expect(savedHeading(page)).toBeVisible();
}
