import { expect, test, type Locator, type Page } from '@playwright/test';
import { OFFICE_PC, type PhoneOptions } from '../support/phone';
import type { ServerProcess } from '../support/server-process';
import { faultsOn } from './support/axe';
import { tabTo } from './support/keyboard';
import { usePhones } from './support/phones';
import { communeServer, sheet } from './support/village';
import { householdLinks, meetHead, savedHeading, signIn } from './support/volunteer';

let server: ServerProcess;
const phones = usePhones(() => server.url);

const open = async (options: PhoneOptions = {}): Promise<Page> =>
	(await phones.open({ isStill: true, ...options })).page;

test.beforeEach(async () => {
	server = await communeServer({ withList: true });
});
test.afterEach(() => server.dispose());

/** Looks at the screen as it stands once `there` can be seen. A fault is told with the screen's name; the walk goes on. */
async function look(
	page: Page,
	screen: string,
	there: Locator,
	how: Parameters<typeof faultsOn>[1] = {}
): Promise<void> {
	await expect(there, `the screen “${screen}” has come`).toBeVisible();
	const faults = await faultsOn(page, how);
	expect.soft(faults, `faults on the screen “${screen}”`).toEqual([]);
}

const heading = (page: Page, name?: string | RegExp) =>
	page.getByRole('heading', name === undefined ? { level: 1 } : { level: 1, name });
const search = (page: Page) => page.getByLabel('Tìm hộ, người');
const answers = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

/** The main action at the bottom of a visit's question. */
const goOn = (page: Page) => page.locator('button[form="visit"]');

async function lookAtVisit(page: Page, door: string): Promise<void> {
	await page.goto(`${door}/visit`);
	await look(page, 'visit: who', page.getByRole('button', { name: 'Vắng nhà' }));
	await goOn(page).click();
	await look(page, 'visit: who, nobody ticked', page.getByText('Chọn người bạn gặp').first());
	await meetHead(page, door);
	await look(page, 'visit: skill', answers(page, 'Rồi'));
	await answers(page, 'Rồi').check();
	await goOn(page).click();
	await look(page, 'visit: skill, who did it is missing', page.getByText('Chọn ai làm các bước'));
	await answers(page, 'Không thể').check();
	await look(page, 'visit: skill, why not', page.getByText('Vì sao không thể?'));
	await answers(page, 'Chưa').check();
	await look(page, 'visit: skill, the rest passed over', page.getByText('Vẫn hỏi tiếp'));
	await passOverUntil(page, 'next-step');
	await look(page, 'visit: next step', heading(page, 'Bước tiếp theo là gì?'));
	await goOn(page).click();
	await look(page, 'visit: return', heading(page, 'Có hẹn lại không?'));
	await page.getByRole('radio', { name: 'Ngày khác' }).check();
	await look(page, 'visit: return, another day', page.getByLabel('Ngày', { exact: true }));
	await goOn(page).click();
	await look(page, 'visit: note', page.getByLabel('Ghi chú'));
	await goOn(page).click();
	await look(page, 'saved', savedHeading(page));
}

/** Leaves every question on the way unanswered. */
async function passOverUntil(page: Page, step: string): Promise<void> {
	while (new URL(page.url()).searchParams.get('step') !== step) {
		const here = page.url();
		await goOn(page).click();
		await expect.poll(() => page.url()).not.toBe(here);
	}
}

async function lookAtImport(page: Page): Promise<void> {
	await page.goto('/import');
	await look(page, 'import: choose a file', page.getByText('Chọn tệp danh sách'));
	await page.setInputFiles('input[type=file]', {
		name: 'hong.xlsx',
		mimeType: 'application/octet-stream',
		buffer: Buffer.from('PK not a spreadsheet at all')
	});
	await look(page, 'import: damaged file', page.getByRole('alert'));
	await page.setInputFiles('input[type=file]', sheet('bản-Huồi-Cọ-danh-sách.xlsx'));
	await page.locator('summary').first().click();
	await look(page, 'import: sheets', heading(page, 'Danh sách được hiểu thế nào'));
	await page.getByRole('button', { name: 'Tiếp: xem lại' }).click();
	await look(page, 'import: check', heading(page, 'Xem lại'));
	await page.getByRole('button', { name: /^Thêm \d+ hộ/ }).click();
	await look(page, 'import: done', heading(page, /^Đã thêm \d+ hộ/));
}

