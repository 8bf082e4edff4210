import { expect, test, type Page } from '@playwright/test';
import { calendarDay, DAY_MS, momentOf } from '../../src/lib/domain/time/calendar';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { fromAnotherPhone } from './support/other-phone';
import { usePhones } from './support/phones';
import { communeServer, entriesOnServer, VILLAGE } from './support/village';
import { everythingReceived, readyOffline, sendNow, signIn } from './support/volunteer';

let server: ServerProcess;
const { open } = usePhones(() => server.url);
test.afterEach(() => server.dispose());

test('the officer sets when visits are looked at again: the volunteer sees it first, the officer a day later', async () => {
	test.setTimeout(180_000);
	server = await communeServer({ withList: true });
	await writtenAtHome(1);
	const [officer, volunteer] = [await open({ viewport: OFFICE_PC }), await open()];
	await signIn(volunteer.page, 'tnv1');
	await everythingReceived(volunteer.page);
	await lookBack(volunteer.page);
	await expect(volunteer.page.getByText('Không có gì cần xem lại')).toBeVisible();

	await test.step('a number that cannot be is named, and what was typed stays', async () => {
		await signIn(officer.page, 'canbo');
		await officer.page.goto('/villages');
		await officer.page.getByText(VILLAGE.title).first().click();
		await officer.page.waitForURL('**/households');
		await officer.page.goto('/settings');
		await officer.page.getByRole('link', { name: /^Thiết lập của xã/ }).click();
		const many = officer.page.getByLabel('Số lượt gặp người, do một người ghi trong 30 phút');
		await many.fill('2');
		await officer.page.getByLabel('Tên đợt').fill('92 ngày đêm');
		await officer.page.getByRole('button', { name: 'Lưu thiết lập' }).click();
		await expect(officer.page.getByText('Nhập một số từ 3 đến 60.')).toBeVisible();
		await expect(officer.page.getByLabel('Ngày bắt đầu')).toBeFocused();
		expect(await faultsOn(officer.page)).toEqual([]);

		await many.fill('5');
		await expect(officer.page.getByText('Nhập một số từ 3 đến 60.')).toHaveCount(0);
		await officer.page.getByLabel('Ngày bắt đầu').fill('2026-11-01');
		await officer.page.getByLabel('Ngày kết thúc', { exact: true }).fill('2027-01-31');
		await officer.page.getByLabel(/^Mục tiêu/).fill('80');
	});

	await test.step('with the server stopped nothing is lost, and it says so', async () => {
		await server.stop();
		await officer.page.getByRole('button', { name: 'Lưu thiết lập' }).click();
		await expect(officer.page.getByText(/mạng/).first()).toBeVisible();
		await expect(officer.page.getByLabel('Tên đợt')).toHaveValue('92 ngày đêm');
		await server.start();
		await officer.page.getByRole('button', { name: 'Lưu thiết lập' }).click();
		await expect(officer.page.getByText('Đã lưu. Các máy nhận khi có mạng.')).toBeVisible();
	});

	await test.step('what another officer changed meanwhile is not written over', async () => {
		const other = await officer.newTab();
		await other.goto('/settings/commune');
		await other.getByLabel(/^Xoá tên/).fill('90');
		await other.getByRole('button', { name: 'Lưu thiết lập' }).click();
		await expect(other.getByText('Đã lưu. Các máy nhận khi có mạng.')).toBeVisible();
		await other.close();
		await officer.page.getByRole('button', { name: 'Lưu thiết lập' }).click();
		await expect(officer.page.getByText(/người khác vừa đổi thiết lập/)).toBeVisible();
		await officer.page.getByRole('button', { name: 'Xem thiết lập mới nhất' }).click();
		await expect(officer.page.getByLabel(/^Xoá tên/)).toHaveValue('90');
	});

	await test.step('the volunteer’s phone hears of it and shows the hint, without a network too', async () => {
		const hint = volunteer.page.getByText('5 lượt gặp người được ghi dồn');
		await sendNow(volunteer.page);
		await volunteer.page.goto('/today');
		// Nobody looks for hints: they are mentioned where the day begins.
		await volunteer.page.getByRole('link', { name: /^Nên nhìn lại lượt thăm của bạn/ }).click();
		await expect(hint).toBeVisible();
		await readyOffline(volunteer.page);
		await server.stop();
		await volunteer.page.reload();
		await expect(hint).toBeVisible();
		await volunteer.page.getByText('Xem 5 hộ').click();
		expect(await faultsOn(volunteer.page)).toEqual([]);
		await volunteer.page.getByRole('list').getByRole('link').first().click();
		await expect(volunteer.page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
		await server.start();
	});

	await test.step('the officer sees what is older than a day, by whom', async () => {
		await everythingReceived(officer.page);
		await lookBack(officer.page);
		await expect(officer.page.getByText('Không có gì cần xem lại')).toBeVisible();
		await writtenAtHome(30);
		await sendNow(officer.page);
		await lookBack(officer.page);
		await expect(officer.page.getByRole('heading', { name: VILLAGE.title })).toBeVisible();
		await expect(officer.page.getByRole('heading', { name: 'tnv1: 5 lượt thăm' })).toBeVisible();
		await expect(
			officer.page.getByText('1 thôn, bản còn lại không có gì cần xem lại.')
		).toBeVisible();
		expect(await faultsOn(officer.page)).toEqual([]);
	});

	await test.step('asks from there, with the keyboard, takes a slip back, and reads the answer there', async () => {
		const { page } = officer;
		const ask = page.getByRole('link', { name: 'Hỏi lại tnv1' });
		const waits = page.getByText('Chờ tnv1 trả lời.');
		for (const isSlip of [true, false]) {
			await tabTo(page, ask);
			await page.keyboard.press('Enter');
			await page.getByRole('radio', { name: 'Bạn có chép lại từ giấy không?' }).check();
			await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
			await expect(page.getByRole('heading', { name: 'Nhìn lại lượt thăm' })).toBeVisible();
			await expect(page.getByText('Đã lưu trên máy này')).toBeVisible();
			await expect(waits).toBeVisible();
			// Nobody is asked twice before they have answered.
			await expect(ask).toHaveCount(0);
			expect(await faultsOn(page)).toEqual([]);
			if (!isSlip) break;
			await page.getByRole('button', { name: 'Hoàn tác' }).click();
			await expect(waits).toHaveCount(0);
		}
		await everythingReceived(page);
		await sendNow(volunteer.page);
		await volunteer.page.goto('/today');
		await volunteer.page.getByRole('link', { name: 'Trả lời', exact: true }).click();
		await volunteer.page.getByRole('button', { name: 'Có', exact: true }).click();
		await expect(volunteer.page.getByText('Bạn trả lời: Có', { exact: true })).toBeVisible();
		await everythingReceived(volunteer.page);
		await sendNow(page);
		await lookBack(page);
		await expect(page.getByText('Tnv1 trả lời: Có', { exact: true })).toBeVisible();
	});
});

async function lookBack(page: Page): Promise<void> {
	await page.goto('/more');
	await page.getByRole('link', { name: /^Nhìn lại lượt thăm/ }).click();
}

const HOUR_MS = 3_600_000;

/** Ten or four o'clock in Vietnam, whichever is the nearest before it: neither hour wants another look. */
function workingHourBefore(ms: number): number {
	for (let day = ms; ; day -= DAY_MS)
		for (const hour of ['16:00', '10:00']) {
			const at = momentOf(calendarDay(day), hour);
			if (at <= ms) return at;
		}
}

/** Five meetings, two minutes apart, not long before so many hours ago. */
async function writtenAtHome(hoursAgo: number): Promise<void> {
	const registrations = [...(await entriesOnServer(server)).values()]
		.filter(({ type }) => type === 'household-registered')
		.slice(hoursAgo, hoursAgo + 5) as { _id: string; personal: { members: { id: string }[] } }[];
	const beganMs = workingHourBefore(Date.now() - hoursAgo * HOUR_MS);
	await fromAnotherPhone(
		server,
		'tnv1',
		registrations.map(({ _id, personal }, i) => ({
			household: _id.split(':')[1]!,
			atMs: beganMs + i * 120_000,
			type: 'visit-recorded',
			outcome: 'met',
			met: [{ memberId: personal.members[0]!.id, skills: {} }]
		}))
	);
}
