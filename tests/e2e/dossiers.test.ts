import { expect, test, type Page } from '@playwright/test';
import type { EntryOf } from '../../src/lib/domain/entries/entry';
import { communeOf } from '../../src/lib/domain/commune-of';
import { supplyProposedBy } from '../../src/lib/domain/submission/due';
import { calendarDay, DAY_MS, isoOf } from '../../src/lib/domain/time/calendar';
import { ulidOf } from '../support/builders';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { commandHere } from '../support/command-here';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { fromAnotherPhone, type Written } from './support/other-phone';
import { usePhones } from './support/phones';
import {
	communeServer,
	entriesOnServer,
	listedOnServer,
	PASSWORD,
	VILLAGE,
	type Listed
} from './support/village';
import { everythingReceived, readyOffline, sendNow } from './support/volunteer';

const CODE = 'H41.20-261122-0912';

let server: ServerProcess;
const { pageOf } = usePhones(() => server.url);

test.beforeEach(async () => {
	// A closing that is taken back within this test finds its code; what stays closed loses it at once.
	server = await communeServer({ withList: true, args: ['--erase-after', '0'] });
});
test.afterEach(() => server.dispose());

const listed = (): Promise<Listed[]> => listedOnServer(server);

interface Given {
	house: Listed;
	submission: string;
	procedure?: string;
	answers?: Record<string, string>;
}

const begun = ({
	house,
	submission,
	procedure = 'dang-ky-khai-sinh',
	answers = {}
}: Given): Written => ({
	household: house.id,
	atMs: Date.now() - 3 * DAY_MS,
	v: 2,
	type: 'submission-started',
	submission,
	procedure: { id: procedure, version: '1' },
	member: house.head.id,
	answers
});

const wentOut = (
	{ house, submission }: Given,
	rest: Partial<Pick<EntryOf<'submission-sent'>, 'doneBy' | 'dueOn' | 'resultBy'>> = {}
): Written => ({
	household: house.id,
	atMs: Date.now() - 3 * DAY_MS + 60_000,
	v: 2,
	type: 'submission-sent',
	submission,
	submittedAt: 'online',
	sentAt: isoOf(Date.now() - 3 * DAY_MS),
	doneBy: 'citizen',
	...rest
});

const coded = ({ house, submission }: Given): Written => ({
	household: house.id,
	atMs: Date.now() - 3 * DAY_MS + 120_000,
	v: 2,
	type: 'dossier-code-noted',
	submission,
	agreed: true,
	personal: { code: CODE }
});

const inDays = (days: number): string => calendarDay(Date.now() + days * DAY_MS);
const addressOf = ({ house, submission }: Given) =>
	`/households/${house.id}/submissions/${submission}`;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** Here at once; at the commune a moment later, where there is a network. */
const saved = (page: Page) =>
	page.getByText('Đã lưu trên máy này').or(page.getByText('Xã đã nhận', { exact: true }));

async function noFaults(page: Page, screen: string): Promise<void> {
	expect.soft(await faultsOn(page), `faults on “${screen}”`).toEqual([]);
}

async function houses(count: number): Promise<Given[]> {
	const all = await listed();
	return all.slice(0, count).map((house, n) => ({ house, submission: ulidOf(700 + n) }));
}

