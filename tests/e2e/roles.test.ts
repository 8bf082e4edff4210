import { expect, test, type Page } from '@playwright/test';
import { OFFICE_PC } from '../support/phone';
import { faultsOn } from './support/axe';
import { CommuneOffice } from './support/commune-office';
import { tabTo } from './support/keyboard';
import { usePhones } from './support/phones';
import { OTHER_VILLAGE, LIST_HOUSEHOLDS, VILLAGE } from './support/village';
import { householdLinks } from './support/volunteer';

const ELSEWHERE = { id: 'village-17290-01', title: 'Bản Huồi Cọ' };

let office: CommuneOffice;
const { pageOf: signedIn } = usePhones(() => office.server.url);

test.beforeAll(async () => {
	office = await CommuneOffice.open();
	await office.addVillage(OTHER_VILLAGE.id, OTHER_VILLAGE.title);
	await office.addVillage(ELSEWHERE.id, ELSEWHERE.title);
	await office.addPerson('kiemtra', 'auditor', [VILLAGE.id]);
	await office.addPerson('tinh', 'province-viewer');
	await office.addPerson('totruong', 'team-lead', [VILLAGE.id]);
});
test.afterAll(() => office.server.dispose());

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 1, name });

/** What would write something down, whatever page it stands on. */
const recording = (page: Page) =>
	page
		.getByRole('main')
		.getByRole('link', { name: /Ghi lượt thăm|Thêm hộ|Thêm người|Sửa thông tin|Nhập danh sách/ })
		.or(page.getByRole('button', { name: /Không còn ở nhà này|Bỏ bản ghi|^Lưu|Xuất ra tệp/ }));

test('an auditor sees numbers and households, and nothing that would write something down', async () => {
	const page = await signedIn('kiemtra');
	await expect(page).toHaveURL('/board');
	await expect(heading(page, /^Bảng xã/)).toBeVisible();
	await page.getByRole('link', { name: /^Hộ$/ }).click();
	await page.getByRole('button', { name: /^Xóm 3/ }).click();

	const [door] = await householdLinks(page, 1);
	await test.step('the list, one household and one person', async () => {
		await expect(page.getByText('Bạn được xem, không ghi ở thôn, bản này.')).toBeVisible();
		await expect(recording(page)).toHaveCount(0);
		expect(await faultsOn(page)).toEqual([]);
		await page.evaluate(() => scrollTo(0, 0));
		await tabTo(page, page.locator(`a[href="${door}"]`));
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Các lượt thăm' })).toBeVisible();
		await expect(recording(page)).toHaveCount(0);
		await page.locator(`a[href^="${door}/members/0"]`).first().click();
		await expect(page.getByRole('heading', { name: 'Các kỹ năng' })).toBeVisible();
		await expect(recording(page)).toHaveCount(0);
	});

	await test.step('an address that would record says why it does not', async () => {
		for (const path of [`${door}/visit`, '/import']) {
			await page.goto(path);
			await expect(heading(page, 'Bạn được xem, không ghi ở đây')).toBeVisible();
			await expect(recording(page)).toHaveCount(0);
		}
		expect(await faultsOn(page)).toEqual([]);
	});

	await test.step('nobody is told that the commune has everything, for nothing is sent from here', async () => {
		await page.goto('/sync');
		await expect(heading(page, 'Máy này chỉ nhận về')).toBeVisible();
		await expect(page.getByText('Xã đã nhận')).toHaveCount(0);
		await expect(recording(page)).toHaveCount(0);
		expect(await faultsOn(page)).toEqual([]);
		await page.goto('/more');
		await expect(page.getByRole('link', { name: /^Cài đặt/ })).toBeVisible();
		await expect(recording(page)).toHaveCount(0);
		await expect(page.getByRole('link', { name: /^Người trong tổ/ })).toHaveCount(0);
	});
});

test('someone of the province lands on numbers, goes into a commune by keyboard, and is shown no household', async () => {
	const page = await signedIn('tinh', { viewport: OFFICE_PC });
	await expect(page).toHaveURL('/board');
	await expect(page.getByText(`trên ${LIST_HOUSEHOLDS} hộ đã bao phủ`).first()).toBeVisible();
	await expect(page.getByText('Chưa có thôn')).toHaveCount(0);
	expect(await faultsOn(page)).toEqual([]);

	await tabTo(page, page.getByRole('link', { name: /^Xã 17284/ }));
	await page.keyboard.press('Enter');
	await expect(heading(page, /^Số liệu xã 17284/)).toBeVisible();
	await expect(page.getByRole('rowheader', { name: VILLAGE.title })).toBeVisible();
	await expect(page.getByText(ELSEWHERE.title)).toHaveCount(0);
	await page.getByRole('link', { name: /chưa rõ$/ }).click();
	await expect(page.getByRole('list', { name: /^Hộ chưa rõ/ })).toContainText('118 hộ');
	await expect(page.locator('a[href^="/households"]')).toHaveCount(0);
	expect(await faultsOn(page)).toEqual([]);

	for (const path of ['/villages', '/households']) {
		await page.goto(path);
		await expect(heading(page, 'Bạn xem các con số, không xem từng hộ')).toBeVisible();
	}

	await test.step('without the commune the numbers stay, with their hour', async () => {
		await page.getByRole('link', { name: 'Xem số liệu' }).click();
		await expect(page.getByText(/^Số liệu lúc \d\d:\d\d hôm nay/)).toBeVisible();
		await office.server.stop();
		await page.getByRole('button', { name: 'Lấy số mới' }).click();
		await expect(page.getByText('chưa liên lạc được với xã')).toBeVisible();
		await expect(page.getByText(`trên ${LIST_HOUSEHOLDS} hộ đã bao phủ`).first()).toBeVisible();
		expect(await faultsOn(page)).toEqual([]);
		await office.server.start();
		await page.getByRole('button', { name: 'Thử lại' }).click();
		await expect(page.getByText('chưa liên lạc được với xã')).toHaveCount(0);
	});
});

test('a team lead begins with the day as a volunteer does, and looks after nobody’s account', async () => {
	const page = await signedIn('totruong');
	await expect(page).toHaveURL('/today');
	await expect(page.getByRole('link', { name: 'Gõ cửa', exact: true })).toBeVisible();
	await page.goto('/more');
	await expect(page.getByText('totruong, Tổ trưởng')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Nhập danh sách/ })).toBeVisible();
	await expect(page.getByRole('link', { name: /^Người trong tổ/ })).toHaveCount(0);
	await page.goto('/people');
	await expect(heading(page, 'Phần này dành cho cán bộ xã')).toBeVisible();
});
