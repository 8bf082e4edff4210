import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WithdrawalStates } from '../../src/lib/domain/consent/withdrawals';
import { householdCode } from '../../src/lib/domain/household/household-code';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { usePhones } from './support/phones';
import { communeServer, PASSWORD, VILLAGE } from './support/village';
import { everythingReceived, readyOffline, sendNow } from './support/volunteer';

const NAME = 'Moong Thị Ẩn Danh';
const PHONE_SHOWN = '0912 345 678';

const WAIT = { timeout: 60_000 };

let server: ServerProcess;
const { signedIn } = usePhones(() => server.url);

test.beforeEach(async () => {
	server = await communeServer({ args: ['--erase-after', '0'] });
});
test.afterEach(() => server.dispose());

/** @returns the address of the household */
async function registered(page: Page, name = NAME): Promise<string> {
	await page.goto('/households/new');
	await page.getByLabel('Họ và tên').fill(name);
	await page.getByText('Thêm chi tiết').click();
	await page.getByLabel('Điện thoại').fill('0912345678');
	await page.getByRole('button', { name: 'Lưu hộ này' }).click();
	await page.waitForURL(/\/households\/0[0-9A-Z]{25}$/);
	return new URL(page.url()).pathname;
}

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 1, name });
const emptied = (page: Page) => page.getByText('Hộ này không đồng ý được ghi');
const quiet = async (page: Page) => expect(await faultsOn(page)).toEqual([]);

/** What the page of withdrawals would be told if it asked again. */
async function withdrawalsAtCommune(): Promise<() => Promise<unknown>> {
	const { token } = await server.signIn('canbo', PASSWORD, '9999999999');
	return async () => {
		const answer = await fetch(`${server.url}/api/withdrawals`, {
			headers: { authorization: `Bearer ${token}` }
		});
		return WithdrawalStates.parse(await answer.json()).withdrawals;
	};
}

const filesWith = (words: string): string[] =>
	readdirSync(server.dataDir).filter((name) =>
		readFileSync(join(server.dataDir, name)).includes(words)
	);

test('three purposes are asked one by one without a network, and the telephone is forgotten where it is refused', async () => {
	await server.command(['village', 'add', VILLAGE.id, '--commune', 'Xã Mường Lam']);
	const { page } = await signedIn('tnv1');
	await readyOffline(page);
	const door = await registered(page);
	await expect(page.getByText(PHONE_SHOWN)).toBeVisible();
	await server.stop();

	await test.step('offered after registering, in large print, with nothing chosen beforehand', async () => {
		await page.getByRole('link', { name: 'Hỏi gia đình' }).first().click();
		await expect(heading(page, /ghi lại tên/)).toBeVisible();
		await expect(page.getByText(/không có giọng đọc tiếng Việt/)).toBeVisible();
		await expect(page.getByText('Ai giữ: Uỷ ban nhân dân xã Mường Lam.')).toBeVisible();
		await expect(page.getByText(/hồ sơ chưa xong thì giữ thêm .* lâu nhất 90 ngày/)).toBeVisible();
		await expect(page.getByText(/coverage-record\.2/)).toBeVisible();
		await quiet(page);
		await tabTo(page, page.getByRole('link', { name: 'Đồng ý', exact: true }));
		await page.keyboard.press('Enter');
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
		await page.getByRole('button', { name: 'Lưu đồng ý' }).click();
		const toAnswer = page.getByText('Chọn ai trả lời, và bằng cách nào.');
		await expect(toAnswer).toBeVisible();
		await quiet(page);
		await page.getByRole('radio', { name: NAME }).check();
		await expect(toAnswer).toBeVisible();
		await page.getByRole('radio', { name: 'Nói miệng' }).check();
		await expect(toAnswer).toHaveCount(0);
		await page.getByRole('button', { name: 'Lưu đồng ý' }).click();
	});

	await test.step('the second is another question; a slip is undone', async () => {
		await expect(heading(page, /giữ số điện thoại/)).toBeVisible();
		await page.getByRole('button', { name: 'Không đồng ý' }).click();
		await expect(heading(page, /giữ vị trí/)).toBeVisible();
		await page.getByRole('button', { name: 'Hoàn tác' }).click();
		await expect(heading(page, /giữ số điện thoại/)).toBeVisible();
		await page.goto(door);
		await expect(page.getByText(PHONE_SHOWN)).toBeVisible();
		await page.goto(`${door}/consent?ask=phone-for-return-visit`);
		await page.getByRole('button', { name: 'Không đồng ý' }).click();
		await expect(heading(page, /giữ vị trí/)).toBeVisible();
	});

	await test.step('the household says what was answered, and shows no number', async () => {
		await page.goto(door);
		await expect(page.getByText('Giữ số điện thoại: không đồng ý')).toBeVisible();
		await expect(page.getByText('Ghi tên và kỹ năng: đồng ý')).toBeVisible();
		await expect(page.getByText('Giữ vị trí nhà: chưa hỏi')).toBeVisible();
		await expect(page.getByText(PHONE_SHOWN)).toHaveCount(0);
		await quiet(page);
	});

	await test.step('nobody is asked for a number any more', async () => {
		for (const form of ['Sửa thông tin', 'Thêm người']) {
			await page.goto(door);
			if (form === 'Sửa thông tin')
				await page.getByRole('link', { name: `${NAME}, chủ hộ` }).click();
			await page.getByRole('link', { name: form }).click();
			await page.getByText('Thêm chi tiết').click();
			await expect(page.getByText('Gia đình không đồng ý giữ số điện thoại')).toBeVisible();
			await expect(page.getByLabel('Điện thoại')).toHaveCount(0);
			await quiet(page);
		}
	});

	await server.start();
	await sendNow(page);
	await everythingReceived(page);
});