test('an interlinked birth goes its way: asked for a paper, supplied on another phone, and the result comes by post', async () => {
	const [birth] = (await houses(1)) as [Given];
	birth.procedure = 'lien-thong-khai-sinh';
	const all = [begun(birth), wentOut(birth, { dueOn: inDays(4), resultBy: 'post' }), coded(birth)];
	await fromAnotherPhone(server, 'tnv1', all);
	const page = await pageOf('tnv1');
	await page.goto('/submissions');
	await expect(heading(page, 'Chờ kết quả: 1')).toBeVisible();
	await noFaults(page, 'the list');
	await page
		.locator('main')
		.getByRole('link', { name: /^Liên thông: đăng ký khai sinh/ })
		.click();
	await expect(page.getByText(CODE, { exact: true })).toBeVisible();
	await noFaults(page, 'a dossier that went out');

	await test.step('the office asks for a paper; the keyboard is enough', async () => {
		const asked = page.getByRole('button', { name: 'Yêu cầu bổ sung' });
		await tabTo(page, asked);
		await page.keyboard.press('Enter');
		await page.getByRole('checkbox', { name: 'Giấy chứng sinh', exact: true }).check();
		const words = page.getByLabel('Ghi thêm (không bắt buộc)');
		await words.fill('gọi số căn cước 040190001234');
		await press(page, 'Lưu yêu cầu bổ sung');
		await expect(words).toHaveAttribute('aria-invalid', 'true');
		await words.fill('chụp lại cho rõ');
		await noFaults(page, 'what is to be supplied');
		await press(page, 'Lưu yêu cầu bổ sung');
		await expect(page.getByText(/^Bổ sung trước hết .*còn 7 ngày làm việc/)).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: 'Giấy chứng sinh' })).toBeVisible();
		await expect(saved(page)).toBeVisible();
		await page.goto('/today');
		const reminder = page.getByRole('link', { name: /^Cần bổ sung: Liên thông/ });
		await expect(reminder).toHaveText(/còn 7 ngày làm việc.*Phải bổ sung: Giấy chứng sinh/);
		await everythingReceived(page);
	});

	const other = await pageOf('tnv2');
	await everythingReceived(other);
	await readyOffline(other);
	await server.stop();
	await test.step('with no network a colleague hears that it was supplied, and of a later day', async () => {
		await other.goto(addressOf(birth));
		await expect(other.getByText(CODE, { exact: true })).toBeVisible();
		await press(other, 'Đã bổ sung xong');
		await expect(other.getByText(/^Hẹn trả .*còn/)).toBeVisible();
		await press(other, 'Sửa ngày hẹn trả');
		await noFaults(other, 'the day on the slip');
		const day = other.getByLabel('Ngày hẹn trả kết quả');
		await day.fill('2020-01-02');
		await press(other, 'Lưu ngày hẹn');
		await expect(other.getByText(/^Ngày này không hợp lý/)).toBeVisible();
		await day.fill('2031-05-06');
		await press(other, 'Lưu ngày hẹn');
		await expect(other.getByText(/^Hẹn trả thứ Ba, 06\/05\/2031, còn/)).toBeVisible();
	});

	await server.start();
	await sendNow(other);
	await everythingReceived(other);
	await sendNow(page);
	await page.goto(addressOf(birth));
	const later = page.getByText(/^Hẹn trả thứ Ba, 06\/05\/2031, còn/);
	await expect(later).toBeVisible({ timeout: 30_000 });
	await readyOffline(page);
	await server.stop();
	await test.step('on the first phone again with no network, the result comes', async () => {
		await expect(later).toBeVisible();
		await press(page, 'Có kết quả');
		await press(page, 'Người dân đã nhận kết quả');
		await expect(page.getByRole('radio', { name: 'Qua bưu chính công ích' })).toBeChecked();
		await page.getByRole('radio', { name: 'Đã thấy trong kho' }).check();
		await noFaults(page, 'the result');
		await press(page, /^Hài lòng$/);
		await expect(page.getByText('Người dân hài lòng')).toBeVisible();
		await expect(page.getByText(CODE)).toHaveCount(0);
	});

	await test.step('a slip of the thumb is taken back, with its code', async () => {
		await press(page, 'Hoàn tác');
		await expect(page.getByText(CODE, { exact: true })).toBeVisible();
		await press(page, 'Người dân đã nhận kết quả');
		await press(page, /^Hài lòng$/);
		await expect(page.getByText('Người dân hài lòng')).toBeVisible();
		await noFaults(page, 'a dossier that is over');
		await page.getByRole('link', { name: 'Về hộ' }).click();
		await page.getByText('Hồ sơ đã kết thúc (1)').click();
		await expect(page.getByRole('link', { name: /^Liên thông.*Đã nhận kết quả/ })).toBeVisible();
	});

	await test.step('once the commune has heard, the code is gone there', async () => {
		await server.start();
		await sendNow(page);
		await everythingReceived(page);
		await expect
			.poll(async () => JSON.stringify([...(await entriesOnServer(server)).values()]), {
				timeout: 30_000
			})
			.not.toContain(CODE);
		const types = [...(await entriesOnServer(server)).values()].map(({ type }) => type);
		expect(types).toContain('submission-closed');
		await page.goto('/submissions');
		await expect(heading(page, 'Chưa có hồ sơ nào đang làm')).toBeVisible();
		await noFaults(page, 'no dossier');
	});
});

