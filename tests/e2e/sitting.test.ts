import { expect, test, type Page } from '@playwright/test';
import { OFFICE_PC, type PhoneOptions } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { keyboardFaultsOn, tabTo } from './support/keyboard';
import { usePhones } from './support/phones';
import { communeServer, entriesOnServer, visitsOnServer } from './support/village';
import {
	everythingReceived,
	householdLinks,
	readyOffline,
	savedHeading
} from './support/volunteer';

let server: ServerProcess;
const phones = usePhones(() => server.url);
let stopped = false;

test.beforeAll(async () => {
	server = await communeServer({ withList: true });
});
test.afterEach(() => network());
test.afterAll(() => server.dispose());

async function noNetwork(): Promise<void> {
	await server.stop();
	stopped = true;
}

async function network(): Promise<void> {
	if (stopped) await server.start();
	stopped = false;
}

const signedIn = (name: string, options: PhoneOptions = {}): Promise<Page> =>
	phones.pageOf(name, options);

const button = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true });
const place = (page: Page, n: number, of: number) => page.getByText(`Bước ${n} trong ${of}`);
const ofSubmissions = (entries: Map<string, Record<string, unknown>>) =>
	[...entries.values()].filter(({ submission }) => submission !== undefined);

async function noFaults(page: Page, screen: string, { byKeyboard = false } = {}): Promise<void> {
	expect.soft(await faultsOn(page), `faults on the screen “${screen}”`).toEqual([]);
	if (byKeyboard)
		expect.soft(await keyboardFaultsOn(page), `keyboard on the screen “${screen}”`).toEqual([]);
}

/** What is no dossier's code, nor anything this tool may hold. */
const ID_NUMBER = '040199001234';

