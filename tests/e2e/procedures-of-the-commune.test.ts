import { expect, test, type Page } from '@playwright/test';
import { procedureOf } from '../../src/lib/domain/procedures/catalogue';
import { calendarDay, DAY_MS } from '../../src/lib/domain/time/calendar';
import { OFFICE_PC } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { draftKept } from './support/drafts';
import { tabTo } from './support/keyboard';
import { usePhones } from './support/phones';
import { communeServer, PASSWORD } from './support/village';
import { householdLinks, readyOffline, sendNow } from './support/volunteer';

let server: ServerProcess;
const { pageOf } = usePhones(() => server.url);
test.afterEach(() => server.dispose());

const ID = 'dang-ky-thuong-tru';
const PAPER = procedureOf(ID)!.documents[0]!.name.vi;
const inDays = (days: number): string => calendarDay(Date.now() + days * DAY_MS);
const inFigures = (day: string): string => day.split('-').reverse().join('/');

const changed = (page: Page) => page.locator('.note', { hasText: 'Đã đổi từ' });
const coming = (page: Page) => page.locator('.note', { hasText: 'sẽ đổi' });
const slip = (page: Page) => page.getByRole('article', { name: 'Phiếu sẽ in như sau' });
const saved = (page: Page) => expect(page).toHaveURL(new RegExp(`/procedures/${ID}$`));

async function noFaults(page: Page, screen: string): Promise<void> {
	expect.soft(await faultsOn(page), `faults on the screen “${screen}”`).toEqual([]);
}

/** For the first one of the house, from its own page; as it is asked for today. */
async function begins(page: Page, door: string): Promise<string> {
	await page.goto(`${door}/submissions/new?procedure=${ID}`);
	await page.getByRole('list', { name: 'Làm cho ai?' }).getByRole('button').first().click();
	await expect(page.getByRole('heading', { name: 'Cần mang theo' })).toBeVisible();
	return new URL(page.url()).pathname;
}

async function openForm(page: Page): Promise<void> {
	await page.goto(`/procedures/${ID}`);
	await page.getByRole('link', { name: 'Sửa cho xã' }).click();
	await expect(page.getByLabel('Nộp tại quầy (đồng)')).toHaveValue('20000');
}

async function writeDirectory(page: Page): Promise<void> {
	await page.goto('/more');
	await page.getByRole('link', { name: /^Danh bạ/ }).click();
	await expect(page.getByText('Xã chưa ghi địa chỉ nào')).toBeVisible();
	await page.getByRole('link', { name: 'Thêm địa chỉ' }).click();
	await page.getByLabel('Đây là').selectOption('police');
	await page.getByLabel('Tên', { exact: true }).fill('Công an xã Mường Lam');
	await page.getByLabel('Địa chỉ').fill('Bản Na Lợt, cạnh Ủy ban nhân dân xã');
	await page.getByLabel('Buổi sáng, từ').fill('07:30');
	await page.getByLabel('Buổi sáng, đến').fill('11:30');
	await page.getByLabel('Số điện thoại 1').fill('0238 385');
	await page.getByLabel('Ghi chú').fill('căn cước 040123456789');
	await page.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText(/chưa giống số điện thoại/)).toBeVisible();
	await expect(page.getByText(/giống số căn cước/)).toBeVisible();
	await expect(page.getByLabel('Số điện thoại 1')).toBeFocused();
	await noFaults(page, 'a place with faults');
	await page.getByLabel('Số điện thoại 1').fill('0238.385.6789');
	await page.getByLabel('Ghi chú').fill('');
	await page.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByRole('link', { name: 'Gọi 0238 385 6789' })).toBeVisible();
}