test('what the office said on another day is noted on that day, and its time runs from it', async () => {
	const [asked, ready] = (await houses(2)) as [Given, Given];
	for (const one of [asked, ready])
		await fromAnotherPhone(server, 'tnv1', [begun(one), wentOut(one)]);
	const page = await pageOf('tnv1');
	const choose = (day: string) => page.getByRole('radio', { name: day, exact: true }).check();
	const onDay = page.getByLabel('Ngày báo', { exact: true });
	const bringBy = page.getByLabel('Bổ sung trước hết ngày');

	await page.goto(addressOf(asked));
	await expect(page.getByRole('radio', { name: 'Hôm nay', exact: true })).toBeChecked();
	await noFaults(page, 'on which day it was said');
	await press(page, 'Yêu cầu bổ sung');
	await expect(bringBy).toHaveValue(supplyProposedBy(inDays(0)));
	await choose('Hôm qua');
	await expect(bringBy).toHaveValue(supplyProposedBy(inDays(-1)));
	await choose('Ngày khác');
	for (const impossible of ['', inDays(-4), inDays(1)]) {
		await onDay.fill(impossible);
		await press(page, 'Lưu yêu cầu bổ sung');
		await expect(page.getByText('Hãy chọn từ ngày nộp đến hôm nay.')).toBeVisible();
		await expect(onDay).toBeFocused();
	}
	await onDay.fill(inDays(-2));
	await expect(bringBy).toHaveValue(supplyProposedBy(inDays(-2)));
	await noFaults(page, 'another day on which it was said');
	await press(page, 'Lưu yêu cầu bổ sung');
	await expect(saved(page)).toBeVisible();
	// What is noted next is of today again.
	await expect(page.getByRole('radio', { name: 'Hôm nay', exact: true })).toBeChecked();

	await page.goto(addressOf(ready));
	await choose('Hôm qua');
	await press(page, 'Có kết quả');
	await expect(page.getByText('Có kết quả, hôm qua')).toBeVisible();

	await everythingReceived(page);
	const noted = [...(await entriesOnServer(server)).values()].filter(
		({ type }) => type === 'dossier-noted'
	);
	expect(noted).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ on: inDays(-2), dueOn: supplyProposedBy(inDays(-2)) }),
			expect.objectContaining({ on: inDays(-1), status: 'result-ready' })
		])
	);
});

test('whoever plans to go where it is closed that day is told so, and may', async () => {
	const [birth] = (await houses(1)) as [Given];
	await fromAnotherPhone(server, 'tnv1', [begun(birth)]);
	const page = await pageOf('tnv1');
	const day = page.getByLabel('Ngày nào?');
	const closed = page.getByText(/: nơi ấy thường nghỉ\. Ngày làm việc sau đó: /);
	const plan = async (where: string) => {
		await page.goto(`${addressOf(birth)}?part=plan&where=ask`);
		await press(page, where);
		await press(page, 'Ngày khác');
	};
	await plan('Chỗ có sóng');
	await day.fill('2030-05-05');
	await expect(page.getByRole('button', { name: 'Lưu ngày hẹn' })).toBeEnabled();
	await expect(closed).toHaveCount(0);

	await plan('Nơi nhận hồ sơ');
	await day.fill('2030-05-06');
	await expect(page.getByRole('button', { name: 'Lưu ngày hẹn' })).toBeEnabled();
	await expect(closed).toHaveCount(0);
	await day.fill('2030-05-05');
	await expect(closed).toHaveText(/^Chủ nhật, 05\/05\/2030.* thứ Hai, 06\/05\/2030\.$/);
	await noFaults(page, 'a day on which it is closed');
	await press(page, 'Lưu ngày hẹn');
	await expect(page).toHaveURL(`/households/${birth.house.id}`);
	await page.goto(`${addressOf(birth)}?part=steps`);
	await expect(page.getByText('Hẹn nộp Chủ nhật, 05/05/2030, nơi nhận hồ sơ')).toBeVisible();
});

