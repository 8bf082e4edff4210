import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { OFFICE_PC } from '../support/phone';
import { ulidOf } from '../support/builders';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { keyboardFaultsOn, tabTo } from './support/keyboard';
import { fromAnotherPhone } from './support/other-phone';
import { usePhones } from './support/phones';
import { communeServer, entriesOnServer } from './support/village';
import { everythingReceived, householdLinks, readyOffline } from './support/volunteer';

let server: ServerProcess;
const { pageOf } = usePhones(() => server.url);

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
});
test.afterEach(() => server.dispose());

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 1, name });
const saved = (page: Page) => page.getByText('Đã lưu trên máy này');

async function noFaults(page: Page, screen: string): Promise<void> {
	expect.soft(await faultsOn(page), `faults on the screen “${screen}”`).toEqual([]);
	expect.soft(await keyboardFaultsOn(page), `keyboard on the screen “${screen}”`).toEqual([]);
}

const idOf = (door: string): string => door.split('/')[2] ?? '';

/** The household's member whose procedure it is: its first, as the commune has them. */
async function headOf(door: string): Promise<string> {
	const entries = await entriesOnServer(server);
	const registered = [...entries].find(
		([id, { type }]) => type === 'household-registered' && id.includes(idOf(door))
	)?.[1] as { personal: { members: { id: string }[] } } | undefined;
	return registered?.personal.members[0]?.id ?? '';
}