test('an officer changes a fee and drops a paper: the volunteer sees it with the server stopped, open dossiers may follow, and the slip has the office', async () => {
	server = await communeServer({ withList: true });
	const [officer, volunteer] = await Promise.all([
		pageOf('canbo', { viewport: OFFICE_PC }),
		pageOf('tnv1')
	]);

	// Before the server stops for the first time, which would cut the application's own arrival short.
	await readyOffline(volunteer);
	const [door = '', otherDoor = ''] = await householdLinks(volunteer, 2);
	let dossier = '';
	let other = '';

	await test.step('the directory gets the office of the police, without what may not be held', () =>
		writeDirectory(officer));

	await test.step('the form shows the difference before anything is saved', async () => {
		await openForm(officer);
		await expect(officer.getByText('Chưa có gì khác bản đang dùng ngày ấy.')).toBeVisible();
		const unchanged = officer.getByText('Chưa sửa gì, nên không có gì để lưu.');
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await expect(unchanged).toBeInViewport();
		await noFaults(officer, 'nothing to save');
		await officer.getByLabel('Dặn bà con').fill('Chủ hộ đi cùng.');
		await expect(unchanged).toHaveCount(0);
		await officer.getByRole('button', { name: `Bỏ giấy: ${PAPER}` }).click();
		await officer.getByLabel('Nộp tại quầy (đồng)').fill('15 nghìn');
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await expect(officer.getByText('Nhập số tiền bằng chữ số')).toBeVisible();
		await officer.getByLabel('Nộp tại quầy (đồng)').fill('15.000');
		await officer.getByLabel('Giờ nhận riêng cho thủ tục này').fill('Sáng thứ Ba, thứ Năm');
		await officer.getByLabel('Dặn bà con').fill('Chủ hộ đi cùng thì làm xong trong buổi.');
		await expect(
			officer.getByText('lệ phí nộp tại quầy giảm từ 20.000 đồng còn 15.000 đồng')
		).toBeVisible();
		await expect(officer.getByText(`bỏ giấy: ${PAPER}`)).toBeVisible();
		await noFaults(officer, 'changing a procedure');
	});

	await test.step('without a network it says so, and what was typed outlives a reload', async () => {
		await server.stop();
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await expect(officer.getByText(/Phần này cần mạng/)).toBeVisible();
		dossier = await begins(volunteer, door);
		other = await begins(volunteer, otherDoor);
		await server.start();
		await officer.reload();
		await expect(officer.getByText('Bản bạn sửa dở vẫn ở đây.')).toBeVisible();
		await tabTo(officer, officer.getByRole('button', { name: 'Lưu bản mới' }));
		await officer.keyboard.press('Enter');
		await saved(officer);
		await expect(changed(officer)).toContainText(`bỏ giấy: ${PAPER}`);
	});

	await test.step('what is to come stands beside it, and another officer’s version is not written over', async () => {
		await officer.getByRole('link', { name: 'Sửa cho xã' }).click();
		await expect(officer.getByLabel('Nộp tại quầy (đồng)')).toHaveValue('15000');
		await officer.getByLabel('Nộp tại quầy (đồng)').fill('0');
		await officer.getByLabel('Từ ngày').fill(inDays(9));

		await expect(officer.getByText('Bản 1, đang dùng')).toBeVisible();
		await otherOfficerSaves();
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await expect(officer.getByText(/vừa lưu bản 2/)).toBeVisible();
		await noFaults(officer, 'a version that came meanwhile');
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await saved(officer);
		await expect(coming(officer)).toContainText(`Từ ${inFigures(inDays(9))} sẽ đổi`);
		await expect(coming(officer)).toContainText(
			'không phải trả lệ phí nộp tại quầy nữa, trước là 15.000 đồng'
		);
	});

	await test.step('the volunteer’s phone hears of it in spare time', async () => {
		await sendNow(volunteer);
		await volunteer.goto('/directory');
		await expect(volunteer.getByRole('heading', { name: 'Công an xã Mường Lam' })).toBeVisible();
		// Its own round, when the server came back, may have brought the book as it was by then.
		await volunteer.goto(`/procedures/${ID}`);
		await expect(coming(volunteer)).toContainText('không phải trả lệ phí nộp tại quầy nữa');
		await server.stop();
	});

	await test.step('with the server stopped: the change, the fee, the commune’s words', async () => {
		await volunteer.goto(`/procedures/${ID}`);
		await expect(changed(volunteer)).toContainText(`bỏ giấy: ${PAPER}`);
		await expect(coming(volunteer)).toContainText('không phải trả lệ phí nộp tại quầy nữa');
		await expect(volunteer.getByText('Tại quầy: 15.000 đồng', { exact: true })).toBeVisible();
		await expect(
			volunteer.getByText('Chủ hộ đi cùng thì làm xong trong buổi.', { exact: true })
		).toBeVisible();
		await expect(volunteer.getByRole('link', { name: 'Gọi 0238 385 6789' })).toHaveAttribute(
			'href',
			'tel:02383856789'
		);
		await expect(volunteer.getByRole('link', { name: 'Sửa cho xã' })).toHaveCount(0);
		await noFaults(volunteer, 'a changed procedure');
	});

	const offer = volunteer.getByText(`Từ ${inFigures(inDays(0))} thủ tục này đổi`);
	const paper = volunteer.getByRole('main').getByText(PAPER, { exact: true });

	await test.step('a dossier begun before keeps its version, and follows the new one with a tap', async () => {
		await volunteer.goto(dossier);
		await expect(offer).toBeVisible();
		await expect(volunteer.getByText(`bỏ giấy: ${PAPER}`)).toBeVisible();
		await expect(paper).toBeVisible();
		await noFaults(volunteer, 'a newer version is offered');
		await volunteer.getByRole('button', { name: 'Làm theo bản mới' }).click();
		await expect(paper).toHaveCount(0);
		await expect(offer).toHaveCount(0);
		await volunteer.getByRole('button', { name: 'Hoàn tác' }).click();
		await expect(paper).toBeVisible();
		await volunteer.getByRole('button', { name: 'Làm theo bản mới' }).click();
		await expect(paper).toHaveCount(0);
	});

	await test.step('another is left as it is, and the offer takes one line from then on', async () => {
		await volunteer.goto(other);
		await tabTo(volunteer, volunteer.getByRole('button', { name: 'Giữ bản cũ' }));
		await volunteer.keyboard.press('Enter');
		await expect(offer).toBeHidden();
		await volunteer.reload();
		await expect(volunteer.getByText('Hồ sơ theo bản cũ. Xem bản mới')).toBeVisible();
		await expect(offer).toBeHidden();
		await expect(paper).toBeVisible();
		await noFaults(volunteer, 'a version that is kept');
	});

	await test.step('the slip has the hours and the phone, and no line for a pen is left', async () => {
		await volunteer.goto(`/procedures/${ID}`);
		await volunteer.getByRole('link', { name: 'Phiếu mang theo' }).click();
		await expect(slip(volunteer)).toContainText('Giờ làm việc: Sáng thứ Ba, thứ Năm');
		await expect(slip(volunteer)).toContainText('Điện thoại: 0238 385 6789');
		await expect(slip(volunteer)).toContainText('Công an xã Mường Lam, Bản Na Lợt');
		await expect(slip(volunteer)).not.toContainText(PAPER);
		await expect(slip(volunteer).locator('.dots')).toHaveCount(0);
		await noFaults(volunteer, 'the slip');
	});

	await test.step('the directory, reached by keyboard', async () => {
		await volunteer.goto('/more');
		await tabTo(volunteer, volunteer.getByRole('link', { name: /^Danh bạ/ }));
		await volunteer.keyboard.press('Enter');
		await expect(volunteer.getByText('Thứ Hai đến thứ Sáu: 07:30–11:30')).toBeVisible();
		await tabTo(volunteer, volunteer.getByRole('link', { name: 'Gọi 0238 385 6789' }));
		await expect(volunteer.getByRole('link', { name: 'Thêm địa chỉ' })).toHaveCount(0);
		await noFaults(volunteer, 'the directory');
	});
});

