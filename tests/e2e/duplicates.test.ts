import { expect, test, type Locator, type Page } from '@playwright/test';
import { registered } from '../support/builders';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { asReceived } from '../support/village-entries';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { usePhones } from './support/phones';
import { communeServer, OTHER_VILLAGE, PASSWORD, VILLAGE } from './support/village';
import { readyOffline } from './support/volunteer';

/** In Xóm 3's list, and in no other. */
const HOA = { name: 'Trần Thị Hòa', phone: '0708663210' };
/** In Bản Na Lợt, which `tnv1` does not read. */
const PANH = { name: 'Lô Văn Pánh', phone: '0912345678', birthBand: 1970 };

const WAIT = { timeout: 30_000 };

let server: ServerProcess;
const { pageOf: signedIn } = usePhones(() => server.url);

test.beforeAll(async () => {
	server = await communeServer({ withList: true });
	const { token } = await server.signIn('tnv3', PASSWORD, '5555555555');
	const entry = registered({ by: 'tnv3' }, { personal: { members: [{ id: MEMBER, ...PANH }] } });
	const answer = await fetch(`${server.url}/db/${OTHER_VILLAGE.id}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ new_edits: false, docs: [asReceived(entry)] })
	});
	expect(await answer.json()).toEqual([]);
});
test.afterAll(() => server.dispose());

const MEMBER = registered().personal.members[0]?.id ?? '';

/** Xóm 3 is on the screen and received to its end. */
async function chooseVillage(page: Page): Promise<void> {
	await page.goto('/villages');
	await page.getByRole('button', { name: new RegExp(`^${VILLAGE.title}`) }).click();
	await page.waitForURL('**/households');
	await expect(page.getByRole('button', { name: /^\d+ Tất cả/ })).toBeVisible(WAIT);
}

async function look(page: Page, there: Locator): Promise<void> {
	await expect(there).toBeVisible(WAIT);
	expect.soft(await faultsOn(page)).toEqual([]);
}

const nameField = (page: Page) => page.getByLabel('Họ và tên').first();

async function saveHousehold(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Lưu hộ này' }).click();
	await page.waitForURL(/\/households\/0[0-9A-Z]{25}$/, WAIT);
}

async function typePhone(page: Page, phone: string): Promise<void> {
	const field = page.getByLabel('Điện thoại').first();
	if (!(await field.isVisible())) await page.getByText('Thêm chi tiết').first().click();
	await field.fill(phone);
}

test('a household that is there already is seen while it is typed, offline, and opened by keyboard', async () => {
	const page = await signedIn('tnv1');
	await page.goto('/households');
	await expect(page.getByRole('button', { name: '118 Tất cả' })).toBeVisible(WAIT);
	await readyOffline(page);
	await server.stop();

	const found = page.locator('form').getByRole('link', { name: HOA.name });
	const apart = page.getByRole('button', { name: 'Không phải cùng một hộ' });
	const likely = page.getByText(`Có thể trùng với ${HOA.name}`);

	await test.step('typed without marks, in telex, or with the given name first', async () => {
		await page.goto('/households/new');
		for (const typed of ['tran thi hoa', 'Traanf Thij Hoaf', 'Hòa Trần Thị']) {
			await nameField(page).fill(typed);
			await expect(found).toBeVisible(WAIT);
		}
		await nameField(page).fill('Traanf Thij Hoaf');
		await typePhone(page, '0708 663 210');
		await look(page, page.getByText('Tên gần giống; cùng số điện thoại'));
		// What was typed further down is answered where the thumb is.
		await expect(page.locator('.dock').getByRole('link', { name: HOA.name })).toBeInViewport();
		const bar = await page.locator('.dock').boundingBox();
		const field = await page.getByLabel('Điện thoại').first().boundingBox();
		expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
	});

	await test.step('one tap, or Enter, opens it, and the form is kept', async () => {
		await nameField(page).focus();
		await tabTo(page, found);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name: HOA.name })).toBeVisible(WAIT);
		await page.goBack();
		await expect(nameField(page)).toHaveValue('Traanf Thij Hoaf', WAIT);
	});

	await test.step('who says that it is another is not asked again, before or after saving', async () => {
		await page.getByRole('button', { name: new RegExp(`^Không phải ?: ${HOA.name}`) }).click();
		await expect(found).toHaveCount(0);
		await saveHousehold(page);
		await look(page, page.getByRole('link', { name: 'Ghi lượt thăm' }));
		await expect(likely).toHaveCount(0);
	});

	await test.step('what is saved all the same says so on its page, until somebody tells them apart', async () => {
		await page.goto('/households/new');
		await nameField(page).fill('Trần Thị Hoà');
		await typePhone(page, HOA.phone);
		await expect(found.first()).toBeVisible(WAIT);
		await saveHousehold(page);
		await look(page, likely);
		await expect(page.getByRole('link', { name: 'Gộp' }).first()).toHaveAttribute(
			'href',
			/^\/households\/0[0-9A-Z]{25}\/merge\?with=0[0-9A-Z]{25}$/
		);
		const before = await apart.count();
		await apart.first().click();
		await expect(apart).toHaveCount(before - 1);
		await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
		await expect(apart).toHaveCount(before);
	});

	await server.start();
});

test('an officer who registers is told of a household in another village, with that village’s name', async () => {
	const page = await signedIn('canbo', { viewport: OFFICE_PC });
	await chooseVillage(page);
	await page.goto('/households/new');
	await nameField(page).fill('lo van panh');
	await typePhone(page, PANH.phone);
	await look(page, page.getByText(`Ở ${OTHER_VILLAGE.title}`));
	await page.locator('form').getByRole('link', { name: PANH.name }).click();
	await expect(page.getByRole('heading', { level: 1, name: PANH.name })).toBeVisible(WAIT);
});

test('what may be in a village one cannot read is asked of the commune once there is a network', async () => {
	const page = await signedIn('tnv1');
	await page.goto('/households');
	await expect(page.getByRole('button', { name: /^\d+ Tất cả/ })).toBeVisible(WAIT);
	await readyOffline(page);
	await server.stop();

	const warning = page.getByText('Có thể hộ này đã có ở thôn khác. Hãy hỏi xã.');
	await page.goto('/households/new');
	await nameField(page).fill('Lô Văn Pánh');
	await typePhone(page, PANH.phone);
	await saveHousehold(page);
	await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible(WAIT);
	await expect(warning).toHaveCount(0);
	const household = page.url();

	await server.start();
	await page.goto('/sync');
	await page.getByRole('button', { name: /^(Gửi ngay|Thử gửi ngay)$/ }).click();
	await expect(page.getByRole('heading', { name: 'Xã đã nhận tất cả' })).toBeVisible(WAIT);
	const notice = page.getByText(`Hộ ${PANH.name} có thể đã có ở thôn khác. Hãy hỏi xã.`);
	await look(page, notice);
	await page.getByRole('link', { name: 'Mở hộ này' }).click();
	await expect(page).toHaveURL(household, WAIT);
	await look(page, warning);
	await expect(notice).toHaveCount(0);

	await page.getByRole('button', { name: 'Đã hỏi xã' }).click();
	await expect(warning).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible(WAIT);
	await expect(warning).toHaveCount(0);
});
