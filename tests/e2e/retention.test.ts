import { expect, test, type Page } from '@playwright/test';
import { DAY_MS } from '../../src/lib/domain/time/calendar';
import { dayFromNow, endCampaignLongAgo, twoWeeksPass } from '../support/ended-campaign';
import { OFFICE_PC, Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { communeServer, entriesOnServer, LIST_HOUSEHOLDS, PASSWORD } from './support/village';
import { householdLinks, nobodyHome, readyOffline, sendNow, signIn } from './support/volunteer';

/** Under the load of other tests a village comes and goes in more than a moment. */
const VILLAGE_COMES = { timeout: 30_000 };

let server: ServerProcess;
let phones: Phone[] = [];
const asTyped = (day: string) => day.split('-').reverse().join('/');
const open = async (viewport?: { width: number; height: number }) => {
	const phone = await Phone.open(server.url, viewport ? { viewport } : {});
	phones.push(phone);
	return phone;
};

test.afterEach(async () => {
	for (const phone of phones) await phone.dispose();
	phones = [];
	await server.dispose();
});

test('officer and volunteer hear of the day two weeks before; afterwards the list has codes and the same figures', async () => {
	test.setTimeout(300_000);
	server = await communeServer({ withList: true });
	await endCampaignLongAgo(server, '17284', { name: 'canbo', password: PASSWORD });
	await server.restart();
	const day = asTyped(dayFromNow(14));
	const warning = (page: Page) =>
		page.getByText(`Ngày ${day} sẽ xoá thông tin của ${LIST_HOUSEHOLDS} hộ`);
	const [officer, volunteer] = [await open(OFFICE_PC), await open()];

	await test.step('the officer reads day, number and what stays on the board, and finds the days by keyboard', async () => {
		await signIn(officer.page, 'canbo');
		await officer.page.goto('/board');
		await expect(warning(officer.page)).toBeVisible(VILLAGE_COMES);
		await expect(officer.page.getByText(/Số liệu bao phủ không đổi/)).toBeVisible();
		await expect(officer.page.getByText(`trên ${LIST_HOUSEHOLDS} hộ`).first()).toBeVisible(
			VILLAGE_COMES
		);
		expect(await faultsOn(officer.page)).toEqual([]);
		await tabTo(officer.page, officer.page.getByRole('link', { name: 'Xem thời hạn' }));
		await officer.page.keyboard.press('Enter');
		await expect(officer.page.getByLabel(/^Xoá tên/)).toHaveValue('30');
		await expect(warning(officer.page)).toBeVisible();
		expect(await faultsOn(officer.page)).toEqual([]);
	});

	await test.step('the days as they are typed say when, never sooner than in two weeks', async () => {
		await officer.page.getByLabel('Ngày kết thúc', { exact: true }).fill(dayFromNow(10));
		const planned = asTyped(dayFromNow(41));
		await expect(officer.page.getByText(`sẽ xoá ngày ${planned}`)).toBeVisible();
		await officer.page.getByLabel('Ngày kết thúc', { exact: true }).fill(dayFromNow(-100));
		await expect(officer.page.getByText(`trong đợt này sẽ xoá ngày ${day}`)).toBeVisible();
	});

	let door = '';
	await test.step('a volunteer without a network reads it in the list, with what is still unsent', async () => {
		await signIn(volunteer.page, 'tnv1');
		[door = ''] = await householdLinks(volunteer.page, 1);
		await expect(warning(volunteer.page)).toBeVisible(VILLAGE_COMES);
		await readyOffline(volunteer.page);
		await server.stop();
		await nobodyHome(volunteer.page, door);
		await volunteer.page.goto('/households');
		await expect(warning(volunteer.page)).toBeVisible();
		await expect(volunteer.page.getByText('Máy này còn 1 bản ghi chưa gửi')).toBeVisible();
		expect(await faultsOn(volunteer.page)).toEqual([]);
	});

	await test.step('on that day the server keeps the numbers alone, and the phone follows', async () => {
		twoWeeksPass(server);
		await server.start();
		await expect
			.poll(
				async () => new Set([...(await entriesOnServer(server)).values()].map(({ type }) => type)),
				VILLAGE_COMES
			)
			.toEqual(new Set(['household-anonymised']));
		await sendNow(volunteer.page);
		await expect(volunteer.page.getByText('Xóm 3: đã hết hạn giữ.')).toBeVisible(VILLAGE_COMES);
		await volunteer.page.goto('/households');
		await expect(volunteer.page.getByText('Đã xoá thông tin theo hạn').first()).toBeVisible(
			VILLAGE_COMES
		);
		await expect(volunteer.page.getByRole('button', { name: /Chưa rõ/ })).toContainText(
			String(LIST_HOUSEHOLDS)
		);
		await expect(warning(volunteer.page)).toBeHidden();
	});

	await test.step('such a household is a code, and nothing can be written down about it', async () => {
		await volunteer.page.goto(door);
		await expect(volunteer.page.getByRole('heading', { name: /^Hộ \w{4}-\w{4}$/ })).toBeVisible();
		await expect(volunteer.page.getByText(/^Đã xoá thông tin theo hạn, ngày/)).toBeVisible();
		await expect(volunteer.page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeHidden();
		expect(await faultsOn(volunteer.page)).toEqual([]);
	});

	await test.step('nobody is sent there, no card leads there', async () => {
		await volunteer.page.goto('/today');
		await expect(volunteer.page.getByRole('link', { name: /Gõ cửa/ })).toBeHidden();
		await volunteer.page.goto('/cards');
		await expect(volunteer.page.getByText(/\w{4}-\w{4}/)).toBeHidden();
	});

	await test.step('the officer’s figures are those of before', async () => {
		await sendNow(officer.page);
		await officer.page.goto('/board');
		await expect(warning(officer.page)).toBeHidden(VILLAGE_COMES);
		await expect(officer.page.getByText(`trên ${LIST_HOUSEHOLDS} hộ`).first()).toBeVisible();
	});

	const earlier = `Đợt trước (bắt đầu ${asTyped(dayFromNow(-132))}): ${LIST_HOUSEHOLDS} hộ`;
	await test.step('an officer names the next campaign; until its first day the figures are those of before', async () => {
		const { page } = officer;
		await page.goto('/settings/commune');
		await page.getByLabel('Ngày bắt đầu', { exact: true }).fill(dayFromNow(1));
		await page.getByLabel('Ngày kết thúc', { exact: true }).fill(dayFromNow(60));
		await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
		await expect(page.getByText('Đã lưu').first()).toBeVisible(VILLAGE_COMES);
		await page.goto('/board');
		await expect(page.getByText(`trên ${LIST_HOUSEHOLDS} hộ`).first()).toBeVisible();
		await expect(page.getByText(earlier)).toBeHidden();
	});

	await test.step('from that day on the board says the earlier one by itself, and opens into its households', async () => {
		const { page } = officer;
		await page.clock.setFixedTime(Date.now() + DAY_MS);
		await page.goto('/board');
		await expect(page.getByRole('link', { name: earlier })).toBeVisible();
		await expect(page.locator('main section').first()).toContainText(/^\s*Chưa có hộ nào/);
		await tabTo(page, page.getByRole('link', { name: earlier }));
		expect(await faultsOn(page)).toEqual([]);
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: /Xóm 3/ }).click();
		await expect(page.getByText('Đã xoá thông tin theo hạn').first()).toBeVisible(VILLAGE_COMES);
		await expect(page.getByText(`Đợt trước: ${LIST_HOUSEHOLDS} hộ`)).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
	});

	await test.step('a volunteer who heard of it begins the day with none, also without a network', async () => {
		const { page } = volunteer;
		await sendNow(page);
		await page.goto('/today');
		await expect(page.getByText('còn 1 ngày nữa bắt đầu')).toBeVisible(VILLAGE_COMES);
		await server.stop();
		await page.clock.setFixedTime(Date.now() + DAY_MS);
		await page.goto('/today');
		await expect(page.getByText('Chưa có hộ nào để đến')).toBeVisible(VILLAGE_COMES);
		await page.goto('/households');
		await expect(page.getByRole('button', { name: /Tất cả/ })).toContainText('0');
		await page.getByRole('button', { name: /^Đợt trước/ }).click();
		await expect(page.getByText('Đã xoá thông tin theo hạn').first()).toBeVisible();
		await page.goto(door);
		await expect(page.getByText('tính vào số liệu của đợt trước')).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
	});
});