test('a procedure of the commune is found by what people say, and one the commune does not do is not', async () => {
	server = await communeServer();
	const officer = await pageOf('canbo');
	await officer.goto('/procedures');
	await officer.getByRole('link', { name: /^Thêm thủ tục của xã/ }).click();
	await officer.getByLabel('Tên thủ tục').fill('Vay vốn cho hộ nghèo');
	await officer.getByLabel(/^Bà con hay nói/).fill('vay tiền nuôi bò\nvay ngân hàng chính sách');
	await officer.getByLabel('Thời gian làm').fill('5 ngày làm việc');
	await officer.getByRole('button', { name: 'Thêm giấy' }).click();
	await officer.getByLabel('Tên giấy 1').fill('Đơn vay theo mẫu');
	await officer.getByLabel('Giấy 1 khi nào cần').selectOption('in-words');
	await officer.getByLabel('Giấy 1: trường hợp nào').fill('nếu vay lần đầu');
	await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
	await expect(officer.getByText('Ghi lệ phí, gõ 0 nếu miễn phí.')).toBeVisible();
	await noFaults(officer, 'a new procedure with a fault');
	await officer.getByLabel('Nộp tại quầy (đồng)').fill('0');
	await test.step('it is written, and the answer is lost: after a reload it is the same one', async () => {
		const putting = /\/office\/procedures\//;
		await officer.context().route(putting, async (route) => {
			await route.fetch();
			await route.abort();
		});
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await expect(officer.getByText(/Phần này cần mạng/)).toBeVisible();
		await officer.context().unroute(putting);
		await officer.reload();
		await expect(officer.getByText('Bản bạn sửa dở vẫn ở đây.')).toBeVisible();
		// It has come back from the commune: saving finds it done, instead of nothing to save.
		await expect(officer.getByText('Bản 1, đang dùng')).toBeVisible();
	});
	await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
	await expect(
		officer.getByRole('heading', { level: 1, name: 'Vay vốn cho hộ nghèo' })
	).toBeVisible();
	await expect(officer.getByText('Đơn vay theo mẫu')).toBeVisible();
	await expect(officer.getByText('nếu vay lần đầu')).toBeVisible();
	await noFaults(officer, 'a procedure of the commune');

	await officer.goto('/procedures');
	await officer.getByLabel('Bạn cần giúp việc gì?').fill('vay tien nuoi bo');
	await expect(officer.getByRole('link', { name: /^Vay vốn cho hộ nghèo/ })).toHaveCount(1);

	await officer.goto(`/procedures/${ID}/local`);
	await officer.getByRole('checkbox', { name: /^Xã không làm thủ tục này/ }).check();
	await expect(officer.getByText('xã không làm thủ tục này nữa')).toBeVisible();
	await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
	await expect(officer.getByText('Xã hiện không làm thủ tục này')).toBeVisible();
	await officer.goto('/procedures');
	await officer.getByLabel('Bạn cần giúp việc gì?').fill('1.004222');
	await expect(officer.getByText(/Chưa thấy thủ tục nào/)).toBeVisible();
	await officer.getByLabel('Bạn cần giúp việc gì?').fill('');
	await expect(officer.getByRole('heading', { name: 'Xã không làm (1)' })).toBeVisible();
});