test('a birth is registered from the house without a signal, and another volunteer sends it', async () => {
	const page = await signedIn('tnv1');
	const [door = ''] = await householdLinks(page, 1);
	await everythingReceived(page);
	await readyOffline(page);
	await noNetwork();

	await test.step('begun with somebody of the house', async () => {
		await page.goto(door);
		await link(page, /^Giúp làm thủ tục/).click();
		await page.getByLabel('Bạn cần giúp việc gì?').fill('con moi sinh');
		await link(page, /^Đăng ký khai sinh/).click();
		await button(page, 'Có bản giấy').click();
		await link(page, 'Bắt đầu cùng người dân').click();
		await expect(page.getByRole('heading', { name: 'Làm cho ai?' })).toBeVisible();
		await expect(page.getByText(/^Hãy nói với gia đình: .* lâu nhất 90 ngày/)).toBeVisible();
		await noFaults(page, 'for whom');
		await page.getByRole('list', { name: 'Làm cho ai?' }).getByRole('button').first().click();
		await expect(page.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' })).toBeVisible();
		await expect(button(page, /^Hoàn tác/)).toBeVisible();
	});
	const address = new URL(page.url()).pathname;

	await test.step('what is missing is told, and ticked as it is found', async () => {
		await expect(page.getByText('Còn thiếu 1 giấy tờ')).toBeVisible();
		await noFaults(page, 'papers', { byKeyboard: true });
		await button(page, 'Đúng').click();
		await button(page, 'Cha hoặc mẹ').click();
		await button(page, 'Không').click();
		await page.getByRole('checkbox', { name: /Giấy chứng sinh/ }).check();
		await expect(page.getByText('Đã đủ giấy tờ')).toBeVisible();
		await link(page, 'Làm các bước').click();
	});

	await test.step('three steps by the citizen, and then there is no signal', async () => {
		for (const step of [1, 2, 3]) {
			await expect(place(page, step, 7)).toBeVisible();
			// In sight under a thumb, however long the step is.
			await expect(link(page, 'Bị vướng')).toBeInViewport({ ratio: 1 });
			await expect(link(page, 'Để sau')).toBeInViewport({ ratio: 1 });
			await button(page, 'Người dân tự làm').click();
		}
		await expect(page.getByText('Đã xong bước 1, 2, 3')).toBeVisible();
		await noFaults(page, 'a step', { byKeyboard: true });
		await link(page, 'Bị vướng').click();
		await expect(page.getByRole('heading', { name: 'Vướng ở đâu?' })).toBeVisible();
		await noFaults(page, 'what holds it up');
		await button(page, 'Không có sóng').click();
		await expect(page.getByText('Đang vướng: Không có sóng')).toBeVisible();
	});

	await test.step('a number of an identity card is refused as an obstacle', async () => {
		await link(page, 'Bị vướng').click();
		await button(page, 'Việc khác').click();
		await page.getByLabel('Vướng gì?').fill(`Số căn cước ${ID_NUMBER} báo sai`);
		await button(page, 'Lưu').click();
		await expect(page.getByText(/giống số căn cước/)).toBeVisible();
		await noFaults(page, 'a refused note');
		await page.goBack();
	});

	await test.step('planned for where there is a signal, and left', async () => {
		const open = page.getByRole('list', { name: 'Hồ sơ đang làm' });
		await link(page, 'Hẹn nơi và ngày nộp').click();
		await expect(page.getByRole('heading', { name: 'Nên nộp lúc này' })).toBeVisible();
		await expect(page.getByText(/, ở chỗ có sóng$/)).toBeVisible();
		await expect(button(page, /^Hoặc .*, ở nhà văn hoá, trụ sở xã$/)).toBeVisible();
		await expect(page.getByText('Hẹn người dân cùng đi')).toBeVisible();
		await noFaults(page, 'the plan', { byKeyboard: true });
		await button(page, 'Hẹn như vậy').click();
		await expect(open.getByText(/Đang vướng: Không có sóng/)).toBeVisible();
		await page.goBack();
		await link(page, 'Chọn khác').click();
		await button(page, 'Nhà văn hoá, trụ sở xã').click();
		await noFaults(page, 'the day of the plan');
		await button(page, 'Ngày mai').click();
		await expect(open.getByText(/Đang vướng: Không có sóng/)).toBeVisible();
		await link(page, /^Đăng ký khai sinh/).scrollIntoViewIfNeeded();
	});

	await network();
	await everythingReceived(page);

	const other = await signedIn('tnv2');
	await everythingReceived(other);
	await readyOffline(other);
	await noNetwork();

	await test.step('on another phone it goes on where it was left', async () => {
		await other.goto(address);
		await expect(place(other, 4, 7)).toBeVisible();
		await expect(other.getByText('Đã xong bước 1, 2, 3')).toBeVisible();
		await expect(other.getByText(/Hẹn nộp ngày mai, nhà văn hoá/)).toBeVisible();
		await button(other, 'Người dân tự làm').click();
		await expect(place(other, 5, 7)).toBeVisible();
		await expect(other.getByText('Đang vướng')).toHaveCount(0);
	});

	await test.step('a step tapped too soon is taken back', async () => {
		await button(other, 'Cùng làm').click();
		await expect(place(other, 6, 7)).toBeVisible();
		await button(other, /^Hoàn tác/).click();
		await expect(place(other, 5, 7)).toBeVisible();
		await button(other, 'Người dân tự làm').click();
		await expect(place(other, 6, 7)).toBeVisible();
	});

	await test.step('nothing is to be paid: the step is passed over, and it goes out', async () => {
		await link(other, /Gửi hồ sơ/).click();
		await noFaults(other, 'who pressed');
		await button(other, 'Người dân tự làm').click();
		await noFaults(other, 'how the result comes');
		await button(other, 'Qua bưu chính công ích').click();
		await expect(other.getByLabel('Ngày hẹn trả kết quả')).toHaveValue('');
		await noFaults(other, 'the days', { byKeyboard: true });
		await button(other, 'Lưu: đã nộp').click();
	});

	await test.step('only a code is kept as its code, and only with a yes', async () => {
		const code = other.getByLabel('Mã hồ sơ');
		await code.fill(ID_NUMBER);
		await button(other, 'Lưu mã').click();
		await expect(other.getByText('Đây giống số căn cước, không phải mã hồ sơ')).toBeVisible();
		await noFaults(other, 'a refused code', { byKeyboard: true });
		await code.fill('h41.20–261122–0012');
		await button(other, 'Lưu mã').click();
		await expect(other.getByText(/Hãy hỏi người dân có đồng ý/)).toBeVisible();
		await other.getByRole('checkbox', { name: /đồng ý cho giữ mã này/ }).check();
		await button(other, 'Lưu mã').click();
	});

	await test.step('all of it was done alone: the skills are offered as a short visit', async () => {
		await expect(other.getByText(/đã tự làm từ đầu đến cuối/)).toBeVisible();
		await noFaults(other, 'the skills');
		await button(other, 'Ghi là tự làm được').click();
		await expect(savedHeading(other)).toBeVisible();
		await other.goto(address);
		await expect(other.getByText(/Đã nộp, chờ kết quả/)).toBeVisible();
		await noFaults(other, 'after it went out');
	});

	await network();
	await everythingReceived(other);
	const entries = await entriesOnServer(server);
	const told = ofSubmissions(entries);
	expect(told.map(({ type, by }) => `${String(type)} ${String(by)}`).sort()).toEqual(
		[
			...['started', 'corrected', 'corrected', 'corrected', 'prepared', 'blocked'],
			...['planned', 'planned', 'step', 'step', 'step']
		]
			.map((what) => `submission-${what} tnv1`)
			.concat(Array<string>(3).fill('submission-step tnv2'), 'submission-sent tnv2')
			.concat('dossier-code-noted tnv2')
			.sort()
	);
	expect(told).toContainEqual(
		expect.objectContaining({ agreed: true, personal: { code: 'H41.20-261122-0012' } })
	);
	expect(JSON.stringify([...entries])).not.toContain(ID_NUMBER);
	expect(await visitsOnServer(server)).toContainEqual(
		expect.objectContaining({
			met: [
				expect.objectContaining({
					skills: {
						'signs-in-alone': { state: 'yes', doneBy: 'citizen' },
						'has-opened-portal': { state: 'yes', doneBy: 'citizen' },
						'has-submitted-or-looked-up': { state: 'yes', doneBy: 'citizen' }
					}
				})
			]
		})
	);
});

test('a residence is begun from the catalogue, paid online together, and due in working days', async () => {
	const page = await signedIn('tnv1', { viewport: OFFICE_PC });
	await page.goto('/procedures/dang-ky-thuong-tru');
	await tabTo(page, link(page, 'Bắt đầu cùng người dân'));
	await page.keyboard.press('Enter');
	await page.getByLabel('Tên chủ hộ, người trong hộ, ngõ').fill('nguyen');
	const found = page.getByRole('list', { name: 'Giúp hộ nào?' }).getByRole('link');
	await expect(found.first()).toHaveAccessibleName(/Nguyễn/);
	await noFaults(page, 'which household');
	await found.first().click();
	await expect(page.getByRole('heading', { name: 'Làm cho ai?' })).toBeVisible();
	const door = new URL(page.url()).pathname.replace('/submissions/new', '');
	const first = page.getByRole('list', { name: 'Làm cho ai?' }).getByRole('button').first();
	await first.click();
	await expect(page.getByRole('heading', { name: 'Cần mang theo' })).toBeVisible();
	const address = new URL(page.url()).pathname;

	await test.step('begun once more for the same person, it is the same', async () => {
		await page.goto(`${door}/submissions/new?procedure=dang-ky-thuong-tru`);
		await expect(page.getByText('Đang làm dở, bấm để làm tiếp')).toBeVisible();
		await first.click();
		await expect(page).toHaveURL(new RegExp(`${address}$`));
	});

	await test.step('sent without the steps being told one by one', async () => {
		await link(page, /^Làm (trước )?các bước$/).click();
		await expect(place(page, 1, 7)).toBeVisible();
		await link(page, /Gửi hồ sơ/).click();
		await button(page, 'Cùng làm').click();
		await expect(page.getByText(/Trên mạng: 10.000 đồng/)).toBeVisible();
		await noFaults(page, 'the fee');
		await button(page, 'Trả trên mạng').click();
		await button(page, 'Đến nơi nhận hồ sơ lấy').click();
		await expect(page.getByText(/Dự kiến .*tính ngày làm việc, nghỉ lễ đã trừ/)).toBeVisible();
		await expect(page.getByLabel('Ngày hẹn trả kết quả')).toHaveValue('');
		await button(page, 'Lưu: đã nộp').click();
	});

	await test.step('a code of another form is looked at twice', async () => {
		await page.getByLabel('Mã hồ sơ').fill('TT-2026/77');
		await page.getByRole('checkbox', { name: /đồng ý cho giữ mã này/ }).check();
		await button(page, 'Lưu mã').click();
		await expect(page.getByText('Mã này khác mẫu thường gặp')).toBeVisible();
		await noFaults(page, 'a code of another form');
		await button(page, 'Đúng như vậy, giữ mã này').click();
		// Nobody promised a day: it is expected, and never told as promised.
		await expect(page.getByText(/^Dự kiến xong .*còn \d+ ngày làm việc/)).toBeVisible();
		await expect(page.getByText(/Hẹn trả/)).toHaveCount(0);
		await expect(button(page, 'Ghi ngày hẹn trả')).toBeVisible();
	});

	await everythingReceived(page);
	const sent = ofSubmissions(await entriesOnServer(server)).filter(
		({ submission }) => submission === address.split('/').at(-1)
	);
	const wentOut = sent.find(({ type }) => type === 'submission-sent');
	expect(wentOut).toMatchObject({
		submittedAt: 'online',
		doneBy: 'together',
		paid: 'online',
		resultBy: 'office'
	});
	expect(wentOut).not.toHaveProperty('dueOn');
});

test('at the desk it has steps of its own, and the day of the slip counts', async () => {
	const page = await signedIn('tnv1');
	const [, , door = ''] = await householdLinks(page, 3);
	await page.goto(`${door}/submissions/new?procedure=tro-cap-huu-tri-xa-hoi&route=counter`);
	await tabTo(page, page.getByRole('list', { name: 'Làm cho ai?' }).getByRole('button').first());
	await page.keyboard.press('Enter');
	await tabTo(page, link(page, 'Làm các bước'));
	await page.keyboard.press('Enter');
	await expect(place(page, 1, 3)).toBeVisible();
	await expect(page.getByText('Bạn chỉ đi cùng.', { exact: false })).toBeVisible();
	await button(page, 'Cùng làm').click();
	await expect(place(page, 2, 3)).toBeVisible();
	await button(page, 'Người dân tự làm').click();
	await expect(place(page, 3, 3)).toBeVisible();
	await noFaults(page, 'handed in');
	await link(page, 'Đã nộp tại quầy').click();
	await button(page, 'Người dân tự làm').click();
	const unpaid = button(page, 'Không phải trả, hoặc chưa trả');
	const result = button(page, 'Chưa rõ');
	await expect(unpaid.or(result).first()).toBeVisible();
	if (await unpaid.isVisible()) await unpaid.click();
	await result.click();
	await page.getByLabel('Ngày hẹn trả kết quả').fill('2020-01-02');
	await button(page, 'Lưu: đã nộp').click();
	await expect(page.getByText('Ngày hẹn phải từ ngày nộp trở đi.')).toBeVisible();
	await page.getByLabel('Ngày hẹn trả kết quả').fill('2030-05-06');
	await button(page, 'Lưu: đã nộp').click();
	await link(page, 'Ghi sau').click();
	await expect(page.getByText(/^Hẹn trả thứ Hai, 06\/05\/2030/)).toBeVisible();
});