test('a planned day that has passed leads to planning it anew', async () => {
	const [birth] = (await houses(1)) as [Given];
	const before: Written = {
		...{ household: birth.house.id, v: 2, submission: birth.submission },
		type: 'submission-planned',
		atMs: Date.now() - 2 * DAY_MS,
		where: 'signal-place',
		on: inDays(-1)
	};
	await fromAnotherPhone(server, 'tnv1', [begun(birth), before]);
	const page = await pageOf('tnv1');
	await page.goto(`${addressOf(birth)}?part=steps`);
	await expect(page.getByText('Đã qua ngày hẹn nộp: hôm qua, chỗ có sóng')).toBeVisible();
	await noFaults(page, 'a planned day that has passed');
	await page.getByRole('link', { name: 'Hẹn nơi và ngày nộp' }).click();
	await page.getByRole('link', { name: 'Chọn khác' }).click();
	await press(page, 'Chỗ có sóng');
	await press(page, 'Hôm nay');
	await expect(page).toHaveURL(`/households/${birth.house.id}`);
	await page.goto(`${addressOf(birth)}?part=steps`);
	await expect(page.getByText('Hẹn nộp hôm nay, chỗ có sóng')).toBeVisible();
});

test('one is refused, one is withdrawn, each with its reason', async () => {
	const [refused, withdrawn] = (await houses(2)) as [Given, Given];
	for (const one of [refused, withdrawn])
		await fromAnotherPhone(server, 'tnv1', [begun(one), wentOut(one)]);
	const page = await pageOf('tnv1');
	for (const { one, button, save, told } of [
		{ one: refused, button: 'Bị từ chối', save: 'Lưu: bị từ chối', told: 'Hồ sơ bị từ chối' },
		{ one: withdrawn, button: 'Rút hồ sơ', save: 'Lưu: rút hồ sơ', told: 'Đã rút hồ sơ' }
	]) {
		await page.goto(addressOf(one));
		await press(page, button);
		const onDay = page.getByRole('group', { name: /ngày nào\?$/ });
		const typed = page.getByRole('textbox', { name: /ngày nào\?$/ });
		const reason = page.getByLabel('Lý do (không bắt buộc)');
		await reason.fill('gia đình đổi ý, OTP là 482913');
		await press(page, save);
		await expect(reason).toHaveAttribute('aria-invalid', 'true');
		await reason.fill('giấy tờ chưa khớp tên');
		await onDay.getByRole('radio', { name: 'Ngày khác' }).check();
		for (const impossible of ['', inDays(-4), inDays(1)]) {
			await typed.fill(impossible);
			await press(page, save);
			await expect(page.getByText('Hãy chọn từ ngày nộp đến hôm nay.')).toBeVisible();
			await expect(typed).toBeFocused();
		}
		await noFaults(page, 'an impossible day on which it ended');
		await onDay.getByRole('radio', { name: 'Hôm qua' }).check();
		await press(page, save);
		await expect(page.getByText(told).first()).toBeVisible();
		await expect(page.getByText('giấy tờ chưa khớp tên')).toBeVisible();
		await expect(page.getByText('Hôm qua', { exact: true })).toBeVisible();
		await expect(page.getByText(/Hẹn trả/)).toHaveCount(0);
	}
	await page.getByRole('link', { name: 'Làm lại thủ tục này' }).click();
	await expect(heading(page, 'Làm cho ai?')).toBeVisible();
	await page.goto('/submissions');
	await expect(heading(page, 'Chưa có hồ sơ nào đang làm')).toBeVisible();
	await everythingReceived(page);
	const ended = [...(await entriesOnServer(server)).values()].filter(
		({ type }) => type === 'submission-closed'
	);
	expect(ended).toMatchObject([
		{ v: 3, outcome: 'refused', on: inDays(-1) },
		{ v: 3, outcome: 'withdrawn', on: inDays(-1) }
	]);
});