test('no screen has a fault against WCAG 2.2 AA', async () => {
	test.setTimeout(480_000);
	const page = await open();
	await page.goto('/sign-in');
	await look(page, 'sign-in', page.getByRole('button', { name: 'Đăng nhập' }));
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await look(page, 'sign-in, name missing', page.getByLabel('Tên đăng nhập'));
	await signIn(page, 'tnv1');

	const [door] = await householdLinks(page, 20);
	await look(page, 'household list', search(page), { wholeLists: true });
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
	await page.goto(door!);
	const visit = page.getByRole('link', { name: 'Ghi lượt thăm' });
	await look(page, 'household', visit);
	await lookAtVisit(page, door!);
	await page.goto(door!);
	await look(page, 'household with a visit', page.getByRole('heading', { name: 'Các lượt thăm' }));

	await page.goto('/no/such/page');
	await look(page, 'error page', heading(page));
	await lookAtImport(page);

	const officer = await open({ viewport: OFFICE_PC });
	await signIn(officer, 'canbo');
	await officer.goto('/board');
	await look(officer, 'board', heading(officer));
	await expect(officer.getByText('Xóm 3').first()).toBeVisible();
	await officer.goto('/people');
	await look(officer, 'people', officer.getByRole('link', { name: /^tnv1/ }));
	await officer.goto('/people/tnv1');
	await officer.getByRole('button', { name: 'Tạo mã mời' }).click();
	await look(officer, 'invitation', officer.getByRole('img', { name: 'Mã QR mời tnv1' }));
	await officer.goto(`/households?village=village-17284-03`);
	await look(officer, 'household list of the officer', search(officer));
});

// The light one is what everything above was looked at in.
for (const theme of ['dark', 'sunlight'] as const)
	test(`the list and a visit have no fault in the ${theme} theme`, async () => {
		test.setTimeout(300_000);
		const page = await open();
		await signIn(page, 'tnv1');
		await page.goto('/settings');
		const name = { dark: 'Tối', sunlight: 'Ngoài nắng' }[theme];
		await page.getByRole('radio', { name }).check();
		await expect(page.locator('html')).toHaveAttribute('data-theme', theme);

		const [door] = await householdLinks(page, 20);
		await look(page, `household list, ${theme}`, search(page));
		await lookAtVisit(page, door!);
	});

test('the keyboard alone brings a visit from the household list to the saved page', async () => {
	const page = await open();
	await signIn(page, 'tnv1');
	const [door] = await householdLinks(page, 20);
	const keys = page.keyboard;

	await tabTo(page, page.locator(`a[href="${door}"]`));
	await keys.press('Enter');
	await expect(page.getByRole('link', { name: 'Ghi lượt thăm' })).toBeVisible();
	await tabTo(page, page.getByRole('link', { name: 'Ghi lượt thăm' }));
	await keys.press('Enter');

	await tabTo(page, page.getByRole('checkbox').first());
	await keys.press('Space');

	await test.step('the first question: an answer with arrows, and a way back to change it', async () => {
		await expect(heading(page, /kích hoạt VNeID/)).toBeFocused();
		await tabTo(page, answers(page, 'Rồi'));
		await keys.press('Space');
		await expect(answers(page, 'Rồi')).toBeChecked();
		await keys.press('ArrowDown');
		await expect(answers(page, 'Rồi')).not.toBeChecked();
		await tabTo(page, goOn(page));
		await tabTo(page, page.getByRole('radio', { checked: true }), 'Shift+Tab');
		await keys.press('ArrowUp');
		await expect(answers(page, 'Rồi')).toBeChecked();
		await tabTo(page, answers(page, 'Người dân tự làm'));
		await keys.press('Space');
		await tabTo(page, goOn(page));
		await keys.press('Enter');
	});

	await test.step('the second question, then saved at once', async () => {
		await expect(heading(page, /đăng nhập/i)).toBeFocused();
		await tabTo(page, answers(page, 'Được'));
		await keys.press('Space');
		await tabTo(page, answers(page, 'Người dân tự làm'));
		await keys.press('Space');
		await keys.press('ArrowDown');
		await expect(answers(page, 'Cùng làm')).toBeChecked();
		await tabTo(page, page.getByRole('button', { name: 'Lưu', exact: true }));
		await keys.press('Enter');
	});
	await expect(savedHeading(page)).toBeVisible();
	await expect(page.getByText('Hoàn tác').first()).toBeVisible();
});