test('what people ask for is noted at the door with no network, and the easy and wanted comes first', async () => {
	const page = await pageOf('tnv1');
	const [first, second, third] = (await householdLinks(page, 20)) as [string, string, string];
	await readyOffline(page);
	await server.stop();

	await test.step('from the household: what, then who', async () => {
		await page.goto(first);
		await page.getByRole('link', { name: /^Ghi việc bà con cần/ }).click();
		await expect(heading(page, 'Gia đình cần giúp việc gì?')).toBeVisible();
		await noFaults(page, 'what is needed');
		await page.getByLabel('Tìm việc').fill('bao hiem y te ho gia dinh');
		await page.getByRole('link', { name: /^Gia hạn thẻ bảo hiểm y tế/ }).click();
		await expect(heading(page, 'Ai cần?')).toBeVisible();
		await noFaults(page, 'who needs it');
		await page.getByRole('button', { name: 'Cả nhà, hoặc chưa rõ ai' }).click();
		await expect(saved(page)).toBeVisible();
	});
	const asked = page.getByRole('list', { name: 'Gia đình cần giúp việc gì' });
	await expect(asked.getByRole('link')).toHaveText([/Gia hạn thẻ bảo hiểm y tế.*Đang chờ/]);

	await test.step('it can be taken back at once, and noted anew with the keys alone', async () => {
		await page.getByRole('button', { name: 'Hoàn tác' }).click();
		await expect(asked).toHaveCount(0);
		await tabTo(page, page.getByRole('link', { name: /^Ghi việc bà con cần/ }));
		await page.keyboard.press('Enter');
		await tabTo(page, page.getByLabel('Tìm việc'));
		await page.keyboard.type('gia han bhyt');
		await tabTo(page, page.getByRole('link', { name: /^Gia hạn thẻ bảo hiểm y tế/ }));
		await page.keyboard.press('Enter');
		await tabTo(page, page.getByRole('list', { name: 'Ai cần?' }).getByRole('button').first());
		await page.keyboard.press('Enter');
		await expect(saved(page)).toBeVisible();
		await expect(asked.getByRole('link')).toHaveCount(1);
	});

	await test.step('from the page of a procedure, for a household that is looked for', async () => {
		await page.goto('/procedures/dang-ky-xe-mo-to');
		await page.getByRole('link', { name: 'Ghi là có người cần' }).click();
		await expect(heading(page, 'Hộ nào cần?')).toBeVisible();
		await noFaults(page, 'which household');
		await page.locator(`a[href^="${second}/requests"]`).click();
		await page.getByRole('list', { name: 'Ai cần?' }).getByRole('button').first().click();
		await expect(saved(page)).toBeVisible();
	});

	await test.step('in words of their own, of which an identity number is no part', async () => {
		await page.goto(`${third}/requests`);
		const own = page.getByLabel('Không có trong danh sách? Ghi bằng lời');
		await own.fill('làm lại giấy cho cháu 040190001234');
		await page.getByRole('button', { name: 'Tiếp' }).click();
		await expect(page.getByText('Có dãy số giống số căn cước')).toBeVisible();
		await expect(own).toBeFocused();
		await own.fill('làm lại giấy hộ nghèo cho cháu');
		await page.getByRole('button', { name: 'Tiếp' }).click();
		await expect(heading(page, 'Ai cần?')).toBeVisible();
		await page.getByRole('button', { name: 'Cả nhà, hoặc chưa rõ ai' }).click();
		await expect(saved(page)).toBeVisible();
	});

	await test.step('the list has the easy one first, says why, and leads to the households', async () => {
		await page.goto('/submissions');
		await page.getByRole('link', { name: /^Người dân cần gì/ }).click();
		await expect(heading(page, 'Người dân cần gì')).toBeVisible();
		const procedures = page.getByRole('article');
		await expect(procedures).toHaveText([
			/Gia hạn thẻ bảo hiểm y tế.*1 hộ đang chờ.*làm trên mạng, 1 giấy tờ, hay gặp/,
			/mô tô.*1 hộ đang chờ.*4 giấy tờ/
		]);
		await expect(page.getByText('“làm lại giấy hộ nghèo cho cháu”')).toBeVisible();
		await procedures.first().getByText('Xem hộ nào').click();
		await noFaults(page, 'what people need');
		await procedures.first().locator(`a[href="${first}"]`).click();
		await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	});

	await test.step('what is done or not needed leaves the list, and comes back with one tap', async () => {
		const inWords = page.getByText('“làm lại giấy hộ nghèo cho cháu”');
		const row = page.getByRole('list', { name: 'Gia đình cần giúp việc gì' });
		await page.goto(third);
		await row.getByRole('button', { name: /^Không cần nữa/ }).click();
		await expect(row).toContainText('Không cần nữa, bạn ghi');
		await noFaults(page, 'what is not needed any more');
		await page.goto('/requests');
		await expect(page.getByRole('article')).toHaveCount(2);
		await expect(inWords).toHaveCount(0);

		await page.goto(third);
		await tabTo(page, row.getByRole('button', { name: /^Vẫn cần/ }));
		await page.keyboard.press('Enter');
		await expect(row).toContainText('Đang chờ');
		await tabTo(page, row.getByRole('button', { name: /^Đã xong/ }));
		await page.keyboard.press('Enter');
		await expect(row).toContainText('Đã xong, bạn ghi');
		await page.goto(second);
		// A thumb that trembles says it once, so that one tap takes it back.
		await row.getByRole('button', { name: /^Đã xong/ }).dblclick({ delay: 40 });
		await expect(row).toContainText('Đã xong, bạn ghi');
		await page.goto('/requests');
		await expect(page.getByRole('article')).toHaveText([
			/Gia hạn thẻ bảo hiểm y tế.*1 hộ đang chờ/,
			/mô tô.*Không còn hộ nào chờ/
		]);
		await page.goto(second);
		await row.getByRole('button', { name: /^Vẫn cần/ }).click();
		await expect(row).toContainText('Đang chờ');
	});

	await test.step('what somebody else has begun leaves the top once it is heard of', async () => {
		await server.start();
		await everythingReceived(page);
		await fromAnotherPhone(server, 'tnv2', [
			{
				household: idOf(first),
				v: 2,
				type: 'submission-started',
				submission: ulidOf(900),
				procedure: { id: 'gia-han-bhyt-ho-gia-dinh', version: '1' },
				member: await headOf(first),
				answers: {}
			}
		]);
		const officer = await pageOf('canbo', { viewport: OFFICE_PC });
		await officer.goto('/requests');
		await expect(officer.getByRole('article')).toHaveText(
			[/mô tô.*1 hộ đang chờ/, /Gia hạn thẻ bảo hiểm y tế.*Không còn hộ nào chờ/],
			{ timeout: 30_000 }
		);
		await officer.getByLabel('Thôn, bản').selectOption('Bản Na Lợt');
		await expect(officer.getByText('Chưa ghi việc nào')).toBeVisible();
	});
});