test('a household that refuses at the door leaves no name, and is counted', async () => {
	const { page } = await signedIn('tnv1');
	await page.goto('/households/new');
	await page.getByRole('link', { name: 'Hộ không muốn được ghi?' }).click();
	await expect(heading(page, 'Hộ không muốn được ghi')).toBeVisible();
	await quiet(page);
	await page.getByRole('button', { name: 'Ghi: hộ từ chối' }).click();
	await expect(emptied(page)).toBeVisible();
	await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toHaveCount(0);
	await quiet(page);
	await page.goto('/households');
	await expect(page.getByText('Hộ không đồng ý được ghi')).toBeVisible();
	await expect(page.getByRole('button', { name: /Chưa rõ/ })).toContainText('1');

	await test.step('and when it consents after all, it is registered in the place of that code', async () => {
		await page.getByText('Hộ không đồng ý được ghi').click();
		await tabTo(page, page.getByRole('link', { name: 'Gia đình đồng ý trở lại: ghi hộ' }));
		await page.keyboard.press('Enter');
		await expect(heading(page, 'Hộ đồng ý trở lại')).toBeVisible();
		await expect(page.getByText(/thay cho mã/)).toBeVisible();
		await quiet(page);
		await page.getByLabel('Họ và tên').fill(NAME);
		await page.getByRole('button', { name: 'Lưu hộ này' }).click();
		await expect(heading(page, NAME)).toBeVisible();
		await expect(page.getByRole('link', { name: 'Hỏi gia đình' }).first()).toBeVisible();
		await page.goto('/households');
		await expect(page.getByRole('button', { name: /Tất cả/ })).toContainText('1');
		await expect(page.getByText('Hộ không đồng ý được ghi')).toHaveCount(0);
	});
});