test('a social pension waits for the counter, and one tap plans when it is brought', async () => {
	const [pension] = (await houses(1)) as [Given];
	pension.procedure = 'tro-cap-huu-tri-xa-hoi';
	pension.answers = { route: 'counter' };
	const blocked: Written = {
		...{ household: pension.house.id, v: 2, submission: pension.submission },
		type: 'submission-blocked',
		obstacle: 'portal-down'
	};
	await fromAnotherPhone(server, 'tnv1', [begun(pension), blocked]);
	const page = await pageOf('tnv1');
	await page.goto('/submissions');
	await expect(heading(page, 'Chờ nộp: 1')).toBeVisible();
	await expect(page.getByText(/^Đang vướng: Cổng lỗi/)).toBeVisible();
	const propose = page.getByRole('button', { name: /^Hẹn nộp .*ở nơi nhận hồ sơ/ });
	await noFaults(page, 'what waits to be brought');
	await propose.click();
	await expect(page.getByText('Đã hẹn lúc nộp.')).toBeVisible();
	await expect(propose).toHaveCount(0);
	await press(page, 'Hoàn tác');
	await propose.click();
	await expect(page.getByRole('link', { name: /Hẹn nộp .*ở nơi nhận hồ sơ/ })).toBeVisible();

	await test.step('back in coverage it is told that one waits', async () => {
		await everythingReceived(page);
		await readyOffline(page);
		await server.stop();
		await sendNow(page);
		await expect(page.getByRole('button', { name: 'Thử gửi ngay' })).toBeVisible();
		await server.start();
		await sendNow(page);
		const back = page.getByRole('status').filter({ hasText: 'Đã có mạng' });
		await expect(back).toContainText('1 hồ sơ');
		await noFaults(page, 'back in coverage');
		await back.getByRole('link', { name: 'Xem', exact: true }).click();
		await expect(heading(page, 'Chờ nộp: 1')).toBeVisible();
		await expect(back).toHaveCount(0);
	});
});

