import { expect, test, type Page } from '@playwright/test';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { usePhones } from './support/phones';
import {
	communeServer,
	entriesOnServer,
	LIST_HOUSEHOLDS,
	PASSWORD,
	VILLAGE
} from './support/village';
import {
	everythingReceived,
	householdLinks,
	nobodyHome,
	readyOffline,
	signIn
} from './support/volunteer';

let server: ServerProcess;
const { open } = usePhones(() => server.url);

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
});
test.afterEach(() => server.dispose());

/** As an officer's screen asks for it: the address a QR code carries. */
async function codeFor(person: string): Promise<string> {
	const { token } = await server.signIn('canbo', PASSWORD, '8888888888');
	const answer = await fetch(`${server.url}/api/enrolments`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: JSON.stringify({ person })
	});
	return ((await answer.json()) as { url: string }).url;
}

const begin = (page: Page) => page.getByRole('button', { name: 'Đúng là tôi, bắt đầu' });
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Thử lại' });

/** The list has come as far as its filter tells how many there are. */
const villageHere = (page: Page) =>
	expect(page.getByText(new RegExp(`\\b${LIST_HOUSEHOLDS}\\b`)).first()).toBeVisible({
		timeout: 60_000
	});

test('a phone that scans the code sees whose it is, joins, and has the village', async () => {
	const { page } = await open();
	const address = await codeFor('tnv1');
	const code = new URL(address).hash.slice(1);
	await page.goto(address);

	await expect(page.getByRole('heading', { name: /^Mã này mời tnv1/ })).toBeVisible();
	await expect(page.getByText('Tình nguyện viên (tnv1)')).toBeVisible();
	await expect(page.getByRole('listitem').getByText(VILLAGE.title)).toBeVisible();
	expect(page.url()).toBe(`${server.url}/enrol`);
	expect(await faultsOn(page)).toEqual([]);

	await begin(page).click();
	await page.waitForURL('**/today');
	await villageHere(page);
	await page.goBack().catch(() => undefined);
	expect(page.url()).not.toContain(code);
	// Browsers send nothing after the "#", and the page keeps nothing of it.
	expect(server.log).not.toContain(code);

	await test.step('what is recorded there goes to the commune as that person’s', async () => {
		const [door] = await householdLinks(page, 1);
		await nobodyHome(page, door!);
		await everythingReceived(page);
		const entries = [...(await entriesOnServer(server)).values()];
		expect(entries.filter(({ by }) => by === 'tnv1')).toHaveLength(1);
	});

	await test.step('the code is used up for everybody else', async () => {
		const second = await open();
		await second.page.goto(address);
		await expect(second.page.getByText('Mã này đã dùng, hết hạn hoặc không đúng.')).toBeVisible();
		await expect(begin(second.page)).toHaveCount(0);
		expect(await faultsOn(second.page)).toEqual([]);
		await second.page.getByRole('button', { name: 'Đăng nhập bằng mật khẩu' }).click();
		await expect(second.page.getByLabel('Tên đăng nhập')).toBeVisible();
	});
});

test('an address without its code says what to do', async () => {
	const { page } = await open();
	await page.goto('/enrol');
	await expect(page.getByText('Địa chỉ này thiếu mã.')).toBeVisible();
	await page.goto(`/enrol#${'A'.repeat(9)}`);
	await expect(page.getByText('Mã này đã dùng, hết hạn hoặc không đúng.')).toBeVisible();
});

test('a commune that does not answer in between is asked again with one button', async () => {
	const { page } = await open();
	// The application is on the phone; it was opened here before.
	await page.goto('/sign-in');
	await readyOffline(page);
	const address = await codeFor('tnv1');

	await server.stop();
	await page.goto(address);
	await expect(page.getByText('Chưa liên lạc được với xã.')).toBeVisible();
	expect(await faultsOn(page)).toEqual([]);
	await tryAgain(page).click();
	await expect(page.getByText('Chưa liên lạc được với xã.')).toBeVisible();

	await server.start();
	await tryAgain(page).click();
	await expect(begin(page)).toBeVisible();

	await server.stop();
	await begin(page).click();
	await expect(page.getByText('Chưa nghe được xã trả lời.')).toBeVisible();

	await server.start();
	await tryAgain(page).click();
	await page.waitForURL('**/today');
	await villageHere(page);
});

test('a phone that is already open for somebody else says so before it changes hands', async () => {
	const { page } = await open();
	await signIn(page, 'tnv2');
	await page.goto(await codeFor('tnv1'));
	await expect(page.getByText('Máy này đang mở cho tnv2.')).toBeVisible();
	await page.getByRole('button', { name: 'Không phải tôi' }).click();
	await page.goto('/settings');
	await expect(page.getByText('tnv2 (tnv2)')).toBeVisible();
});

test('an officer invites from the screen, the phone joins, and is signed out when it is lost', async () => {
	const officer = (await open({ viewport: OFFICE_PC })).page;
	await signIn(officer, 'canbo');

	const address = await test.step('the code is on the officer’s screen', async () => {
		await officer.goto('/more');
		await officer.getByRole('link', { name: /^Người trong tổ/ }).click();
		await expect(officer.getByRole('link', { name: /^tnv3/ })).toBeVisible();
		await officer.getByRole('link', { name: /^tnv1/ }).click();
		await officer.getByRole('button', { name: 'Tạo mã mời' }).click();
		await expect(officer.getByRole('img', { name: 'Mã QR mời tnv1' })).toBeVisible();
		await expect(officer.getByRole('timer')).toHaveText(/^Còn 1[45]:\d\d$/);
		expect(await faultsOn(officer)).toEqual([]);
		return (await officer.locator('.address').textContent())!.trim();
	});

	const phone = await open();
	const door = await test.step('the phone joins, and the officer sees it', async () => {
		const { page } = phone;
		await page.goto(address);
		await begin(page).click();
		await page.waitForURL('**/today');
		await villageHere(page);
		await readyOffline(page);
		await expect(officer.getByText('tnv1 đã vào trên Chrome')).toBeVisible();
		await officer.getByRole('button', { name: 'Cất mã' }).click();
		return (await householdLinks(page, 1))[0]!;
	});

	await test.step('the phone is lost with a visit that was not sent', async () => {
		await server.stop();
		await nobodyHome(phone.page, door);
		await phone.switchOff();
		await server.start();
		await officer.getByRole('button', { name: /^Đăng xuất máy này/ }).click();
		await officer.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
		await expect(officer.getByText(/^Đã đăng xuất Chrome/)).toBeVisible();
		await expect(officer.getByText('Đã đăng xuất', { exact: true })).toBeVisible();
	});

	await test.step('the phone says so and keeps what is on it', async () => {
		await phone.switchOn();
		const { page } = phone;
		await page.goto('/sync');
		const heading = page.getByRole('heading', { name: 'Cần đăng nhập lại để gửi' });
		await expect(heading).toBeVisible();
		await page.goto(door);
		await expect(page.getByText(/Mới có trên máy này|Đã có bản sao thứ hai/).first()).toBeVisible();
		await page.goto('/settings/devices');
		await expect(page.getByText('Xã không còn nhận máy này.')).toBeVisible();
		await signIn(page, 'tnv1');
		await everythingReceived(page);
		const entries = [...(await entriesOnServer(server)).values()];
		expect(entries.filter(({ by }) => by === 'tnv1')).toHaveLength(1);
	});
});
