import { expect, test, type Page } from '@playwright/test';
import { OFFICE_PC, Phone } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { codeInPicture } from './support/made-media';
import { communeServer } from './support/village';
import { householdLinks, readyOffline, signIn } from './support/volunteer';

let server: ServerProcess;
let phone: Phone;
let page: Page;
let stopped = false;

test.beforeAll(async () => {
	server = await communeServer({ withList: true });
});
test.beforeEach(async () => {
	phone = await Phone.open(server.url);
	({ page } = phone);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await signIn(page, 'tnv1');
});
test.afterEach(async () => {
	await phone.dispose();
	if (stopped) await server.start();
	stopped = false;
});
test.afterAll(() => server.dispose());

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const search = () => page.getByLabel('Bạn cần giúp việc gì?');
const results = () => page.getByRole('list', { name: 'Kết quả tìm' }).getByRole('link');
const bring = () => page.getByRole('region', { name: 'Cần mang theo' });
const slip = () => page.getByRole('article', { name: 'Phiếu sẽ in như sau' });

async function noFaults(screen: string): Promise<void> {
	expect.soft(await faultsOn(page), `faults on the screen “${screen}”`).toEqual([]);
}

/** Looks with nothing to ask: the server is gone, and the page is opened anew. */
async function noNetwork(): Promise<void> {
	await readyOffline(page);
	await server.stop();
	stopped = true;
}

test('a family with a new child learns from the house what to bring, with no network', async () => {
	const [door] = await householdLinks(page, 1);
	await noNetwork();
	await page.goto(door!);
	await page.getByRole('link', { name: /^Giúp làm thủ tục/ }).click();
	await expect(heading('Thủ tục')).toBeVisible();
	await noFaults('the catalogue');

	await search().fill('con moi sinh');
	await expect(results().first()).toHaveAccessibleName(
		/^Liên thông: đăng ký khai sinh.*con mới sinh/
	);
	await noFaults('what was found');
	await results().first().click();

	await test.step('two questions decide what goes into the bag', async () => {
		await expect(bring()).toContainText('Có thể cần thêm (3)');
		await noFaults('questions');
		await page.getByRole('button', { name: 'Có bản giấy' }).click();
		await expect(
			page.getByRole('heading', { name: 'Đăng ký thường trú cho trẻ ở đâu?' })
		).toBeFocused();
		await page.getByRole('button', { name: 'Cùng cha, mẹ' }).click();
		await expect(page.getByRole('heading', { name: 'Cần mang theo' })).toBeFocused();
		await expect(bring().getByRole('listitem')).toHaveText([
			/^Giấy chứng sinh/,
			'Điện thoại có VNeID của người nộp'
		]);
		await expect(page.getByText('Không phải ký số biểu mẫu')).toBeVisible();
		await expect(page.getByText('3–5 ngày làm việc')).toBeVisible();
		await noFaults('the checklist');
	});

	await test.step('an answer can be changed, and outlives a reload', async () => {
		const change = page.getByRole('button', {
			name: 'Đổi câu trả lời: Trẻ có giấy chứng sinh không?'
		});
		await change.click();
		await page.getByRole('button', { name: 'Có dữ liệu ký số liên thông' }).click();
		await expect(change).toBeVisible();
		await page.reload();
		await expect(bring().getByRole('listitem')).toHaveText([
			'Danh mục không ghi giấy tờ nào phải mang',
			'Điện thoại có VNeID của người nộp'
		]);
		await expect(page.getByText('Đã có dữ liệu ký số liên thông.')).toBeVisible();
	});

	await test.step('the package leads to its parts, and back to the house', async () => {
		await page
			.getByRole('list', { name: 'Gói này gồm' })
			.getByRole('link', { name: 'Đăng ký khai sinh' })
			.click();
		await expect(heading('Đăng ký khai sinh')).toBeVisible();
		await expect(page.getByText('Trong 60 ngày từ khi sinh')).toBeVisible();
		await expect(page.getByRole('link', { name: /nên làm gói liên thông/ })).toBeVisible();
		await page.getByRole('link', { name: 'Thủ tục', exact: true }).first().click();
		await expect(search()).toHaveValue('con moi sinh');
	});

	await test.step('who asks for an account learns what the police need, and comes to the lesson', async () => {
		await search().fill('định danh mức 2');
		const card = page.getByRole('region', { name: 'Chưa có mức 2: đến công an xã' });
		await expect(card).toContainText('Mang theo thẻ căn cước');
		await expect(page.getByText(/^Chưa thấy thủ tục nào/)).toHaveCount(0);
		await noFaults('help with an account');
		await search().fill('lam vneid');
		await expect(card).toBeVisible();
		await tabTo(page, page.getByRole('link', { name: /^Quên mật khẩu/ }));
		await page.keyboard.press('Enter');
		await expect(page.getByText('Bước 1 trên 5')).toBeVisible();
		await page.getByRole('link', { name: 'Thủ tục', exact: true }).first().click();
		await expect(search()).toHaveValue('lam vneid');
		await page.getByRole('link', { name: 'Về hộ' }).click();
		await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	});
});