test('a withdrawal empties the household at once, then at the commune, then on the last device', async () => {
	const volunteer = await signedIn('tnv1');
	const { page } = volunteer;
	const door = await registered(page);
	await readyOffline(page);
	await sendNow(page);
	await everythingReceived(page);
	const colleague = await signedIn('tnv2');
	await colleague.page.goto(door);
	await expect(heading(colleague.page, NAME)).toBeVisible();
	const officer = await signedIn('canbo', { viewport: OFFICE_PC });
	await officer.page.goto('/withdrawals');
	await expect(officer.page.getByText('Không có hộ nào rút đồng ý')).toBeVisible();
	await quiet(officer.page);
	await officer.switchOff();
	await colleague.switchOff();
	expect(filesWith(NAME)).not.toEqual([]);

	await test.step('without a network, with what will happen said before, and undone after a slip', async () => {
		await server.stop();
		for (const isSlip of [true, false]) {
			await page.goto(`${door}/consent`);
			await page.getByRole('link', { name: 'Gia đình muốn xoá hết dữ liệu của hộ' }).click();
			await expect(page.getByText(/Đã xoá thì không lấy lại được/)).toBeVisible();
			await page.getByRole('radio', { name: 'Ký vào bản giấy của xã' }).check();
			await quiet(page);
			await tabTo(page, page.getByRole('button', { name: 'Rút đồng ý và xoá' }));
			await page.keyboard.press('Enter');
			await expect(emptied(page)).toBeVisible();
			await expect(page.getByText(NAME)).toHaveCount(0);
			await quiet(page);
			if (!isSlip) break;
			await page.getByRole('button', { name: 'Hoàn tác' }).click();
			await expect(heading(page, NAME)).toBeVisible();
		}
		await page.getByText(/^Tất cả bản ghi của hộ này/).click();
		await expect(
			page.getByText('Rút lại đồng ý: ghi tên và kỹ năng, ký vào bản giấy của xã').first()
		).toBeVisible();
		await page.goto(`${door}/export`);
		await expect(heading(page, /^Dữ liệu của hộ/)).toBeVisible();
		await expect(page.getByText(NAME)).toHaveCount(0);
	});

	await test.step('the commune erases it by itself', async () => {
		await server.start();
		await sendNow(page);
		await everythingReceived(page);
		await expect.poll(() => filesWith(NAME), { timeout: 30_000 }).toEqual([]);
		await sendNow(page);
	});

	await test.step('the officer sees who has not confirmed, until the colleague’s phone is back', async () => {
		await officer.switchOn();
		await officer.page.goto('/withdrawals');
		const state = officer.page.getByRole('main');
		const toldToCommune = await withdrawalsAtCommune();
		await expect.poll(toldToCommune, WAIT).toMatchObject([{ devices: 3, confirmed: 2 }]);
		await officer.page.reload();
		await expect(state).toContainText('còn 15 ngày, 1 máy chưa xác nhận');
		await expect(state).toContainText(householdCode(door.split('/').at(-1) ?? ''));
		await quiet(officer.page);

		await colleague.switchOn();
		await colleague.page.goto(door);
		await expect(emptied(colleague.page)).toBeVisible({ timeout: 30_000 });
		await expect.poll(toldToCommune, WAIT).toMatchObject([{ devices: 3, confirmed: 3 }]);
		await officer.page.reload();
		await expect(state).toContainText('cả 3 máy xác nhận');
	});
});

test('the family’s own data is on one page, on paper and in a file', async () => {
	const { page } = await signedIn('tnv1');
	const door = await registered(page);
	await page.getByRole('link', { name: /^Dữ liệu của hộ/ }).click();
	await expect(heading(page, `Dữ liệu của hộ: ${NAME}`)).toBeVisible();
	await expect(page.getByText(`Người: ${NAME}, ${PHONE_SHOWN}`)).toBeVisible();
	await expect(page.getByText(/tnv1, máy [0-9A-Z]{10}/)).toBeVisible();
	await quiet(page);

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Lấy tệp' }).click()
	]);
	const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
		household: string;
		entries: { type: string; personal: { members: { name: string }[] } }[];
	};
	expect(saved.household).toBe(door.split('/').at(-1));
	expect(saved.entries).toMatchObject([
		{ type: 'household-registered', personal: { members: [{ name: NAME }] } }
	]);

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'In', exact: true })).toBeHidden();
	await expect(page.getByRole('navigation')).toBeHidden();
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect(pdf).toMatch(/\/MediaBox \[0 0 59[456](\.\d+)? 84[12](\.\d+)?\]/);
	expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});
