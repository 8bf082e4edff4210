import { expect, test, type Locator, type Page } from '@playwright/test';
import { OFFICE_PC, Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { calendarDay, DAY_MS } from '../../src/lib/domain/time/calendar';
import { HEAD, ulidOf } from '../support/builders';
import { tabTo } from './support/keyboard';
import { fromAnotherPhone, type Written } from './support/other-phone';
import { communeServer, OTHER_VILLAGE, VILLAGE, visitsOnServer } from './support/village';
import {
	everythingReceived,
	householdLinks,
	meetHead,
	nobodyHome,
	readyOffline,
	savedHeading,
	signIn
} from './support/volunteer';

let server: ServerProcess;
let phones: Phone[] = [];

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
});

test.afterEach(async () => {
	for (const phone of phones) await phone.dispose();
	phones = [];
	await server.dispose();
});

async function signedIn(name: string, viewport?: { width: number; height: number }): Promise<Page> {
	const phone = await Phone.open(server.url, viewport ? { viewport } : {});
	phones.push(phone);
	await phone.page.emulateMedia({ reducedMotion: 'reduce' });
	await signIn(phone.page, name);
	return phone.page;
}

test('a house whose only person has died leads off the count, without a network', async () => {
	const page = await signedIn('tnv1');
	await readyOffline(page);
	await server.stop();
	await page.goto('/households/new');
	await page.getByLabel('Họ và tên').first().fill('Kha Văn Lẻ');
	await page.getByRole('button', { name: 'Lưu hộ này' }).click();
	const members = page.getByRole('list', { name: 'Ai ở nhà này' });
	await members.getByRole('link', { name: /Kha Văn Lẻ/ }).click();
	await page.getByRole('button', { name: 'Không còn ở nhà này' }).click();
	await page.getByRole('radio', { name: 'Đã mất' }).check();
	await page.getByRole('button', { name: 'Ghi lại' }).click();

	await expect(page.getByText('Không còn ai ở nhà này.')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	await page.getByRole('link', { name: 'Không tính hộ này nữa' }).click();
	await page.getByRole('radio', { name: 'Không còn ai trong hộ' }).check();
	await page.getByRole('button', { name: 'Không tính hộ này' }).click();
	await expect(page.getByText('Ngoài phạm vi: hộ không còn.')).toBeVisible();
	await expect(page.getByText('Không còn ai ở nhà này.')).toHaveCount(0);
});

test('a household of one person cannot be split: its address says so, and where to go instead', async () => {
	const page = await signedIn('tnv1');
	await page.goto('/households/new');
	await page.getByLabel('Họ và tên').first().fill('Kha Văn Lẻ');
	await page.getByRole('button', { name: 'Lưu hộ này' }).click();
	await page.waitForURL(/\/households\/0[0-9A-Z]{25}$/);
	const home = new URL(page.url()).pathname;
	await page.goto(`${home}/split`);
	await expect(page.getByRole('heading', { level: 1, name: 'chỉ ghi một người' })).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	await tabTo(page, page.getByRole('link', { name: 'Thêm người' }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${home}/members/new`);
});

test('a village in which every family declined says that nobody is left to visit', async () => {
	await server.dispose();
	server = await communeServer();
	const page = await signedIn('tnv1');
	await page.goto('/households/new/refused');
	await page.getByRole('button', { name: 'Ghi: hộ từ chối' }).click();
	await expect(page.getByText('Hộ này không đồng ý được ghi')).toBeVisible();
	await page.goto('/today');
	await expect(page.getByText('Không còn ai để đến thăm')).toBeVisible();
	await expect(page.getByText('Hôm nay không còn nhà nào cần đến')).toHaveCount(0);
	expect(await faultsOn(page)).toEqual([]);
	await page.goto('/cards');
	await expect(page.getByText('Chưa có hộ nào để in thẻ')).toBeVisible();
});

test('the card of one household is printed, whichever village is on the screens', async () => {
	const page = await signedIn('canbo', OFFICE_PC);
	const choose = async ({ title }: { title: string }) => {
		await page.goto('/villages');
		await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
		await page.waitForURL('**/households');
	};
	await choose(VILLAGE);
	const [door] = await householdLinks(page, 1);
	await choose(OTHER_VILLAGE);
	await page.goto(door!);
	await page.getByRole('link', { name: 'In thẻ của hộ này' }).click();
	await expect(page.getByText('1 mã trên 1 tờ A4')).toBeVisible();
});

async function passQuestionsUntil(page: Page, field: Locator): Promise<void> {
	const question = page.getByRole('heading', { level: 1 });
	while ((await field.count()) === 0) {
		const passed = await question.innerText();
		await page.locator('button[type=submit][form=visit]').click();
		await expect(question).not.toHaveText(passed);
	}
}

test('after a long visit undo is on the screen at once, and nobody is sent to ask an empty house', async () => {
	const page = await signedIn('tnv1');
	const [first, second] = (await householdLinks(page, 2)) as [string, string];
	await meetHead(page, first);
	await passQuestionsUntil(page, page.getByLabel('Ghi chú'));
	await page.getByLabel('Ghi chú').fill('Gặp cả nhà, hẹn khi đi nương về. '.repeat(20));
	await page.getByRole('button', { name: 'Lưu lượt thăm' }).click();
	await expect(page.getByRole('button', { name: /^Hoàn tác/ })).toBeInViewport({ ratio: 1 });
	await expect(page.getByRole('link', { name: 'Hỏi gia đình' })).toBeVisible();

	await nobodyHome(page, second);
	await expect(page.getByRole('button', { name: /^Hoàn tác/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Hỏi gia đình' })).toHaveCount(0);
});

const [FIRST, SECOND] = [ulidOf(400), ulidOf(401)];
const houseOf = (household: string, name: string): Written => ({
	...{ household, type: 'household-registered', source: 'door' },
	personal: { members: [{ id: HEAD, name }] }
});
const BOTH = [houseOf(FIRST, 'Lô Thị Tím'), houseOf(SECOND, 'Vi Văn Hùng')];

async function villageOf(entries: readonly Written[]): Promise<void> {
	await server.dispose();
	server = await communeServer();
	await fromAnotherPhone(server, 'tnv2', entries);
}

test('a record that was merged away sends nobody to a button it does not have', async () => {
	await villageOf([...BOTH, { household: FIRST, v: 2, type: 'household-merged', into: SECOND }]);
	const page = await signedIn('tnv1');
	await page.goto(`/households/${FIRST}`);
	await expect(page.getByText('Chưa thăm lần nào.', { exact: true })).toBeVisible();
	await expect(page.getByText('Ghi lượt thăm')).toHaveCount(0);
});

test('the next door after a visit says that a colleague goes there today', async () => {
	await villageOf([
		...BOTH,
		{ household: SECOND, v: 2, type: 'door-claimed', on: calendarDay(Date.now()) }
	]);
	const page = await signedIn('tnv1');
	await nobodyHome(page, `/households/${FIRST}`);
	const next = page.getByRole('region', { name: 'Vi Văn Hùng' });
	await expect(next).toContainText('tnv2 nhận hôm nay');
	expect(await faultsOn(page)).toEqual([]);
});

test('“Hẹn lại” says that it asks for a day, takes a note along, and gives both back when it is undone', async () => {
	await villageOf(BOTH);
	const page = await signedIn('tnv1');
	await readyOffline(page);
	await server.stop();
	await page.goto(`/households/${FIRST}/visit`);
	await expect(page.getByText('Riêng “Hẹn lại” hỏi thêm ngày.')).toBeVisible();
	await page.getByRole('button', { name: 'Hẹn lại' }).click();
	const note = page.getByLabel('Ghi chú');
	const save = page.getByRole('button', { name: 'Lưu lượt thăm' });

	await page.getByRole('radio', { name: /^Ngày mai/ }).check();
	await note.fill('CCCD 040 085 001 234');
	await save.click();
	await expect(note).toHaveAccessibleDescription(/số giấy tờ/);
	await expect(note).toHaveAttribute('aria-invalid', 'true');
	await note.fill('Bố 5 giờ chiều mới về');
	expect(await faultsOn(page)).toEqual([]);
	await page.reload();
	await expect(note).toHaveValue('Bố 5 giờ chiều mới về');
	await save.click();
	await expect(savedHeading(page)).toBeVisible();
	await expect(page.getByText('Bố 5 giờ chiều mới về')).toBeVisible();

	await page.getByRole('button', { name: /^Hoàn tác/ }).click();
	await expect(note).toHaveValue('Bố 5 giờ chiều mới về');
	await expect(page.getByRole('radio', { name: /^Ngày mai/ })).toBeChecked();
	await save.click();
	await expect(savedHeading(page)).toBeVisible();

	await server.start();
	await everythingReceived(page);
	expect((await visitsOnServer(server)).at(-1)).toMatchObject({
		outcome: 'come-back',
		comeBack: { on: calendarDay(Date.now() + DAY_MS) },
		personal: { note: 'Bố 5 giờ chiều mới về' }
	});
});

test('an officer looks back at all villages without choosing one', async () => {
	const page = await signedIn('canbo', OFFICE_PC);
	await page.goto('/more');
	await page.getByRole('link', { name: /^Nhìn lại lượt thăm/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Nhìn lại lượt thăm' })).toBeVisible();
	await expect(
		page.getByText('Khi có lượt thăm nào nên xem lại, lời nhắc sẽ hiện ở đây.')
	).toBeVisible();
});

async function searchForSomebody(page: Page): Promise<void> {
	await page.goto('/households');
	await page.getByLabel('Tìm hộ, người').fill('Tím');
	await expect(page.getByText(/^Tìm thấy/)).toBeVisible();
	await page.goto('/procedures');
	await page.getByLabel('Bạn cần giúp việc gì?').fill('khai tử ông Tím');
	await expect(page.getByRole('link', { name: /khai tử/i }).first()).toBeVisible();
}

async function nothingSearchedFor(page: Page): Promise<void> {
	await page.goto('/households');
	await expect(page.getByLabel('Tìm hộ, người')).toHaveValue('');
	await page.goto('/procedures');
	await expect(page.getByLabel('Bạn cần giúp việc gì?')).toHaveValue('');
}

test('on a shared tablet nobody sees what the person before them searched for', async () => {
	const page = await signedIn('tnv1');
	await searchForSomebody(page);
	await page.goto('/settings');
	await page.getByRole('button', { name: 'Đăng xuất' }).click();
	await page.waitForURL('**/sign-in');
	await signIn(page, 'tnv2');
	await nothingSearchedFor(page);
});

test('nor does who signs in while the person before them never signed out', async () => {
	const page = await signedIn('tnv1');
	await searchForSomebody(page);
	await signIn(page, 'tnv2');
	await nothingSearchedFor(page);
});

test('a form that stands open in another tab stays with who began it', async () => {
	const page = await signedIn('tnv1');
	await page.goto('/households/new');
	await page.getByLabel('Họ và tên').first().fill('Kha Văn Lẻ');
	const other = await phones[0]!.newTab();
	await signIn(other, 'tnv2');
	await expect(page.getByLabel('Họ và tên').first()).toHaveValue('');
	await signIn(other, 'tnv1');
	await expect(page.getByLabel('Họ và tên').first()).toHaveValue('Kha Văn Lẻ');
});