test('what a family does not go on with leaves the list, counts as given up, and can be taken back', async () => {
	const [twice] = (await houses(1)) as [Given];
	await fromAnotherPhone(server, 'tnv1', [begun(twice)]);
	const page = await pageOf('tnv1');
	await page.goto(addressOf(twice));
	const stop = page.getByRole('link', { name: 'Không làm nữa' });
	await stop.click();
	const why = page.getByLabel('Lý do (không bắt buộc)');
	await noFaults(page, 'why it is given up');
	await why.fill('đã có căn cước 040190001234');
	await press(page, 'Lưu: không làm nữa');
	await expect(why).toHaveAttribute('aria-invalid', 'true');
	await why.fill('Gia đình đã tự nộp ở xã');
	await press(page, 'Lưu: không làm nữa');
	await expect(page.getByText('Gia đình đã tự nộp ở xã')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Làm lại thủ tục này' })).toBeVisible();
	// It never went out: there is no code to speak of.
	await expect(page.getByText(/^Mã hồ sơ/)).toHaveCount(0);
	await noFaults(page, 'given up');

	await press(page, 'Hoàn tác');
	await page.getByRole('link', { name: /^Làm (trước )?các bước$/ }).click();
	await stop.click();
	await press(page, 'Lưu: không làm nữa');
	await expect(page.getByRole('link', { name: 'Làm lại thủ tục này' })).toBeVisible();

	await page.goto('/submissions');
	await expect(heading(page, 'Chưa có hồ sơ nào đang làm')).toBeVisible();
	await page.goto('/numbers');
	await expect(page.getByText('0% (0 trên 1)').first()).toBeVisible();
});

test('whoever goes on reads who did a step, and who wrote it down', async () => {
	const [birth] = (await houses(1)) as [Given];
	const step: Written = {
		...{ household: birth.house.id, v: 2, submission: birth.submission },
		type: 'submission-step',
		step: 'sign-in',
		doneBy: 'volunteer'
	};
	await fromAnotherPhone(server, 'tnv1', [begun(birth), step]);
	const page = await pageOf('tnv2');
	await page.goto(addressOf(birth));
	await page.getByText('Đã xong bước 1').click();
	const done = page.getByRole('listitem').filter({ hasText: 'Bước 1: Tình nguyện viên làm' });
	await expect(done).toContainText(/Hôm nay, .* ghi/);
	// It is the other one who did it, not whoever reads it.
	await expect(done).not.toContainText(/tôi|bạn/i);
	await noFaults(page, 'who did a step');

	await fromAnotherPhone(server, 'tnv1', [wentOut(birth, { doneBy: 'together' })]);
	await sendNow(page);
	await page.goto(addressOf(birth));
	const sending = page.getByRole('listitem').filter({ hasText: /^Nộp .*: Cùng làm/ });
	await expect(sending).toContainText(/ ghi$/, { timeout: 30_000 });
	await page.getByText('Đã xong bước 1').click();
	await expect(done).toContainText(/Hôm nay, .* ghi/);
	await noFaults(page, 'who did a step of what went out');
});

/** Its telephone, as an officer keeps it in the directory. */
async function oneStopDesk(): Promise<void> {
	const { token } = await server.signIn('canbo', PASSWORD, '8888888888');
	const phones = [{ number: '02383856789', of: 'trực ban' }];
	const kept = await fetch(
		`${server.url}/api/communes/${communeOf(VILLAGE.id)}/office/places/mot-cua/1`,
		{
			method: 'PUT',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: JSON.stringify({ kind: 'one-stop', name: 'Bộ phận Một cửa xã', phones })
		}
	);
	expect(kept.status).toBe(200);
}

test('Today tells what is due; what is overdue rises to the team lead and the officer', async () => {
	const [soon, late] = (await houses(2)) as [Given, Given];
	await fromAnotherPhone(server, 'tnv1', [begun(soon), wentOut(soon, { dueOn: inDays(1) })]);
	await fromAnotherPhone(server, 'tnv2', [begun(late), wentOut(late, { dueOn: inDays(-1) })]);
	const added = await commandHere([
		...['user', 'add', 'totruong', '--role', 'team-lead', '--villages', VILLAGE.id],
		...['--password', PASSWORD, '--data', server.dataDir]
	]);
	expect(added.stderr).toBe('');
	await oneStopDesk();

	const volunteer = await pageOf('tnv1');
	await volunteer.goto('/today');
	await expect(heading(volunteer, 'Hồ sơ cần để ý')).toBeVisible();
	await expect(volunteer.getByRole('link', { name: /^Sắp đến hạn trả/ })).toBeVisible();
	await expect(volunteer.getByRole('link', { name: /^Quá hạn trả/ })).toHaveCount(0);
	await noFaults(volunteer, 'Today');

	const lead = await pageOf('totruong');
	await lead.goto('/today');
	const lateOne = lead.getByRole('link', { name: /^Quá hạn trả/ });
	await expect(lateOne).toHaveText(/Người phụ trách: tnv2/);
	await lead.goto('/submissions');
	await expect(heading(lead, 'Quá hạn: 1')).toBeVisible();
	await expect(lead.getByRole('link', { name: 'Làm tiếp' })).toBeVisible();
	await expect(lead.getByText('Người phụ trách: tnv2')).toBeVisible();
	await lead.getByRole('link', { name: 'Làm tiếp' }).click();
	const call = lead.getByRole('link', { name: /^Gọi 0238 385 6789/ });
	await expect(call).toHaveAttribute('href', 'tel:02383856789');
	await noFaults(lead, 'one that is overdue');

	const officer = await pageOf('canbo', { viewport: OFFICE_PC });
	await officer.goto('/board');
	await expect(officer.getByText('1 hồ sơ quá hạn')).toBeVisible();
	await officer.getByRole('link', { name: 'Xem hồ sơ' }).click();
	await expect(heading(officer, 'Quá hạn: 1')).toBeVisible();
	await noFaults(officer, 'the list of an officer');
});