test('what was typed and left for a while is called saved only where the commune has it', async () => {
	server = await communeServer();
	const officer = await pageOf('canbo');
	await officer.goto(`/procedures/${ID}/local`);
	const lastDay = officer.getByLabel('Đến hết ngày');
	await lastDay.fill(inDays(30));
	await draftKept(officer, { person: 'canbo', form: `procedure:${ID}`, written: inDays(30) });
	await officer.getByRole('link', { name: 'Thủ tục' }).click();
	await expect(officer).toHaveURL(`/procedures/${ID}`);
	await officer.goBack();
	await expect(officer.getByText('Bản bạn sửa dở vẫn ở đây.')).toBeVisible();
	await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
	await expect(officer.getByText(/không có gì để lưu/)).toBeVisible();
	await expect(lastDay).toHaveValue(inDays(30));

	await test.step('a version for a while stays one, and may last longer', async () => {
		await officer.getByLabel('Nộp tại quầy (đồng)').fill('15.000');
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await saved(officer);
		await officer.getByRole('link', { name: 'Sửa cho xã' }).click();
		await expect(lastDay).toHaveValue(inDays(30));
		await expect(officer.getByText('Chưa có gì khác bản đang dùng ngày ấy.')).toBeVisible();
		await lastDay.fill(inDays(60));
		await expect(
			officer.getByText(
				`Từ ${inFigures(inDays(31))}: lệ phí nộp tại quầy giảm từ 20.000 đồng còn 15.000 đồng`
			)
		).toBeVisible();
		await officer.getByRole('button', { name: 'Lưu bản mới' }).click();
		await saved(officer);
		await officer.getByRole('link', { name: 'Sửa cho xã' }).click();
		await expect(officer.getByText('Bản 2, đang dùng')).toBeVisible();
		await expect(lastDay).toHaveValue(inDays(60));
	});
});

/** From another office, at the same moment. */
async function otherOfficerSaves(): Promise<void> {
	const { token } = await server.signIn('canbo', PASSWORD, '8888888888');
	const answered = await fetch(`${server.url}/api/communes/17284/office/procedures/${ID}/2`, {
		method: 'PUT',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			effective: { from: inDays(0) },
			content: {
				kind: 'override',
				fee: { online: 10_000, counter: 15_000 },
				hours: 'Sáng thứ Ba, thứ Năm',
				note: 'Chủ hộ đi cùng thì làm xong trong buổi.',
				papers: [],
				without: [procedureOf(ID)!.documents[0]!.id]
			}
		})
	});
	expect(answered.status).toBe(200);
}