test('a residence costs less online, and its slip is printed without anybody’s name', async () => {
	await noNetwork();
	await page.goto('/procedures');
	await search().fill('giay to cho o hop phap');
	await expect(results().first()).toHaveAccessibleName(/Có giấy: Giấy tờ .*chỗ ở hợp pháp/);
	await search().fill('1.004222');
	await expect(results()).toHaveCount(1);
	await results().first().click();
	await expect(page.getByText('Trên mạng: 10.000 đồng')).toBeVisible();
	await expect(page.getByText('Tại quầy: 20.000 đồng')).toBeVisible();
	await page.getByRole('button', { name: 'Tại quầy' }).click();
	await page.getByRole('button', { name: 'Không', exact: true }).click();
	await page.getByRole('button', { name: 'Nhà ở' }).click();
	await page.getByRole('link', { name: 'Phiếu mang theo' }).click();

	await expect(slip()).toContainText('Giấy tờ chứng minh chỗ ở hợp pháp');
	await expect(slip()).not.toContainText('VNeID của người nộp');
	await noFaults('the slip');

	await test.step('a phone that scans the code has the slip', async () => {
		await page.getByText('Quét bằng điện thoại để có phiếu này').click();
		const code = page.getByRole('img', { name: 'Quét bằng điện thoại để có phiếu này' });
		expect(await codeInPicture(page, await code.screenshot())).toContain(
			'- Giấy tờ chứng minh chỗ ở'
		);
	});

	await test.step('it is sent as text', async () => {
		await page.evaluate(() => {
			Object.defineProperty(navigator, 'share', {
				value: (sent: { text: string }) => {
					document.documentElement.dataset['sent'] = sent.text;
					return Promise.resolve();
				}
			});
		});
		await page.getByRole('button', { name: 'Gửi' }).click();
		await expect(page.locator('html')).toHaveAttribute(
			'data-sent',
			/^Đăng ký thường trú\n\nCần mang theo:\n- /
		);
	});

	await test.step('on paper it is one sheet of the size that was chosen', async () => {
		expect(sheetsOf(await page.pdf({ preferCSSPageSize: true }))).toEqual([A5]);
		await page.getByLabel('A4, chữ to').check();
		expect(sheetsOf(await page.pdf({ preferCSSPageSize: true }))).toEqual([A4]);
		await page.emulateMedia({ media: 'print' });
		await expect(slip()).toBeVisible();
		await expect(heading('Phiếu mang theo')).toBeHidden();
		await expect(page.getByRole('button', { name: 'In' })).toBeHidden();
		// A long one, with every paper that may be needed.
		await page.goto('/procedures/lien-thong-khai-sinh/slip');
		await expect(slip()).toBeVisible();
		expect(sheetsOf(await page.pdf({ preferCSSPageSize: true }))).toEqual([A5]);
	});
});

/** Width and height in points. */
const A5 = '420 x 595';
const A4 = '595 x 842';

const sheetsOf = (pdf: Buffer): string[] =>
	[...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
		([, wide, high]) => `${Math.round(Number(wide))} x ${Math.round(Number(high))}`
	);

test('an old man’s pension is found and looked through with the keys alone, at the desk', async () => {
	await page.goto('/more');
	await page.getByRole('link', { name: /^Thủ tục/ }).click();
	await tabTo(page, search());
	await page.keyboard.type('tien nguoi gia');
	await expect(results().first()).toHaveAccessibleName(/hưu trí xã hội/);
	await tabTo(page, results().first());
	await page.keyboard.press('Enter');

	await expect(heading(/trợ cấp hưu trí xã hội$/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Tại quầy' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expect(bring()).toContainText('Danh mục không ghi giấy tờ nào phải mang');
	await expect(page.getByText('Mẫu số 01, Nghị định 176/2025/NĐ-CP')).toBeVisible();
	await expect(page.getByText('10 ngày làm việc')).toBeVisible();
	await tabTo(page, page.getByText('Các bước nộp tại quầy'));
	await page.keyboard.press('Enter');
	await expect(page.getByText('Nhận phiếu hẹn trả kết quả', { exact: false })).toBeVisible();
	await noFaults('the steps');
	await tabTo(page, page.getByRole('link', { name: 'Phiếu mang theo' }));
	await page.keyboard.press('Enter');
	await expect(slip()).toContainText('Văn bản đề nghị');
});

test('what was not held against the official record says so; on a PC too', async () => {
	await page.setViewportSize(OFFICE_PC);
	await page.goto('/procedures');
	await search().fill('mất căn cuocc');
	await results().first().click();
	await expect(page.getByText('Danh mục tham khảo, hỏi bộ phận một cửa')).toBeVisible();
	await page.getByRole('button', { name: 'Mất thẻ' }).click();
	await expect(bring()).not.toContainText('Thẻ căn cước, CCCD cũ');
	await expect(page.getByText('chụp ảnh, thu vân tay', { exact: false }).first()).toBeVisible();
	await noFaults('not verified');
	await page.goto('/procedures');
	await expect(search()).toHaveValue('mất căn cuocc');
	await page.getByRole('button', { name: 'Xóa chữ đã gõ' }).click();
	await page.getByRole('link', { name: /^Khai sinh, kết hôn, khai tử/ }).click();
	await expect(page.getByRole('link', { name: /^Đăng ký kết hôn/ })).toBeVisible();
	await noFaults('a group');
	await page.goto('/procedures/khong-co');
	await expect(heading('Không có trang này')).toBeVisible();
});