test('each number says what it means, opens into its households, and leaves as a file without a name of a citizen', async () => {
	const volunteer = await pageOf('tnv1');
	const [first, second] = (await householdLinks(volunteer, 20)) as [string, string];
	const [one, other] = [ulidOf(901), ulidOf(902)];
	const now = new Date().toISOString();
	await fromAnotherPhone(server, 'tnv1', [
		{
			household: idOf(first),
			v: 2,
			type: 'submission-started',
			submission: one,
			procedure: { id: 'dang-ky-thuong-tru', version: '1' },
			member: await headOf(first),
			answers: {}
		},
		{
			household: idOf(first),
			v: 2,
			type: 'submission-sent',
			submission: one,
			submittedAt: 'online',
			sentAt: now,
			doneBy: 'citizen',
			paid: 'online'
		}
	]);
	await fromAnotherPhone(server, 'tnv2', [
		{
			household: idOf(second),
			v: 2,
			type: 'submission-started',
			submission: other,
			procedure: { id: 'dang-ky-khai-sinh', version: '1' },
			member: await headOf(second),
			answers: {}
		},
		{
			household: idOf(second),
			v: 2,
			type: 'submission-blocked',
			submission: other,
			obstacle: 'no-level-2'
		}
	]);

	const figure = (page: Page, label: string) =>
		page.locator('dl > div', { has: page.getByText(label, { exact: true }) });

	await test.step('the officer sees both volunteers, and a rate nobody can know is not nought', async () => {
		const officer = await pageOf('canbo', { viewport: OFFICE_PC });
		await officer.goto('/numbers');
		await expect(figure(officer, 'Bắt đầu').locator('b')).toHaveText('2', { timeout: 30_000 });
		await expect(figure(officer, 'Đã nộp').locator('b')).toHaveText('1');
		await expect(figure(officer, 'Người dân tự làm').locator('b')).toHaveText('100% (1 trên 1)');
		await expect(figure(officer, 'Trả phí trên mạng').locator('b')).toHaveText('100% (1 trên 1)');
		await expect(figure(officer, 'Nhận kết quả qua bưu điện').locator('b')).toHaveText('Chưa có');
		await expect(figure(officer, 'Từ lúc nộp đến kết quả').locator('b')).toHaveText('Chưa có');
		await expect(officer.getByRole('row', { name: /Chưa có tài khoản mức 2 1 1/ })).toBeVisible();
		await officer.getByLabel('Xem theo').selectOption('Tình nguyện viên');
		await expect(officer.getByRole('rowheader', { name: 'tnv1' })).toBeVisible();
		await noFaults(officer, 'numbers');

		await officer.getByText('Các hồ sơ được tính (2)').click();
		await expect(officer.locator(`main a[href="${second}/submissions/${other}"]`)).toHaveText(
			/Đăng ký khai sinh.*Đang chuẩn bị/
		);

		const downloading = officer.waitForEvent('download');
		await officer.getByRole('button', { name: 'Tải tệp CSV' }).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toMatch(/^so-lieu-ho-so-.*\.csv$/);
		const csv = await readFile(await download.path(), 'utf8');
		expect(csv).toContain('tnv1');
		const entries = [...(await entriesOnServer(server)).values()] as {
			personal?: { members?: { name: string }[] };
		}[];
		const names = entries.flatMap(
			({ personal }) => personal?.members?.map(({ name }) => name) ?? []
		);
		expect(names.length).toBeGreaterThan(100);
		for (const name of names) expect(csv).not.toContain(name);

		await officer.getByLabel('Khoảng thời gian').selectOption('Tháng trước');
		await expect(officer.getByText('Chưa có hồ sơ nào trong khoảng này')).toBeVisible();
		await officer.getByLabel('Khoảng thời gian').selectOption('Tuần này');
		await expect(officer.getByText(/^Của tất cả tình nguyện viên ở .*Xóm 3/)).toBeVisible();

		const pdf = await officer.pdf({ format: 'A4' });
		expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
	});

	await test.step('a volunteer sees their own, also with no network', async () => {
		await volunteer.goto('/numbers');
		await expect(figure(volunteer, 'Bắt đầu').locator('b')).toHaveText('1', { timeout: 30_000 });
		await readyOffline(volunteer);
		await server.stop();
		await volunteer.goto('/numbers');
		await expect(figure(volunteer, 'Đã nộp').locator('b')).toHaveText('1');
		await expect(volunteer.getByLabel('Xem theo')).toHaveCount(0);
		await volunteer.getByLabel('Khoảng thời gian').selectOption('Tháng này');
		await expect(volunteer).toHaveURL(/period=month/);
		await expect(figure(volunteer, 'Bắt đầu').locator('b')).toHaveText('1');
		await noFaults(volunteer, 'own numbers');
	});
});
